import Foundation
import Testing

@testable import Votes

/// What is made up, without a server.
@Suite struct SimulatorAnswerTests {
    private func bytes(seed: UInt64, number: UInt64, _ query: VoteQuery = VoteQuery()) -> [UInt8] {
        let answer = VoteAnswer(seed: seed, number: number, query: query)
        var (votes, bytes) = (answer.votes, answer.head(delay: answer.delay))
        let length = bytes.count + votes.length + VoteAnswer.tail.count
        while votes.left > 0 { votes.write(7, timestamp: Array(repeating: 0x78, count: 26), to: &bytes) }
        bytes += VoteAnswer.tail
        #expect(bytes.count == length, "a client was told another length than it gets")
        return bytes
    }

    @Test func aSeedGivesTheSameAnswersAgainAndAnotherSeedOthers() {
        for number in 0..<20 as Range<UInt64> {
            #expect(bytes(seed: 5, number: number) == bytes(seed: 5, number: number))
            #expect(bytes(seed: 5, number: number) != bytes(seed: 6, number: number))
            #expect(bytes(seed: 5, number: number) != bytes(seed: 5, number: number + 1))
        }
    }

    @Test func answersAreWholeJSONOfTheSizeAskedFor() throws {
        for count in [0, 1, 6, 7, 8, 500, 501] {
            let object = try #require(
                try JSONSerialization.jsonObject(
                    with: Data(bytes(seed: 1, number: 0, VoteQuery(count: count, delay: 1498))))
                    as? [String: Any])
            let votes = try #require(object["votes"] as? [[String: Any]])
            #expect(votes.count == count && object["count"] as? Int == count)
            #expect(object["delay_used"] as? Double == 1.498 && object["status"] as? String == "ok")
            for vote in votes {
                #expect(Set(vote.keys) == ["user_id", "song", "vote", "timestamp"])
                #expect(UUID(uuidString: vote["user_id"] as? String ?? "") != nil)
                #expect(Songs.all.contains(vote["song"] as? String ?? ""))
            }
        }
    }

    @Test func withoutAQueryEveryAllowedSizeComes() {
        let answers = (0..<2000 as Range<UInt64>).map { VoteAnswer(seed: 3, number: $0, query: VoteQuery()) }
        #expect(Set(answers.map(\.count)) == Set(20...80))
        #expect(answers.allSatisfy { (0...2000).contains($0.delay) })
        #expect((answers.map(\.delay).min() ?? 9) < 10 && (answers.map(\.delay).max() ?? 0) > 1990)
    }

    @Test("the ranks of the songs change, so that there is something to watch") func ranksDrift() {
        let leaders = (0..<10 as Range<UInt64>).map { number in
            var (votes, counts) = (
                VoteAnswer(seed: 1, number: number * 40, query: VoteQuery(count: 4000)).votes, [Int: Int]()
            )
            while votes.left > 0 { counts[votes.next().song, default: 0] += 1 }
            #expect(counts.count == Songs.all.count, "a song got no votes at all")
            #expect(counts.values.max() ?? 0 > 2 * (counts.values.min() ?? 0), "all songs are alike")
            return counts.max { $0.value < $1.value }?.key
        }
        #expect(Set(leaders).count >= 2)
    }

    @Test func textIsEscaped() throws {
        let text = "a\"b\\c\n\u{1}é🎵"
        let decoded = try JSONSerialization.jsonObject(with: Data(JSONText.string(text)), options: .fragmentsAllowed)
        #expect(decoded as? String == text)
    }

    @Test(arguments: [
        (["count": "0"], VoteQuery(count: 0)), (["count": "100000"], VoteQuery(count: 100_000)),
        (["delay": "60"], VoteQuery(delay: 60_000)), (["delay": ".5"], VoteQuery(delay: 500)),
        (["other": "x"], VoteQuery()), (["count": "007", "delay": "1.4984"], VoteQuery(count: 7, delay: 1498)),
    ])
    func takesWhatIsAllowed(parameters: [String: String], query: VoteQuery) throws {
        #expect(try VoteQuery(parameters.map { ($0.key, $0.value) }) == query)
    }

    @Test(arguments: [
        ("count", ["", "x", "-1", "+1", "1.0", "100001", "99999999999999999999", "0x10", " 1", "१"]),
        ("delay", ["", "x", "-0.1", "nan", "inf", "60.001", "1e1", "0x1p1", "1.2.3", ".", "+1"]),
    ])
    func refusesTheRestWithWhatIsAllowed(name: String, values: [String]) {
        for value in values {
            let error = #expect(throws: VoteQueryError.self, "\(name)=\(value)") { try VoteQuery([(name, value)]) }
            #expect(error?.description.contains("from 0 to") == true && error?.parameter == name)
        }
        #expect(throws: VoteQueryError.self) { try VoteQuery([(name, "1"), (name, "1")]) }
    }

    @Test func timesAreWrittenToTheMicrosecond() {
        let time = LocalTime(microseconds: 1_762_075_998_098_281, isUTC: true)
        #expect(time.timestamp == "2025-11-02T09:33:18.098281")
        #expect(time.fileName == "votes_20251102_093318_098281.json")
    }
}
