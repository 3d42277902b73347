/// What became of every vote and every file read.
package struct LedgerView: Hashable, Sendable, Codable {
    package struct Rejects: Hashable, Sendable, Codable {
        package var reason: String
        package var count: Int

        package init(reason: String, count: Int) {
            self.reason = reason
            self.count = count
        }
    }

    package var votesRead: Int
    package var votesCounted: Int
    /// One entry a reason.
    package var rejected: [Rejects]
    /// Votes counted whose window was closed already.
    package var late: Int
    /// Votes counted that carry no time.
    package var untimed: Int
    package var filesCommitted: Int
    /// Files set aside because they could not be read.
    package var filesQuarantined: Int
    /// Files that changed after they were counted; reported, not counted again.
    package var filesRewritten: Int
    /// Whole files that no batch has taken yet.
    package var filesWaiting: Int
    /// Files still being written, which the engine waits for.
    package var filesDeferred: Int

    package init(
        votesRead: Int = 0, votesCounted: Int = 0, rejected: [Rejects] = [], late: Int = 0, untimed: Int = 0,
        filesCommitted: Int = 0, filesQuarantined: Int = 0, filesRewritten: Int = 0, filesWaiting: Int = 0,
        filesDeferred: Int = 0
    ) {
        self.votesRead = votesRead
        self.votesCounted = votesCounted
        self.rejected = rejected
        self.late = late
        self.untimed = untimed
        self.filesCommitted = filesCommitted
        self.filesQuarantined = filesQuarantined
        self.filesRewritten = filesRewritten
        self.filesWaiting = filesWaiting
        self.filesDeferred = filesDeferred
    }

    package var votesRejected: Int { rejected.reduce(0) { $0.adding($1.count) } }

    /// True where every vote read is accounted for: read = counted + rejected.
    package var holds: Bool { unaccounted == 0 }

    /// Votes read that are neither counted nor rejected; negative where more were counted than read.
    package var unaccounted: Int { votesRead.subtracting(votesCounted.adding(votesRejected)) }
}

/// The proof after a stop: the files on disk counted once more, and compared with the ledger.
package struct AuditView: Hashable, Sendable, Codable {
    package enum Outcome: Hashable, Sendable, Codable {
        /// `lost` votes are in the files and not in the counts, `double` ones were counted more than once.
        case counted(lost: Int, double: Int, filesChecked: Int, votesInFiles: Int)
        /// A sentence that says why, and what a person can do.
        case impossible(reason: String)
    }

    package var outcome: Outcome
    /// True where only the files that the engine's last run counted could be counted again.
    package var isOfRunAlone: Bool
    /// Seconds since 1970, UTC.
    package var computedAt: Double

    package init(_ outcome: Outcome, isOfRunAlone: Bool = false, computedAt: Double) {
        self.outcome = outcome
        self.isOfRunAlone = isOfRunAlone
        self.computedAt = computedAt
    }
}

extension Int {
    /// The sum, or the end of the range it would pass.
    fileprivate func adding(_ other: Int) -> Int {
        let (sum, overflows) = addingReportingOverflow(other)
        return overflows ? (other > 0 ? .max : .min) : sum
    }

    /// The difference, or the end of the range it would pass.
    fileprivate func subtracting(_ other: Int) -> Int {
        let (difference, overflows) = subtractingReportingOverflow(other)
        return overflows ? (other > 0 ? .min : .max) : difference
    }
}
