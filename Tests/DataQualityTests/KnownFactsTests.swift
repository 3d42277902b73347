import Columnar
import DataQuality
import Foundation
import TestSupport
import Testing
import Warehouse

/// A load tests its facts against what it read and wrote, without reading them again.
@Suite struct KnownFactsTests {
    private static let sum = "fact_usage: sum of total_duration = seconds read from the logs"

    /// What is in the files, as the load that wrote them knew it.
    private func known(_ generation: Generation) throws -> (seconds: [Day: Int64], keys: [String: [UInt32]]) {
        var seconds: [Day: Int64] = [:]
        var keys: [String: Set<UInt32>] = [:]
        for day in generation.manifest.content?.days.map(\.day) ?? [] {
            let reader = try ParquetReader(path: generation.file(of: StarSchema.usage, partition: day))
            let columns = ["app_id", "contract_id", "device_id"]
            for column in columns {
                let values = try reader.readAll([column]).columns[0].integers ?? []
                keys[column, default: []].formUnion(values.map { UInt32($0) })
            }
            seconds[day] = try reader.readAll(["total_duration"]).columns[0].integers?.reduce(0, +)
        }
        return (seconds, keys.mapValues { $0.sorted() })
    }

    private func check(_ generation: Generation, _ known: KnownFacts) async throws -> CheckResults {
        try await DataChecks(generation, tables: [StarSchema.usage], depth: .quick, known: known).run()
    }

    @Test("facts that add up to what the logs held and lack no dimension pass four tests more")
    func passes() async throws {
        let warehouse = try await TestedWarehouse.copy()
        defer { withExtendedLifetime(warehouse) {} }
        let generation = try warehouse.generation()
        let known = try known(generation)
        let results = try await check(generation, KnownFacts(seconds: known.seconds, keys: known.keys))
        let without = try await DataChecks(generation, tables: [StarSchema.usage], depth: .quick).run()
        #expect(results.failures == [] && results.summary.passed == without.summary.passed + 4)
    }

    @Test("a second lost between log and facts is told with its day")
    func lostSecond() async throws {
        let warehouse = try await TestedWarehouse.copy()
        defer { withExtendedLifetime(warehouse) {} }
        let generation = try warehouse.generation()
        var known = try known(generation)
        known.seconds[april(2), default: 0] -= 1
        let failures = try await check(generation, KnownFacts(seconds: known.seconds, keys: known.keys)).failures
        #expect(failures.map(\.test) == [Self.sum])
        #expect(failures.first?.examples.first?.hasPrefix("2022-04-02: ") == true)
        known.seconds[april(2)] = nil
        let lost = try await check(generation, KnownFacts(seconds: known.seconds, keys: known.keys)).failures
        #expect(lost.map(\.test) == [Self.sum])
    }

    @Test("a customer of the facts whom the dimension lacks is told by the key")
    func orphan() async throws {
        let warehouse = try await TestedWarehouse.copy()
        let generation = try warehouse.generation()
        let known = try known(generation)
        let gone = try #require(known.keys["contract_id"]?[1])
        try warehouse.rewrite(StarSchema.contract) { columns in
            let ids = columns["contract_id"]?.integers ?? []
            if let row = ids.firstIndex(of: Int64(gone)) { columns.remove(row: row) }
        }
        let failures = try await check(generation, KnownFacts(seconds: known.seconds, keys: known.keys)).failures
        #expect(failures.map(\.test) == ["fact_usage.contract_id: in dim_contract.contract_id"])
        #expect(failures.first?.examples == ["contract_id \(gone)"])
    }
}
