import Columnar
import Warehouse

/// Looks texts up by surrogate key in a file that is ordered by it: only the row groups that hold a wanted key are read.
struct KeyedRows {
    /// The text of each key found.
    private(set) var texts: [Int64: String] = [:]

    init(_ path: String, key: String, text: String, of wanted: some Sequence<Int64>) throws {
        let sorted = Set(wanted).sorted()
        let reader = try ParquetReader(path: path)
        for rowGroup in 0..<reader.rowGroupCount {
            let inGroup = sorted.filter { reader.range(of: key, rowGroup: rowGroup)?.contains($0) ?? true }
            guard !inGroup.isEmpty else { continue }
            let batch = try reader.read([key, text], rowGroup: rowGroup)
            guard case .int64(let keys) = batch.columns[0], case .text(let values) = batch.columns[1] else {
                throw WarehouseDamaged(path: path, reason: "\(key) or \(text) is of another type")
            }
            for key in inGroup { if let row = keys.range(of: key).first { texts[key] = values[row] } }
        }
    }
}
