/// Makes sense of what the script prints, record by record: its greeting, the columns, then the rows.
struct ResultReader {
    private enum Phase { case greeting, columns, rows }

    private(set) var columns: [SQLColumn] = []
    private(set) var summary = SQLSummary()
    private var phase = Phase.greeting
    /// True once the columns are known, and rows, if there are any, follow.
    var hasBegun: Bool { phase == .rows }
    private var scanner = RecordScanner()
    private var bytes = 0
    private let limit: SQLLimit

    init(limit: SQLLimit) { self.limit = limit }

    /// Takes in what was printed next.
    ///
    /// - Returns: false when no further row is wanted.
    mutating func take(_ more: some Collection<UInt8>, _ sink: inout some RowSink) throws -> Bool {
        bytes += more.count
        scanner.add(more)
        while let record = try scanner.next() {
            switch phase {
            case .greeting: phase = .columns
            case .columns:
                if record.first?.name == SandboxScript.rowsFollow {
                    phase = .rows
                    try sink.begin(columns)
                } else {
                    columns.append(ResultReader.column(record))
                }
            case .rows:
                guard summary.rows < limit.rows, bytes <= limit.bytes else {
                    summary.isCut = true
                    return false
                }
                summary.rows += 1
                try sink.add(record.map(\.value))
            }
        }
        return true
    }

    /// A row of DESCRIBE.
    private static func column(_ record: [(name: String, value: SQLValue)]) -> SQLColumn {
        let texts = record.prefix(2).map { $0.value.shown ?? "" }
        return SQLColumn(name: texts.first ?? "", type: texts.last ?? "")
    }
}
