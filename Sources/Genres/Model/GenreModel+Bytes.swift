/// A model as bytes. Weights take 16 bits: the upper half of a `Float`, whose eight binary digits are precision enough.
extension GenreModel {
    var encoded: [UInt8] {
        var writer = ModelWriter()
        writer.append(UInt32(weighting.rowCount))
        for frequency in weighting.frequencies { writer.append(frequency) }
        writer.append(weights.bias)
        for (bucket, frequency) in weighting.frequencies.enumerated() where frequency > 0 {
            writer.append(weights.buckets[bucket])
        }
        writer.append(UInt32(calibration.points.count))
        for point in calibration.points {
            writer.append(point.certainty.bitPattern)
            writer.append(point.accuracy.bitPattern)
        }
        return writer.bytes
    }

    init(encoded bytes: ArraySlice<UInt8>) throws(ModelDamage) {
        var reader = ModelReader(bytes)
        let rowCount = Int(try reader.integer(UInt32.self))
        var frequencies = [UInt16](repeating: 0, count: Features.bucketCount)
        for bucket in frequencies.indices { frequencies[bucket] = try reader.integer(UInt16.self) }
        var weights = LinearWeights()
        weights.bias = try reader.scores()
        for bucket in frequencies.indices where frequencies[bucket] > 0 {
            weights.buckets[bucket] = try reader.scores()
        }
        var points: [Calibration.Point] = []
        for _ in 0..<(try reader.integer(UInt32.self)) {
            let certainty = Double(bitPattern: try reader.integer(UInt64.self))
            points.append(.init(certainty: certainty, accuracy: Double(bitPattern: try reader.integer(UInt64.self))))
        }
        guard reader.isAtEnd else { throw ModelDamage("it holds more than a model") }
        self.init(
            weighting: FeatureWeighting(frequencies: frequencies, rowCount: rowCount), weights: weights,
            calibration: Calibration(points: points))
    }

    /// As it will be when read again: a model answers the same before and after it was stored.
    func rounded() -> GenreModel {
        var weights = weights
        weights.bias = weights.bias.rounded16
        for bucket in weights.buckets.indices { weights.buckets[bucket] = weights.buckets[bucket].rounded16 }
        return GenreModel(weighting: weighting, weights: weights, calibration: calibration)
    }
}

extension GenreScores {
    fileprivate var rounded16: GenreScores {
        var rounded = GenreScores.zero
        for lane in Genre.allCases.indices { rounded[lane] = Float(upperBits: self[lane].upperBits) }
        return rounded
    }
}

extension Float {
    /// The upper half, rounded to the nearest. Weights are small: none comes near to overflow.
    fileprivate var upperBits: UInt16 { UInt16(truncatingIfNeeded: (bitPattern &+ 0x8000) >> 16) }

    fileprivate init(upperBits: UInt16) { self.init(bitPattern: UInt32(upperBits) << 16) }
}

/// Why bytes are no model.
struct ModelDamage: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

struct ModelWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ more: [UInt8]) { bytes += more }

    mutating func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ scores: GenreScores) {
        for lane in Genre.allCases.indices { append(scores[lane].upperBits) }
    }
}

struct ModelReader {
    private var left: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { left = bytes }

    var isAtEnd: Bool { left.isEmpty }

    mutating func integer<Value: FixedWidthInteger & UnsignedInteger>(_ type: Value.Type) throws(ModelDamage) -> Value {
        let size = Value.bitWidth / 8
        guard left.count >= size else { throw ModelDamage("it is cut off") }
        var value: Value = 0
        for byte in left.prefix(size).reversed() { value = value << 8 | Value(byte) }
        left = left.dropFirst(size)
        return value
    }

    mutating func scores() throws(ModelDamage) -> GenreScores {
        var scores = GenreScores.zero
        for lane in Genre.allCases.indices { scores[lane] = Float(upperBits: try integer(UInt16.self)) }
        return scores
    }
}
