import ContentETL
import Foundation
import TestSupport
import Testing
import Warehouse

/// What the screens show, against the plain implementation.
@Suite struct MartsAgainstModelTests {
    @Test(arguments: [21, 22, 23])
    func overviewIsTheModels(seed: Int) async throws {
        let site = try Site()
        var logs = RandomLogs(seed: seed, contracts: 40 + seed)
        var files: [Day: Data] = [:]
        for day in [april(3), april(4), april(9)] {
            files[day] = logs.day(rows: 250)
            try site.write(fileName(day), files[day] ?? Data())
        }
        try await site.load()
        let generation = try #require(try site.current())
        let (overview, model) = (try #require(try generation.overview()), SimpleModel(files))
        let contracts = Array(model.contracts(asOf: model.asOf).values)

        let totals = overview.totals
        #expect(totals.apps == Int64(model.apps.count) && totals.contracts == Int64(contracts.count))
        #expect(totals.devices == Int64(model.macs.count) && totals.rows == Int64(model.facts.count))
        #expect(totals.seconds == model.seconds)
        #expect(isClose(totals.averageRecency, mean(contracts.map(\.recency))))
        #expect(isClose(totals.averageFrequency, mean(contracts.map(\.frequency))))
        #expect(isClose(totals.averageSeconds, mean(contracts.map(\.seconds))))
        #expect(isClose(totals.averageDevices, mean(contracts.map(\.devices))))
        #expect(overview.firstDay == april(3) && overview.lastDay == april(9) && overview.daysLoaded == 3)
        #expect(!overview.isSample && overview.asOf == april(9))

        expectDaily(overview, model)
        expectApps(overview, model)
        expectChannelTypes(overview, model)
        expectDistributions(overview, contracts)
        expectScores(overview, contracts)
        #expect(overview.segments.reduce(0) { $0 + $1.contracts } == totals.contracts)
        #expect(overview.segments.reduce(0) { $0 + $1.seconds } == totals.seconds)
        for recency in 1...4 {
            for duration in 1...4 {
                let expected = contracts.count { $0.scores[0] == recency && $0.scores[2] == duration }
                #expect(overview.grid[recency - 1][duration - 1] == Int64(expected))
                #expect(overview.gridSegments[recency - 1][duration - 1].isEmpty == (expected == 0))
            }
        }
    }

    private func expectDaily(_ overview: OverviewModel, _ model: SimpleModel) {
        #expect(overview.daily.map(\.day) == Set(model.facts.map(\.day)).sorted())
        for day in overview.daily {
            let own = model.facts.filter { $0.day == day.day }
            #expect(day.rows == Int64(own.count) && day.contracts == Int64(Set(own.map(\.contract)).count))
            #expect(day.seconds == own.reduce(0) { $0 + $1.seconds })
        }
    }

    private func expectApps(_ overview: OverviewModel, _ model: SimpleModel) {
        #expect(overview.apps.count == model.apps.count)
        #expect(overview.apps.map(\.seconds) == overview.apps.map(\.seconds).sorted(by: >))
        for app in overview.apps {
            let own = model.facts.filter { $0.app == Array(app.name.utf8) }
            #expect(app.seconds == own.reduce(0) { $0 + $1.seconds })
            #expect(app.contracts == Int64(Set(own.map(\.contract)).count))
        }
    }

    private func expectChannelTypes(_ overview: OverviewModel, _ model: SimpleModel) {
        func category(_ app: [UInt8]) -> String {
            AppCategories.standard.byApp[String(decoding: app, as: UTF8.self)] ?? "Khác"
        }
        #expect(Set(overview.channelTypes.map(\.category)) == Set(model.apps.map(category)))
        #expect(overview.channelTypes.map(\.contracts) == overview.channelTypes.map(\.contracts).sorted(by: >))
        for type in overview.channelTypes {
            let own = model.facts.filter { category($0.app) == type.category }
            #expect(type.contracts == Int64(Set(own.map(\.contract)).count))
            #expect(type.seconds == own.reduce(0) { $0 + $1.seconds })
            #expect(type.apps == Int64(Set(own.map(\.app)).count))
        }
    }

    private func expectDistributions(_ overview: OverviewModel, _ contracts: [SimpleModel.Contract]) {
        let all: [([OverviewModel.Bucket], (SimpleModel.Contract) -> Int64)] = [
            (overview.recency, { $0.recency }), (overview.frequency, { $0.frequency }),
            (overview.duration, { $0.seconds }),
        ]
        for (buckets, value) in all {
            #expect(buckets.reduce(0) { $0 + $1.contracts } == Int64(contracts.count))
            for bucket in buckets {
                let own = contracts.filter { value($0) >= bucket.low && value($0) <= bucket.high }
                #expect(bucket.contracts == Int64(own.count), "\(bucket.label)")
                #expect(bucket.seconds == own.reduce(0) { $0 + $1.seconds }, "\(bucket.label)")
            }
        }
    }

    private func expectScores(_ overview: OverviewModel, _ contracts: [SimpleModel.Contract]) {
        #expect(overview.scores.map(\.measure) == ["recency", "frequency", "duration"])
        let values = [contracts.map(\.recency), contracts.map(\.frequency), contracts.map(\.seconds)]
        for (index, summary) in overview.scores.enumerated() {
            #expect(summary.cuts == SimpleModel.cuts(values[index]))
            let own = (1...4).map { score in contracts.filter { $0.scores[index] == score } }
            #expect(summary.contracts == own.map { Int64($0.count) })
            #expect(summary.seconds == own.map { $0.reduce(0) { $0 + $1.seconds } })
            #expect((summary.degenerate == nil) == own.allSatisfy { !$0.isEmpty })
        }
    }

    private func mean(_ values: [Int64]) -> Double { Double(values.reduce(0, +)) / Double(values.count) }

    private func isClose(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-9 * max(1, abs(other)) }
}
