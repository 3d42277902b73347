import Columnar

/// Builds one column of text, row by row.
struct SearchTextBuilder {
    private var bytes: [UInt8] = []
    private var offsets: [UInt32] = [0]
    private var isNull: [Bool] = []

    init(rows: Int, bytesOfRow: Int) {
        bytes.reserveCapacity(rows * bytesOfRow)
        offsets.reserveCapacity(rows + 1)
        isNull.reserveCapacity(rows)
    }

    var column: Column {
        .optionalText(OptionalTextColumn(text: TextColumn(bytes: bytes, offsets: offsets), isNull: isNull))
    }

    @inline(__always)
    mutating func put(_ byte: UInt8) { bytes.append(byte) }

    @inline(__always)
    mutating func put(_ more: [UInt8]) { bytes.append(contentsOf: more) }

    @inline(__always)
    mutating func put(_ more: ArraySlice<UInt8>) { bytes.append(contentsOf: more) }

    /// `value` in so many decimal digits, with zeros before it.
    @inline(__always)
    mutating func put(_ value: Int, digits: Int) {
        var unit = 1
        for _ in 1..<digits { unit &*= 10 }
        while unit > 0 {
            bytes.append(0x30 &+ UInt8(truncatingIfNeeded: value / unit % 10))
            unit /= 10
        }
    }

    /// The lowest bits of `value` as so many hexadecimal digits.
    @inline(__always)
    mutating func put(_ value: UInt64, hexDigits: Int) {
        for place in (0..<hexDigits).reversed() {
            let digit = UInt8(truncatingIfNeeded: value >> UInt64(4 &* place)) & 15
            bytes.append(digit < 10 ? 0x30 &+ digit : 0x57 &+ digit)
        }
    }

    /// Ends the row: what was put since the row before is its value.
    @inline(__always)
    mutating func end() {
        offsets.append(UInt32(truncatingIfNeeded: bytes.count))
        isNull.append(false)
    }

    @inline(__always)
    mutating func endNull() {
        offsets.append(UInt32(truncatingIfNeeded: bytes.count))
        isNull.append(true)
    }
}

/// Builds a column of a few values.
struct SearchChoiceBuilder {
    private var choices: [UInt32] = []
    private let values: [String]

    /// An empty value is NULL.
    init(_ values: [String], rows: Int) {
        self.values = values
        choices.reserveCapacity(rows)
    }

    @inline(__always)
    mutating func append(_ choice: Int) { choices.append(UInt32(truncatingIfNeeded: choice)) }

    var column: Column {
        let isNull = choices.map { values[Int($0)].isEmpty }
        return .optionalText(OptionalTextColumn(text: TextColumn(choosing: choices, from: values), isNull: isNull))
    }
}
