/// What became of everything the engine ever read; committed together with the state.
package struct StreamLedger: Hashable, Sendable, Codable {
    package var filesCommitted = 0
    /// Put aside whole, unread: cut off, malformed, too large.
    package var filesQuarantined = 0
    /// Changed after they were counted; reported, and not counted again.
    package var filesRewritten = 0
    package var bytesRead: Int64 = 0
    package var rowsRead = 0
    package var rowsCounted = 0
    /// Rows of good files that do not count, by reason.
    package var rejected: [String: Int] = [:]
    /// What the query found worth counting besides, by name.
    package var notes: [String: Int] = [:]

    package init() {}

    package var rowsRejected: Int { rejected.values.reduce(0, +) }

    /// The law: every row read was either counted or rejected for a reason.
    package var isBalanced: Bool { rowsRead == rowsCounted + rowsRejected }
}
