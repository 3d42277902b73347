import Columnar
import Warehouse

/// Rows that are not as they should be: how many, and the first few.
struct Offenders: Sendable {
    static let shown = 3

    struct Row: Sendable {
        let file: Int
        let row: Int
        /// What is wrong with it.
        let text: String
    }

    private(set) var count: Int64 = 0
    private(set) var rows: [Row] = []

    mutating func add(_ row: Int, in file: Int, _ text: @autoclosure () -> String) {
        count += 1
        if rows.count < Self.shown { rows.append(Row(file: file, row: row, text: text())) }
    }

    mutating func add(_ other: Offenders) {
        count += other.count
        rows = Array((rows + other.rows).prefix(Self.shown))
    }

    /// The test's outcome; `table` names the rows.
    func outcome(_ test: DataTest, of total: Int64, in table: TableFiles, _ files: [TableFiles.File]) -> TestOutcome {
        guard count > 0 else { return .passed }
        return .failed(
            FailedCheck(
                test: test.name, expected: test.rule.words, found: "\(count) of \(total) rows otherwise",
                examples: rows.map { "\(table.name(of: $0.row, in: files[$0.file])): \($0.text)" }))
    }
}

extension TableFiles {
    /// A row by its table's first column, which is its key or the nearest to one.
    func name(of row: Int, in file: File) -> String {
        let key = schema.columns[0].schema.name
        let place = file.day.map { "\(schema.partitionKey ?? "")=\($0) " } ?? ""
        guard schema.partitionKey != "event_date",
            let column = try? file.read(key), row < column.count
        else { return place + "row \(row + 1)" }
        return "\(place)\(key) \(column.text(at: row))"
    }
}

extension Column {
    /// One value as a person reads it.
    func text(at row: Int) -> String {
        switch self {
        case .int32(let values): "\(values[row])"
        case .int64(let values): "\(values[row])"
        case .double(let values): "\(values[row])"
        case .text(let values): values[row]
        case .optionalText(let values): values[row] ?? "NULL"
        }
    }

    /// The bytes of a text; of another value as it is printed.
    func bytes(at row: Int) -> [UInt8] {
        switch self {
        case .text(let values): Array(values.utf8(row))
        case .optionalText(let values): Array(values.text.utf8(row))
        default: Array(text(at: row).utf8)
        }
    }

    /// Whether all values are the same, row by row. False may mean that nobody looked.
    func isIdentical(to other: Column) -> Bool {
        switch (self, other) {
        case (.int32(let left), .int32(let right)): left == right
        case (.int64(let left), .int64(let right)): left == right
        case (.text(let left), .text(let right)): left.offsets == right.offsets && left.bytes == right.bytes
        default: false
        }
    }

    func isNull(at row: Int) -> Bool {
        if case .optionalText(let values) = self { values.isNull[row] } else { false }
    }

    /// Whether a value is the same as one of another column; texts by their bytes.
    func equals(at row: Int, _ other: Column, at otherRow: Int) -> Bool {
        switch (self, other) {
        case (.int64(let left), .int64(let right)): left[row] == right[otherRow]
        case (.int32(let left), .int32(let right)): left[row] == right[otherRow]
        case (.text(let left), .text(let right)): left.utf8(row).elementsEqual(right.utf8(otherRow))
        default: text(at: row) == other.text(at: otherRow)
        }
    }
}
