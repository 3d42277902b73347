import Columnar
import Warehouse

/// One Parquet file whose columns are read whole, each into the narrowest numbers that hold it. Every call opens the file
/// anew, so that several may run at once.
struct ColumnFile: Sendable {
    let path: String

    init(_ path: String) { self.path = path }

    /// Values outside the type's range become its nearest one.
    func integers<Value: FixedWidthInteger>(_ name: String, _: Value.Type) throws -> [Value] {
        var values: [Value] = []
        try forEachGroup([name], { values.reserveCapacity($0) }) { columns in
            switch columns[0] {
            case .int64(let group): for value in group { values.append(Value(clamping: value)) }
            case .int32(let group): for value in group { values.append(Value(clamping: value)) }
            default: throw wrongType(name)
            }
        }
        return values
    }

    func text(_ name: String) throws -> TextColumn {
        var texts = TextColumn()
        let reader = try ParquetReader(path: path)
        for rowGroup in 0..<reader.rowGroupCount {
            guard case .text(let group) = try reader.read([name], rowGroup: rowGroup).columns[0] else {
                throw wrongType(name)
            }
            if rowGroup == 0 {
                // What grows by doubling takes twice the memory while it is copied.
                let bytes = group.bytes.count / max(1, group.count) + 1
                texts.reserve(count: reader.rowCount, bytes: reader.rowCount * bytes)
            }
            texts.append(contentsOf: group)
        }
        return texts
    }

    func macs(_ name: String) throws -> MACColumn {
        var macs = MACColumn()
        try forEachGroup([name], { macs.reserve($0) }) { columns in
            guard case .text(let group) = columns[0] else { throw wrongType(name) }
            macs.append(group)
        }
        return macs
    }

    /// Twice each number, at most 255.
    func halves(_ name: String) throws -> [UInt8] {
        var halves: [UInt8] = []
        try forEachGroup([name], { halves.reserveCapacity($0) }) { columns in
            guard case .double(let group) = columns[0] else { throw wrongType(name) }
            for value in group { halves.append(value.isFinite ? UInt8(clamping: Int(max(0, min(value * 2, 255)))) : 0) }
        }
        return halves
    }

    /// The three scores of dim_contract, packed as `CustomerColumns` holds them.
    func scores() throws -> [UInt8] {
        var scores: [UInt8] = []
        let names = ["recency_score", "frequency_score", "duration_score"]
        try forEachGroup(names, { scores.reserveCapacity($0) }) { columns in
            guard case .int32(let recency) = columns[0], case .int32(let frequency) = columns[1],
                case .int32(let duration) = columns[2]
            else { throw wrongType(names[0]) }
            for row in recency.indices {
                let packed = (recency[row] - 1) << 4 | (frequency[row] - 1) << 2 | (duration[row] - 1)
                guard packed & ~63 == 0 else {
                    throw WarehouseDamaged(path: path, reason: "a score is not from 1 to 4")
                }
                scores.append(UInt8(truncatingIfNeeded: packed))
            }
        }
        return scores
    }

    /// A column of few distinct texts as numbers.
    ///
    /// - Parameter known: the names the numbers follow; others come behind them. Without any, names are in byte order.
    func codes<Code: FixedWidthInteger & UnsignedInteger>(
        _ name: String, _: Code.Type, known: [String] = []
    ) throws -> (codes: [Code], names: [String]) {
        var coder = TextCoder<Code>(known: known)
        let reader = try ParquetReader(path: path)
        coder.reserve(reader.rowCount)
        for rowGroup in 0..<reader.rowGroupCount {
            coder.append(try reader.readCodedText(name, rowGroup: rowGroup))
        }
        return known.isEmpty ? coder.inByteOrder() : (coder.codes, coder.names)
    }

    private func forEachGroup(
        _ names: [String], _ begin: (Int) -> Void, _ take: ([Column]) throws -> Void
    ) throws {
        let reader = try ParquetReader(path: path)
        begin(reader.rowCount)
        for rowGroup in 0..<reader.rowGroupCount { try take(try reader.read(names, rowGroup: rowGroup).columns) }
    }

    private func wrongType(_ name: String) -> WarehouseDamaged {
        WarehouseDamaged(path: path, reason: "\(name) is of another type")
    }
}
