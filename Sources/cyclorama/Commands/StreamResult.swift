import StreamEngine
import Votes

/// What `stream --json` prints: everything since the checkpoint was new, so that the counts are the sum.
struct StreamResult: Encodable {
    var batches: Int
    var filesCommitted: Int
    var filesQuarantined: Int
    var filesRewritten: Int
    var filesDeferred: Int
    var votesRead: Int
    var votesCounted: Int
    var votesRejected: Int
    var votesLate: Int
    var rejected: [String: Int]
    var counts: [String: Int]
    /// Batches of this run alone.
    var batchesOfRun: Int

    init(_ summary: StreamSummary<VoteState>) {
        let ledger = summary.ledger
        batches = summary.batches
        filesCommitted = ledger.filesCommitted
        filesQuarantined = ledger.filesQuarantined
        filesRewritten = ledger.filesRewritten
        filesDeferred = summary.filesDeferred
        votesRead = ledger.rowsRead
        votesCounted = ledger.rowsCounted
        votesRejected = ledger.rowsRejected
        votesLate = ledger.notes["late"] ?? 0
        rejected = ledger.rejected
        counts = Dictionary(uniqueKeysWithValues: zip(summary.state.songs, summary.state.votes))
        batchesOfRun = summary.batchesOfRun
    }
}
