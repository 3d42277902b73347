import Foundation
import TestSupport
import Testing
import Warehouse

@testable import ContentETL

/// What customers did lately, against a plain computation; days far apart, loaded in any order.
@Suite struct ActivityAgainstModelTests {
    @Test(
        "usual gaps, weeks, hours and devices are the model's, also where days come later or change",
        arguments: [(31, [1, 2, 3, 5, 8, 13, 14, 15, 21]), (32, [4, 9]), (33, [7]), (34, [1, 71, 72, 80])])
    func activity(seed: Int, days: [Int32]) async throws {
        let site = try Site()
        var logs = RandomLogs(seed: seed)
        var files: [Day: Data] = [:]
        // The later half first, so that the other days come before days that are loaded already.
        for half in [days.suffix(days.count / 2), days.prefix(days.count - days.count / 2)] where !half.isEmpty {
            for day in half {
                files[april(day)] = logs.day(rows: 120)
                try site.write(fileName(april(day)), files[april(day)] ?? Data())
            }
            try await site.load()
        }
        let (model, tables) = (SimpleModel(files), try LoadedTables(site))
        let last = try #require(files.keys.max())
        let byContract = Dictionary(grouping: model.facts, by: \.contract)
        let rows = try tables.rows(MartSchema.activity)
        #expect(rows.count == byContract.count)
        for row in rows {
            let facts = try #require(byContract[tables.contractKeys[row.integer("contract_id")] ?? []])
            #expect(row.real("usual_gap") == gap(facts.map(\.day)))
            let seconds = { (ago: Range<Int>) in
                facts.filter { ago.contains(last.days(since: $0.day)) }.reduce(0) { $0 + $1.seconds }
            }
            #expect(row.integer("last_7_days") == seconds(0..<7))
            #expect(row.integer("previous_7_days") == seconds(7..<14))
            for ago in 0..<14 {
                let hours = min(15, (Double(seconds(ago..<ago + 1)) / 3600).rounded(.up))
                #expect(row.integer("recent_hours") >> Int64(4 * ago) & 15 == Int64(hours))
            }
        }
        let pairs = try tables.rows(MartSchema.contractDevice).map { row in
            [tables.contractKeys[row.integer("contract_id")], tables.macKeys[row.integer("device_id")]]
        }
        #expect(Set(pairs) == Set(model.facts.map { [$0.contract, $0.mac] }) && Set(pairs).count == pairs.count)
    }

    private func gap(_ days: [Day]) -> Double {
        guard let last = days.max() else { return 0 }
        let active = Set(days).filter { last.days(since: $0) < 64 }.sorted()
        let gaps = zip(active.dropFirst(), active).map { $0.days(since: $1) }.sorted()
        guard !gaps.isEmpty else { return 0 }
        return Double(gaps[(gaps.count - 1) / 2] + gaps[gaps.count / 2]) / 2
    }

    @Test("contracts that stand for nobody in particular are a segment of their own")
    func unknown() async throws {
        let site = try Site()
        try site.write(
            "20220401.json",
            ["0", "PAYTV", "  ", "00", "HNH1", "NULL"].map { LogRow($0, "M\($0)", "VOD", 100) })
        try await site.load()
        let rows = try LoadedTables(site).rows(MartSchema.customer)
        let unknown = rows.filter { $0.text("segment") == "Unknown" }.map { $0.text("contract") }
        #expect(Set(unknown) == ["0", "PAYTV", "  ", "NULL"])
    }

    @Test("other rules are applied without parsing again")
    func rules() async throws {
        let site = try Site()
        try site.write("20220401.json", [LogRow("A", "M", "VOD", 100), LogRow("B", "M", "VOD", 200)])
        try await site.load()
        var options = site.options()
        options.segments = SegmentRules(rules: [try SegmentRule("Top: duration 2-4")], other: "Rest", unknown: [])
        let record = try await ContentLoad(options, meter: ProgressMeter { _ in }).run()
        #expect(record.rowsRead == 0)
        let tables = try LoadedTables(site)
        #expect(Set(try tables.rows(MartSchema.customer).map { $0.text("segment") }).isSubset(of: ["Top", "Rest"]))
        #expect(tables.manifest.content?.segments == options.segments)
    }
}
