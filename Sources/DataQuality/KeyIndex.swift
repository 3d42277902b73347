import Columnar

/// Where each key of a column is.
enum KeyIndex: Sendable {
    /// One more than the row, by the key less `low`; 0 for no such key.
    case dense(low: Int64, rows: [UInt32])
    case sparse([Int64: Int])
    /// By bytes: texts that Unicode calls equal but were logged differently are two keys.
    case texts([[UInt8]: Int])

    init(_ column: Column) {
        guard let keys = column.integers else {
            self = .texts(Dictionary((0..<column.count).map { (column.bytes(at: $0), $0) }) { first, _ in first })
            return
        }
        guard let low = keys.min(), let high = keys.max(), isDense(low, high, keys.count) else {
            self = .sparse(Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first })
            return
        }
        var rows = [UInt32](repeating: 0, count: Int(high - low) + 1)
        for (row, key) in keys.enumerated() where rows[Int(key - low)] == 0 { rows[Int(key - low)] = UInt32(row + 1) }
        self = .dense(low: low, rows: rows)
    }

    /// The row of the key that another column holds; nil where there is none.
    func row(of column: Column, at place: Int) -> Int? {
        switch (self, column) {
        case (.texts(let rows), _): rows[column.bytes(at: place)]
        case (_, .int64(let keys)): row(of: keys[place])
        case (_, .int32(let keys)): row(of: Int64(keys[place]))
        default: nil
        }
    }

    func row(of key: Int64) -> Int? {
        switch self {
        case .dense(let low, let rows):
            let (place, overflow) = key.subtractingReportingOverflow(low)
            guard !overflow, rows.indices.contains(Int(place)), rows[Int(place)] > 0 else { return nil }
            return Int(rows[Int(place)]) - 1
        case .sparse(let rows): return rows[key]
        case .texts: return nil
        }
    }
}

/// Whether an array by key is no waste: surrogate keys are dense but for members that went.
func isDense(_ low: Int64, _ high: Int64, _ count: Int) -> Bool {
    let (span, overflow) = high.subtractingReportingOverflow(low)
    return !overflow && span < max(1 << 20, Int64(count) * 16)
}

/// The keys of a dimension, one bit each.
struct Members: Sendable {
    private var words: [UInt64] = []
    /// Above every key in here. Keys far above the number of members are in no dimension of ours, and left out.
    private(set) var bound = 0

    init(_ keys: [Int64]) {
        guard let high = keys.max(), high >= 0 else { return }
        bound = Int(min(high, max(1 << 20, Int64(keys.count) * 16))) + 1
        words = [UInt64](repeating: 0, count: bound / 64 + 1)
        for key in keys where key >= 0 && key < bound { words[Int(key >> 6)] |= 1 << UInt64(key & 63) }
    }

    @inline(__always)
    func contains(_ key: Int64) -> Bool {
        key >= 0 && key < bound && words[Int(key >> 6)] >> UInt64(key & 63) & 1 == 1
    }
}
