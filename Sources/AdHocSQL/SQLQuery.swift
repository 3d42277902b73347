import Foundation

/// A query and what it may use.
package struct SQLQuery: Hashable, Sendable {
    /// A value that `getvariable('name')` gives the query, always as text.
    package struct Variable: Hashable, Sendable {
        package let name: String
        package let value: String

        /// - Parameter assignment: `name=value`.
        package init(_ assignment: String) throws(SQLFault) {
            let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            let isName = name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil
            guard parts.count == 2, isName else {
                throw SQLFault(
                    .refused, "“\(assignment)” is no parameter", remedy: "give parameters as name=value, such as top=20"
                )
            }
            self.name = name
            value = String(parts[1])
        }
    }

    package let text: String
    package var variables: [Variable]
    package var limit: SQLLimit
    /// Seconds of wall time.
    package var timeout: Double
    /// Bytes DuckDB may use; what needs more fails, as nothing is written to disk.
    package var memory: Int64

    /// Linux takes no longer argument than 128 KiB, and the text is given three times, twice in quotes; values too.
    static let mostBytes = 60_000

    /// Half of the machine's.
    package static var standardMemory: Int64 { Int64(ProcessInfo.processInfo.physicalMemory / 2) }

    package init(
        _ text: String, variables: [Variable] = [], limit: SQLLimit = SQLLimit(), timeout: Double = 60,
        memory: Int64 = standardMemory
    ) throws(SQLFault) {
        let size = variables.reduce(text.utf8.count) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        guard size <= Self.mostBytes else {
            throw SQLFault(
                .refused, "the query has \(size) bytes, and \(Self.mostBytes) is the most",
                remedy: "join with a table rather than name many values")
        }
        guard !text.utf8.contains(0) else { throw SQLFault(.refused, "the query holds a zero byte") }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw SQLFault(.refused, "the query is empty", remedy: "try: SELECT * FROM dim_app")
        }
        self.text = text
        self.variables = variables
        self.limit = limit
        self.timeout = timeout
        self.memory = memory
    }
}
