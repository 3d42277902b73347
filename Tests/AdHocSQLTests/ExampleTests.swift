import AdHocSQL
import Foundation
import Resources
import Testing
import Warehouse

/// Every question that ships with the program, asked of the sample and held against what the marts say, which the ETL
/// computed in another way.
@Suite(.enabled(if: AskedDuckDB.program != nil, AskedDuckDB.absence), .timeLimit(.minutes(3)))
struct ExampleTests {
    private func rows(_ name: String, _ variables: String...) async throws -> [[String]] {
        let examples = try SQLExample.all(in: Resources.sqlExamples)
        let given = try variables.map { try SQLQuery.Variable($0) }
        let example = try SQLExample.named(name, in: examples, given: given)
        return try await SQLSite.sample().texts(example.text, variables)
    }

    private func overview() async throws -> OverviewModel {
        let generation = try #require(try await SQLSite.sample().warehouse.current())
        return try #require(try generation.overview())
    }

    /// As the examples round.
    private func rounded(_ value: Double, _ digits: Int = 2) -> Double {
        let scale = digits == 1 ? 10.0 : 100
        return (value * scale).rounded() / scale
    }

    @Test func howManyApps() async throws {
        let model = try await overview()
        let expected = [["all", "\(model.totals.apps)"]] + model.channelTypes.map { [$0.category, "\($0.apps)"] }
        #expect(Set(try await rows("app-count")) == Set(expected))
        #expect(try await rows("app-count").first?.first == "all")
    }

    @Test func eachAppsTypeTimeAndContracts() async throws {
        let model = try await overview()
        let rows = try await rows("apps")
        #expect(rows.map { [$0[0], $0[1], $0[4]] } == model.apps.map { [$0.name, $0.category, "\($0.contracts)"] })
        #expect(rows.map { Double($0[2]) } == model.apps.map { rounded(Double($0.seconds) / 3600, 1) })
    }

    @Test func oneContractAndItsRanks() async throws {
        let rows = try await rows("customer")
        let site = try await SQLSite.sample()
        let row = try #require(rows.first)
        #expect(rows.count == 1 && row[0] != "0")
        // A rank is one more than the number of contracts that are better.
        for (value, rank, better) in [
            (1, 2, "total_device >"), (3, 4, "recency <"), (5, 6, "frequency >"), (7, 8, "contract_total_duration >"),
        ] {
            let ahead = try await site.texts("SELECT count(*) FROM dim_contract WHERE \(better) \(row[value])")
            #expect(Int(row[rank]) == ahead.first?.first.flatMap { Int($0) }.map { $0 + 1 })
        }
        #expect(Int64(row[9]) == (try await overview().totals.contracts))
        // Of the contracts that are told apart by name, the longest one is asked for by default: only 0 is ahead of it.
        #expect(row[8] == "2")
        let other = try await self.rows("customer", "contract=0")
        #expect(other.first?[0] == "0" && other.first?[8] == "1")
        #expect(try await self.rows("customer", "contract=nobody' OR true --").isEmpty)
    }

    @Test func averages() async throws {
        let totals = try await overview().totals
        let row = try #require(try await rows("averages").first).map { Double($0) }
        #expect(
            row == [
                Double(totals.contracts), rounded(totals.averageRecency), rounded(totals.averageFrequency),
                rounded(totals.averageSeconds / 3600), rounded(totals.averageDevices),
            ])
    }

    @Test func contractsByFrequency() async throws {
        let model = try await overview()
        let rows = try await rows("frequency")
        let buckets = model.frequency.filter { $0.contracts > 0 }
        #expect(buckets.allSatisfy { $0.low == $0.high })
        let expected = buckets.sorted { $0.low > $1.low }.map { ["\($0.low)", "\($0.contracts)"] }
        #expect(rows.map { Array($0.prefix(2)) } == expected)
    }

    @Test(arguments: [("duration-scores", "duration"), ("recency-scores", "recency")])
    func contractsByScore(example: String, measure: String) async throws {
        let model = try await overview()
        let scores = try #require(model.scores.first { $0.measure == measure })
        let expected = scores.contracts.enumerated().reversed().filter { $0.element > 0 }
            .map { ["\($0.offset + 1)", "\($0.element)"] }
        #expect(try await rows(example).map { Array($0.prefix(2)) } == expected)
    }

    @Test func usersByChannelType() async throws {
        let model = try await overview()
        let expected = model.channelTypes.map { [$0.category, "\($0.contracts)"] }
        #expect(try await rows("channel-types").map { Array($0.prefix(2)) } == expected)
        let one = try await rows("channel-types", "from=2022-04-03", "to=2022-04-03")
        let day = try #require(model.daily.first { $0.day.description == "2022-04-03" })
        let hours = one.reduce(0.0) { $0 + (Double($1[3]) ?? 0) }
        #expect(abs(hours - Double(day.seconds) / 3600) < 0.11)
    }

    @Test func howSearchesChanged() async throws {
        let generation = try #require(try await SQLSite.sample().warehouse.current())
        let trending = try #require(try generation.search()).trending
        let all = try await rows("search-changes")
        let counts = Dictionary(grouping: all) { $0[5] }.mapValues { Int64($0.count) }
        #expect(counts["Unchanged"] ?? 0 == trending.unchanged && counts["Changed"] ?? 0 == trending.changed)
        #expect(counts["New"] ?? 0 == trending.new && counts["Lost"] ?? 0 == trending.lost)
        #expect(trending.changed > 100)
        let changed = try await rows("search-changes", "type=Changed", "genre=Drama")
        #expect(changed == all.filter { $0[5] == "Changed" && ($0[2] == "Drama" || $0[4] == "Drama") })
        // Leading zeros and accents live.
        #expect(all.contains { $0[0].hasPrefix("0") } && all.contains { $0[1].contains("ấ") })
    }

    @Test func genreMoves() async throws {
        let generation = try #require(try await SQLSite.sample().warehouse.current())
        let moves = try #require(try generation.search()).transitions.filter { $0.from != $0.to }
        let rows = try await rows("genre-moves", "top=100000")
        #expect(Set(rows.map { [$0[0], $0[1], $0[2]] }) == Set(moves.map { [$0.from, $0.to, "\($0.users)"] }))
        #expect(try await self.rows("genre-moves").count == 20)
    }

    @Test func liveVotes() async throws {
        #expect(
            try await rows("votes") == [
                ["1", "Bad Guy - Billie Eilish", "12", "46.15"], ["2", "Believer - Imagine Dragons", "7", "26.92"],
                ["2", "Nhạc, \"đỏ\"", "7", "26.92"],
            ])
    }

    @Test func runs() async throws {
        let rows = try await rows("runs")
        let records = RunLedger(folder: try await SQLSite.sample().runs).newest(10)
        #expect(
            rows.map { [$0[1], $0[2], $0[4], $0[5], $0[6]] }
                == records.map {
                    [$0.job, $0.state.rawValue, "\($0.rowsRead)", "\($0.rowsLoaded)", "\($0.rowsRejected)"]
                })
        #expect(rows.count == 2 && rows.allSatisfy { $0[0].hasPrefix("20") && $0[8] == "NULL" })
    }

    @Test func everyExampleSaysWhatItAnswersAndReadsOnlyItsParameters() throws {
        let examples = try SQLExample.all(in: Resources.sqlExamples)
        #expect(examples.count == 12 && Set(examples.map(\.name)).count == 12)
        for example in examples {
            #expect(example.title.hasSuffix("?") && !example.description.isEmpty, "\(example.name)")
            let read = example.text.matches(of: /getvariable\('(\w+)'\)/).map { String($0.1) }
            #expect(Set(read) == Set(example.parameters.map(\.name)), "\(example.name)")
        }
    }
}
