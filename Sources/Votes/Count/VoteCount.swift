import Columnar
import Foundation
import StreamEngine

/// Votes by song, in all and by windows of event time: the query behind the chart.
package struct VoteCount: StreamQuery {
    package let identity = "votes-by-song/1"
    package let snapshotName = "part-00000.csv"
    package let fileSuffix = ".json"
    package let initialState = VoteState()

    package init() {}

    package func makeReader() -> VoteFileReader { VoteFileReader() }

    /// Late votes count like any other, but their window is closed; votes without a usable time have none.
    package func apply(_ changes: [FileVotes], to state: inout VoteState) -> [String: Int] {
        var notes: [String: Int] = [:]
        let watermark = state.watermark
        // Times have no zone: a day more than the largest difference between zones is certainly wrong.
        let horizon = Int64(Date().timeIntervalSince1970) + 38 * 3600
        for change in changes {
            for tally in change.tallies {
                var window = tally.window
                if let start = window, start > horizon {
                    notes["ahead", default: 0] += tally.count
                    window = nil
                } else if let start = window, let watermark, start + VoteState.windowSeconds <= watermark {
                    notes["late", default: 0] += tally.count
                    window = nil
                } else if window == nil {
                    notes["untimed", default: 0] += tally.count
                }
                state.add(tally.count, of: tally.song, window: window)
            }
            if change.isMiscounted { notes["count_mismatch", default: 0] += 1 }
        }
        state.closeWindows()
        return notes
    }

    package func rows(in state: VoteState) -> Int { state.total }

    package func keys(in state: VoteState) -> Int { state.songs.count }

    package func eventTime(of state: VoteState) -> EventTime? {
        guard let latest = state.latest, let watermark = state.watermark else { return nil }
        return EventTime(
            min: state.windows.first.map { EventClock.text($0.start) }, max: EventClock.text(latest),
            watermark: EventClock.text(watermark))
    }

    package func encode(_ state: VoteState) -> [UInt8] { state.encoded }

    package func decode(_ bytes: [UInt8]) throws -> VoteState { try VoteState(bytes) }

    /// `song,total_votes`, most votes first, without a header.
    package func snapshot(of state: VoteState) -> [UInt8] {
        var text = ""
        for (song, votes) in state.ranking { text += "\(CSVField.quoted(song)),\(votes)\n" }
        return Array(text.utf8)
    }
}

enum CSVField {
    /// Quoted as RFC 4180 wants it where that is needed; by bytes, since a quote and a mark on it are one `Character`.
    static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
        let quote = UInt8(ascii: "\"")
        let bytes = text.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }
        return "\"" + String(decoding: bytes, as: UTF8.self) + "\""
    }
}
