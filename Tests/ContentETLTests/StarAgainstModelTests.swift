import Columnar
import ContentETL
import Foundation
import TestSupport
import Testing
import Warehouse

/// Loads of awkward random logs agree, table by table, with a plain implementation that shares no code with them.
@Suite struct StarAgainstModelTests {
    private func load(seed: Int, days: Int, rows: Int) async throws -> (SimpleModel, LoadedTables, RunRecord) {
        let site = try Site()
        var logs = RandomLogs(seed: seed)
        var files: [Day: Data] = [:]
        for day in 1...days {
            let data = logs.day(rows: rows)
            files[april(Int32(day * 2))] = data
            try site.write(fileName(april(Int32(day * 2))), data)
        }
        let record = try await site.load()
        return (SimpleModel(files), try LoadedTables(site), record)
    }

    @Test(arguments: [(1, 1, 300), (2, 3, 400), (3, 5, 200), (4, 2, 1200), (5, 9, 20)])
    func starIsTheModels(seed: Int, days: Int, rows: Int) async throws {
        let (model, tables, record) = try await load(seed: seed, days: days, rows: rows)
        #expect(record.rowsRead == Int64(model.rowsRead) && record.rowsLoaded == Int64(model.facts.count))
        #expect(record.rowsRejected == Int64(model.rejected) && model.rejected > 0)
        #expect(record.totalDuration == model.seconds && record.asOf == model.asOf)

        let facts = try tables.facts()
        #expect(counts(facts) == counts(model.facts))
        #expect(Set(tables.macKeys.values) == model.macs)
        #expect(Set(tables.appKeys.values) == model.apps)

        let contracts = model.contracts(asOf: model.asOf)
        let rows = try tables.rows(StarSchema.contract)
        #expect(rows.count == contracts.count)
        for row in rows {
            let expected = try #require(contracts[row.key("contract")])
            #expect(row.integer("total_device") == expected.devices)
            #expect(row.integer("recency") == expected.recency)
            #expect(row.integer("frequency") == expected.frequency)
            #expect(row.integer("contract_total_duration") == expected.seconds)
            #expect(["recency_score", "frequency_score", "duration_score"].map(row.integer) == expected.scores)
        }
        for row in try tables.rows(StarSchema.app) {
            let own = model.facts.filter { $0.app == row.key("app_name") }
            #expect(row.integer("app_total_duration") == own.reduce(0) { $0 + $1.seconds })
            #expect(row.integer("app_total_active_contracts") == Int64(Set(own.map(\.contract)).count))
            #expect(row.text("category") == AppCategories.standard.byApp[row.text("app_name")] ?? "Khác")
        }
    }

    @Test(arguments: [(11, 2, 300), (12, 6, 150)])
    func customerMartIsTheModels(seed: Int, days: Int, rows: Int) async throws {
        let (model, tables, _) = try await load(seed: seed, days: days, rows: rows)
        let contracts = model.contracts(asOf: model.asOf)
        let appNames = try tables.rows(StarSchema.app).map { $0.key("app_name") }
        let words = appNames.map { String(decoding: $0, as: UTF8.self) }
        let columns = MartSchema.appColumns(for: words, hasOthers: false).map(\.name)
        let segments = Dictionary(
            uniqueKeysWithValues: try tables.rows(MartSchema.rfm, partition: model.asOf)
                .map { ($0.integer("contract_id"), $0) })
        let rows = try tables.rows(MartSchema.customer)
        #expect(rows.count == contracts.count && segments.count == contracts.count)
        for row in rows {
            let expected = try #require(contracts[row.key("contract")])
            #expect(tables.contractKeys[row.integer("contract_id")] == row.key("contract"))
            #expect(row.integer("total_device") == expected.devices && row.integer("days_active") == expected.frequency)
            #expect(row.integer("first_day") == Int64(expected.firstDay.number))
            #expect(row.integer("last_day") == Int64(expected.lastDay.number))
            #expect(row.key("favourite_app") == expected.favourite && row.integer("total_duration") == expected.seconds)
            for (name, column) in zip(appNames, columns) {
                #expect(row.integer(column) == expected.secondsByApp[name] ?? 0)
            }
            let scored = try #require(segments[row.integer("contract_id")])
            #expect(scored.key("segment") == row.key("segment"))
            #expect(["recency_score", "frequency_score", "duration_score"].map(scored.integer) == expected.scores)
        }
    }

    private func counts(_ facts: [SimpleModel.Fact]) -> [SimpleModel.Fact: Int] {
        Dictionary(facts.map { ($0, 1) }, uniquingKeysWith: +)
    }
}
