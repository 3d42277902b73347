import Columnar

/// A small table read whole, its columns by name. A column asked for by a wrong name or type reads as zeros.
struct Rows {
    let path: String
    let count: Int
    // Decoded once: they are asked for row by row.
    private var integers: [String: [Int64]] = [:]
    private var doubles: [String: [Double]] = [:]
    private var strings: [String: [String]] = [:]
    private var optionalStrings: [String: [String?]] = [:]

    init(_ path: String, _ table: TableSchema) throws {
        self.path = path
        let names = table.columnSchemas.map(\.name)
        let batch = try ParquetReader(path: path).readAll(names)
        count = batch.rowCount
        for (name, column) in zip(names, batch.columns) {
            integers[name] = column.integers
            doubles[name] = column.doubles
            strings[name] = column.strings
            optionalStrings[name] = column.optionalStrings
        }
    }

    func integers(_ name: String) -> [Int64] { integers[name] ?? Array(repeating: 0, count: count) }
    func doubles(_ name: String) -> [Double] { doubles[name] ?? Array(repeating: 0, count: count) }
    func optionalStrings(_ name: String) -> [String?] {
        optionalStrings[name] ?? Array(repeating: nil, count: count)
    }
    func strings(_ name: String) -> [String] { strings[name] ?? Array(repeating: "", count: count) }
}
