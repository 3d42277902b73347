import StreamEngine

/// Votes of files counted a second time, beside the votes on the chart.
package struct VoteAudit: Sendable, Equatable {
    /// Votes in files that are missing on the chart.
    package var lost = 0
    /// Votes on the chart that no file accounts for.
    package var double = 0
    package var filesRead: Int
    package var votesRead: Int
    /// True where the files of earlier runs were not read again.
    package var isOfRunAlone: Bool
    /// Why nothing can be said; nil where it can.
    package var obstacle: String?
    /// Seconds since 1970.
    package var finishedAt: Double

    package init(_ audit: StreamAudit<VoteState>, of state: VoteState) {
        filesRead = audit.filesRead
        votesRead = audit.rowsRead
        isOfRunAlone = audit.isOfRunAlone
        obstacle = audit.obstacle
        finishedAt = audit.finishedAt
        guard obstacle == nil else { return }
        let counted = Dictionary(uniqueKeysWithValues: zip(state.songs, state.votes))
        let recounted = Dictionary(uniqueKeysWithValues: zip(audit.recounted.songs, audit.recounted.votes))
        for song in Set(counted.keys).union(recounted.keys) {
            let difference = (counted[song] ?? 0) - (recounted[song] ?? 0)
            if difference < 0 { lost -= difference } else { double += difference }
        }
    }
}
