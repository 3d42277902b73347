import StreamEngine
import TestSupport
import Testing

@testable import Votes

/// What was counted is the same after it was written and read, and no bytes from a disk end the program.
@Suite struct VoteStateTests {
    @Test("the state is the same after it was written and read", arguments: 0..<20) func roundTrip(seed: Int) throws {
        let state = Self.random(seed)
        let again = try VoteState(state.encoded)
        #expect(again == state && again.total == state.total)
        #expect(again.ranking.map(\.song) == state.ranking.map(\.song))
        #expect(VoteChart(again) == VoteChart(state))
    }

    @Test(
        "a state that cannot be is refused",
        arguments: [
            "", "{}", "[]", #"{"songs":["A"],"votes":[],"windows":[]}"#,
            #"{"songs":["A","A"],"votes":[1,2],"windows":[]}"#, #"{"songs":["A"],"votes":[-1],"windows":[]}"#,
            #"{"songs":["A","B"],"votes":[9223372036854775807,1],"windows":[]}"#,
            #"{"songs":["A"],"votes":[9223372036854775807],"windows":[]}"#,
            #"{"songs":["A"],"votes":[1],"windows":[[0,0,1]]}"#,
            #"{"songs":["A"],"votes":[1],"latest":0,"windows":[[]]}"#,
            #"{"songs":["A"],"votes":[1],"latest":0,"windows":[[0,0]]}"#,
            #"{"songs":["A"],"votes":[1],"latest":0,"windows":[[0,1,1]]}"#,
            #"{"songs":["A"],"votes":[1],"latest":0,"windows":[[0,-1,1]]}"#,
            #"{"songs":["A"],"votes":[1],"latest":0,"windows":[[0,0,2]]}"#,
            #"{"songs":["A"],"votes":[1],"latest":0,"windows":[[10,0,1]]}"#,
            #"{"songs":["A"],"votes":[1],"latest":10,"windows":[[10,0,1],[0,0,1]]}"#,
            #"{"songs":["A"],"votes":[1],"latest":-9223372036854775808,"windows":[]}"#,
            #"{"songs":["A"],"votes":[1],"latest":9223372036854775807,"windows":[[9223372036854775800,0,1]]}"#,
        ])
    func refused(text: String) {
        #expect(throws: (any Error).self) { try VoteState(Array(text.utf8)) }
    }

    @Test("damaged bytes never trap, and what they make can be shown and counted on") func mutated() {
        var random = SeededRandom(seed: 17)
        for _ in 0..<400 {
            var bytes = Self.random(Int.random(in: 0..<8, using: &random)).encoded
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                bytes[place] =
                    random.once(in: 2)
                    ? random.pick(Array("0123456789-,[]{}\"e.".utf8)) : UInt8.random(in: 0...255, using: &random)
            }
            guard var state = try? VoteState(bytes) else { continue }
            let votes = FileVotes(tallies: [.init(song: "A", window: 1_762_075_990, count: 1)])
            let before = state.total
            _ = VoteCount().apply([votes], to: &state)
            #expect(state.total == before + 1 && VoteChart(state).total == state.total)
        }
    }

    @Test("votes that come too late count, and say so; their window stays as it was") func late() {
        var state = VoteState()
        let query = VoteCount()
        func votes(_ window: Int64?, _ count: Int = 1) -> [FileVotes] {
            [FileVotes(tallies: [.init(song: "A", window: window, count: count)])]
        }
        #expect(query.apply(votes(1_000_000), to: &state) == [:])
        let watermark = state.watermark
        #expect(watermark == 999_880)
        // The last window that is open, and the first that is closed.
        #expect(query.apply(votes(1_000_000 - 120), to: &state) == [:])
        #expect(query.apply(votes(1_000_000 - 130, 3), to: &state) == ["late": 3])
        #expect(query.apply(votes(nil), to: &state) == ["untimed": 1])
        #expect(query.apply(votes(40_000_000_000), to: &state) == ["ahead": 1])
        #expect(state.total == 7 && state.latest == 1_000_000 && state.windows.map(\.start) == [999_880, 1_000_000])
        #expect(query.rows(in: state) == 7)
        let time = query.eventTime(of: state)
        #expect(
            time == EventTime(min: "1970-01-12T13:44:40", max: "1970-01-12T13:46:40", watermark: "1970-01-12T13:44:40"))
    }

    @Test("windows older than half an hour are let go, their votes are not") func memory() {
        var state = VoteState()
        state.add(1, of: "A", window: 0)
        state.add(1, of: "A", window: 200)
        state.add(1, of: "A", window: 2000)
        state.closeWindows()
        #expect(state.windows.map(\.start) == [200, 2000] && state.total == 3)
    }

    private static func random(_ seed: Int) -> VoteState {
        var random = SeededRandom(seed: seed)
        var state = VoteState()
        for _ in 0..<Int.random(in: 0...200, using: &random) {
            let song = random.pick(["A", "B \"q\"", "Chúng Ta", "🎵", "D,\n"])
            let window = random.once(in: 5) ? nil : Int64.random(in: 170_000_000...170_000_060, using: &random) * 10
            state.add(Int.random(in: 1...9, using: &random), of: song, window: window)
        }
        return state
    }
}
