import Foundation
import LogGenerator
import Testing

/// The profile of the real service, at a fiftieth of its size.
@Suite struct ProfileTests {
    private func rows(days: Int, records: Int) async throws -> [[ParsedRow]] {
        let folder = try ScratchFolder()
        let options = ContentLogOptions.april(in: folder, days: days, records: records)
        _ = try await ContentLogGenerator(options: options).run()
        return try folder.contents().sorted { $0.key < $1.key }.map { lines(of: $0.value).compactMap(parse) }
    }

    private func expect(_ value: Double, near target: Double, within part: Double, _ what: Comment) {
        #expect(abs(value - target) <= part * target, what)
    }

    @Test func twoDaysLookLikeTheFirstOfApril() async throws {
        let days = try await rows(days: 2, records: 57_400)
        let all = days.flatMap { $0 }
        let active = days.map { Set($0.map(\.contract)) }
        let contracts = active[0].union(active[1])
        let scale = 50.0
        expect(Double(contracts.count) * scale, near: 1_505_529, within: 0.02, "contracts")
        let both = Double(active[0].intersection(active[1]).count)
        expect(both / Double(contracts.count), near: 0.79, within: 0.02, "active on both days")
        expect(Double(Set(all.map(\.mac)).count) * scale, near: 1_700_000, within: 0.03, "devices")

        let seconds = all.map(\.seconds).sorted()
        expect(Double(seconds[seconds.count / 2]), near: 6_702, within: 0.05, "median")
        expect(Double(seconds.reduce(0, +)) / Double(all.count), near: 16_000, within: 0.06, "mean")
        #expect((seconds.last ?? 0) <= 86_400 && (seconds.first ?? -1) >= 0)
        let unknown = all.filter { $0.contract == "0" }.reduce(0) { $0 + $1.seconds }
        expect(Double(unknown) / Double(seconds.reduce(0, +)), near: 0.02, within: 0.2, "time of contract 0")
    }

    @Test func appsHaveTheirShares() async throws {
        let all = try await rows(days: 2, records: 57_400).flatMap { $0 }
        let shares = Dictionary(grouping: all, by: \.app).mapValues { Double($0.count) / Double(all.count) }
        expect(shares["CHANNEL"] ?? 0, near: 0.903, within: 0.01, "CHANNEL")
        expect(shares["VOD"] ?? 0, near: 0.052, within: 0.1, "VOD")
        expect(shares["CHILD"] ?? 0, near: 0.021, within: 0.1, "CHILD")
        expect(shares["KPLUS"] ?? 0, near: 0.0176, within: 0.15, "KPLUS")
        #expect(Set(["RELAX", "SPORT", "FIMS"]).isSubset(of: shares.keys))
        let channel = all.filter { $0.app == "CHANNEL" }.reduce(0) { $0 + $1.seconds }
        expect(Double(channel) / Double(all.reduce(0) { $0 + $1.seconds }), near: 0.955, within: 0.01, "CHANNEL's time")
    }

    @Test func aMonthHasLeaversAndNewcomers() async throws {
        let days = try await rows(days: 30, records: 96_920)
        let active = days.map { Set($0.map(\.contract)) }
        let contracts = active.reduce(into: Set<String>()) { $0.formUnion($1) }
        expect(Double(contracts.count) * 500, near: 2_100_000, within: 0.03, "contracts of a month")
        let lastWeek = active.suffix(7).reduce(into: Set<String>()) { $0.formUnion($1) }
        let firstWeek = active.prefix(7).reduce(into: Set<String>()) { $0.formUnion($1) }
        #expect(firstWeek.subtracting(lastWeek).count > contracts.count / 20)
        #expect(lastWeek.subtracting(firstWeek).count > contracts.count / 20)
        // A Sunday is busier than the Tuesday after it.
        #expect(days[2].count > days[4].count && days[9].count > days[11].count)
    }

    @Test func oddButValidValuesOccur() async throws {
        let all = try await rows(days: 2, records: 20_000).flatMap { $0 }
        let contracts = Set(all.map(\.contract))
        #expect(contracts.isSuperset(of: ["0", "PAYTV", "HNFCN0001", "qad014541"]))
        #expect(contracts.contains { $0.hasPrefix("NONFPT") } && contracts.contains { $0.hasPrefix("10.") })
        #expect(all.contains { $0.mac.hasSuffix("/40") })
    }
}
