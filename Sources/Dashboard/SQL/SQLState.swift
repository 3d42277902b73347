import TerminalUI

/// What the SQL screen is made from.
package struct SQLState: Sendable {
    package enum Phase: Sendable {
        /// Nothing was asked yet, or it was stopped.
        case idle(wasStopped: Bool)
        case running(since: Double)
        case done(SQLResultView)
        /// With the text that has the mistake, as the editor may have changed since.
        case failed(SQLProblem, text: String)
    }

    var editor = TextEditor()
    /// Nil while it is not known yet.
    var catalog: SQLCatalog?
    var phase = Phase.idle(wasStopped: false)
    /// Number of the last run.
    var run = 0
    /// The text of the run whose result is shown or awaited, and when it was asked, in seconds since 1970, UTC.
    var asked = ""
    var askedAt = 0.0
    /// Place in the catalog: questions first, then tables.
    var chosen = 0
    /// First column shown of the result.
    var firstColumn = 0
    /// Rows of the result that hold what was typed after `/`; nil for all.
    private(set) var matching: [Int]?
    /// Queries that were run, oldest first.
    var history: [String]
    /// Place in the history while it is walked through; nil at its end, where what was typed is.
    private var place: Int?
    private var draft = ""

    private static let mostHistory = 100
    /// Together with all else, what is remembered must stay below what is read again.
    private static let mostHistoryBytes = 300_000

    package init(history: [String] = []) { self.history = Self.kept(history) }

    var isRunning: Bool { if case .running = phase { true } else { false } }

    var result: SQLResultView? { if case .done(let result) = phase { result } else { nil } }

    /// The problem of the text as it stands in the editor.
    var problemInEditor: SQLProblem? {
        if case .failed(let problem, let text) = phase, text == editor.text { problem } else { nil }
    }

    /// A question or table of the catalog.
    enum Entry { case question(SQLCatalog.Question), table(SQLCatalog.Table) }

    var entries: [Entry] {
        guard let catalog else { return [] }
        return catalog.questions.map { .question($0) } + catalog.tables.map { .table($0) }
    }

    /// The newest, as many as are remembered from start to start.
    private static func kept(_ history: [String]) -> [String] {
        var kept = history.suffix(mostHistory)
        while kept.count > 1, kept.reduce(0, { $0 + $1.utf8.count }) > mostHistoryBytes { kept.removeFirst() }
        return Array(kept)
    }

    /// Finds the rows once, not for each frame: there may be thousands.
    mutating func match(_ filter: RowFilter) {
        guard let result, filter.isActive else {
            matching = nil
            return
        }
        matching = result.rows.indices.filter { row in
            filter.keeps(result.rows[row].map { $0 ?? "NULL" }.joined(separator: " "))
        }
    }

    /// Adds a query to the history, unless it is the last one there.
    mutating func remember(_ text: String) {
        place = nil
        if history.last != text { history.append(text) }
        history = Self.kept(history)
    }

    /// Shows the query before or after the one shown; behind the last one comes what was typed.
    mutating func recall(by step: Int) {
        let current = place ?? history.count
        let wanted = min(max(0, current + step), history.count)
        guard wanted != current else { return }
        if place == nil { draft = editor.text }
        place = wanted == history.count ? nil : wanted
        editor = TextEditor(place.map { history[$0] } ?? draft)
    }
}
