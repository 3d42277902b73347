import Columnar
import StreamEngine

/// What one file of votes says.
package struct FileVotes: Sendable, Equatable {
    /// Votes of one song in one window; several with the same may follow.
    package struct Tally: Sendable, Equatable {
        package var song: String
        /// First second of the window of event time; nil where the vote has no usable time.
        package var window: Int64?
        package var count: Int
    }

    package var tallies: [Tally] = []
    /// The file promises another number of votes than it holds.
    package var isMiscounted = false
}

/// Reads the API's answers: `{"count": …, "votes": [{"song": …, "vote": true, "timestamp": …}]}`, or such objects in an
/// array. A vote counts whose `vote` is true and whose `song` is a text that is not blank.
package struct VoteFileReader: StreamFileReader {
    private enum Field {
        static let song = 0
        static let vote = 1
        static let time = 2
    }

    private let json = JSONArrayReader(key: "votes", fields: ["song", "vote", "timestamp"])
    private var tally = SongTally()
    private var clock = EventClock()

    package init() { precondition(JSONArrayReader.padding <= StreamFile.padding) }

    package mutating func read(_ file: UnsafeBufferPointer<UInt8>) -> FileVerdict<FileVotes> {
        let document = Self.withoutByteOrderMark(file)
        if let problem = json.open(document) { return verdict(on: problem, document) }
        var (rowsRead, rejects) = (0, [RejectedRow]())
        while let rows = json.next() {
            for row in 0..<rows.count {
                if let reason = count(row, of: rows) {
                    rejects.append(
                        RejectedRow(row: rowsRead + row, reason: reason.rawValue, value: json.text(ofRow: row)))
                }
            }
            rowsRead += rows.count
        }
        var votes = FileVotes(tallies: tally.take())
        votes.isMiscounted = json.integer("count").map { $0 != rowsRead } ?? false
        return .rows(FileRows(change: votes, rowsRead: rowsRead, rowsKept: rowsRead - rejects.count, rejects: rejects))
    }

    /// Counts a vote, or says why it does not count.
    private mutating func count(_ row: Int, of rows: JSONArrayRows) -> VoteReject? {
        guard rows.isObject(row) else { return .notAnObject }
        guard let song = rows.text(row, Field.song) else {
            return rows.isMissing(row, Field.song) ? .songMissing : .songNotText
        }
        guard song.contains(where: { $0 > UInt8(ascii: " ") }) else { return .songEmpty }
        guard rows.isTrue(row, Field.vote) else { return .voteNotTrue }
        let seconds = rows.text(row, Field.time).flatMap { clock.seconds($0) }
        tally.count(song, window: seconds.map { $0 - (($0 % 10) + 10) % 10 })
        return nil
    }

    private func verdict(
        on problem: JSONArrayProblem, _ document: UnsafeBufferPointer<UInt8>
    ) -> FileVerdict<FileVotes> {
        switch problem {
        case .malformed(let words):
            if JSONEnding.isCut(document) { return .cut }
            return .malformed(reason: words.contains("UTF-8") ? "bad_utf8" : "bad_json", detail: words)
        case .notAnObject: return .malformed(reason: "not_an_object", detail: "")
        case .missing(let key): return .malformed(reason: "no_votes", detail: "there is no “\(key)”")
        case .notAnArray(let key): return .malformed(reason: "no_votes", detail: "“\(key)” is no array")
        }
    }

    private static func withoutByteOrderMark(_ file: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let hasMark = file.count >= 3 && file[0] == 0xEF && file[1] == 0xBB && file[2] == 0xBF
        return hasMark ? UnsafeBufferPointer(rebasing: file[3...]) : file
    }
}
