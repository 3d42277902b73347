import TerminalUI

/// What can be asked for on the SQL screen.
package struct SQLCatalog: Hashable, Sendable {
    package struct Question: Hashable, Sendable {
        package var title: String
        package var text: String

        package init(title: String, text: String) {
            self.title = title
            self.text = text
        }
    }

    package struct Table: Hashable, Sendable {
        package var name: String
        package var columns: [String]

        package init(name: String, columns: [String]) {
            self.name = name
            self.columns = columns
        }
    }

    package var questions: [Question]
    package var tables: [Table]
    /// Why nothing can be asked, and what to do; nil where DuckDB is there.
    package var absence: SQLProblem?

    package init(questions: [Question], tables: [Table], absence: SQLProblem? = nil) {
        self.questions = questions
        self.tables = tables
        self.absence = absence
    }
}

/// A result as far as it is shown.
package struct SQLResultView: Hashable, Sendable {
    package struct Column: Hashable, Sendable {
        package var name: String
        package var type: String
        package var isNumber: Bool

        package init(_ name: String, _ type: String, isNumber: Bool = false) {
            self.name = name
            self.type = type
            self.isNumber = isNumber
        }
    }

    package let columns: [Column]
    /// Nil is NULL.
    package let rows: [[String?]]
    /// True where there are more rows than these.
    package let isCut: Bool
    package let seconds: Double
    /// Of each column in a grid, found once for all rows, so that they hold still while rows pass.
    let widths: [Int]

    /// A wider text is cut in the grid; the export has it whole.
    static let widest = 60

    package init(columns: [Column], rows: [[String?]], isCut: Bool, seconds: Double) {
        self.columns = columns
        self.rows = rows
        self.isCut = isCut
        self.seconds = seconds
        widths = columns.enumerated().map { index, column in
            var width = max(TextWidth.columns(of: column.name), TextWidth.columns(of: column.type), 1)
            for row in rows where width < Self.widest && index < row.count {
                width = max(width, row[index].map { TextWidth.columns(of: $0) } ?? 4)
            }
            return min(width, Self.widest)
        }
    }
}

/// Why there is no result.
package struct SQLProblem: Hashable, Sendable {
    package var message: String
    package var remedy: String
    /// From 1 both, the column in characters; nil where there is no place.
    package var line: Int?
    package var column: Int?

    package init(_ message: String, remedy: String = "", line: Int? = nil, column: Int? = nil) {
        self.message = message
        self.remedy = remedy
        self.line = line
        self.column = column
    }
}

/// What the SQL screen is told. Runs are numbered, so that what comes too late is known by its number.
package enum SQLEvent: Sendable {
    case catalog(SQLCatalog)
    case result(SQLResultView, run: Int)
    case failed(SQLProblem, run: Int)
    case stopped(run: Int)
}

/// What the SQL screen asks for.
package enum SQLRequest: Hashable, Sendable {
    case run(String, run: Int)
    case stop
    /// Writes the whole result of the query that ran last to a CSV file.
    case export
    /// Remembers queries for the next start, oldest first.
    case remember([String])
}
