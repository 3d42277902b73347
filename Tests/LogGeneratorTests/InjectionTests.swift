import Foundation
import LogGenerator
import Testing

@Suite struct InjectionTests {
    @Test func everyFaultIsCounted() async throws {
        let folder = try ScratchFolder()
        let options = ContentLogOptions.april(in: folder, days: 3, records: 100_000, dirty: true)
        let summary = try await ContentLogGenerator(options: options).run()
        let all = try folder.contents().sorted { $0.key < $1.key }.map { lines(of: $0.value) }
        let rows = all.joined().filter { !$0.isEmpty }
        let blank = all.joined().count - rows.count

        #expect(rows.count == 100_000 && summary.rows == 100_000)
        #expect(blank == summary.injected[.blankLine])
        #expect(Set(summary.injected.keys) == Set(Injection.allCases))
        #expect(rows.count { parse($0) == nil } == summary.rejectedRows)
        for kind in Injection.allCases where kind != .negativeDuration && kind != .nullContract {
            #expect(summary.injected[kind] == 100_000 / Injection.period, "\(kind)")
        }
    }

    @Test func faultsLookAsDocumented() async throws {
        let folder = try ScratchFolder()
        let options = ContentLogOptions.april(in: folder, days: 3, records: 100_000, dirty: true)
        let summary = try await ContentLogGenerator(options: options).run()
        let data = try folder.contents().sorted { $0.key < $1.key }.map(\.value)
        let all = data.flatMap { lines(of: $0) }
        func count(_ text: String) -> Int { all.count { $0.range(of: Data(text.utf8)) != nil } }

        #expect(count(#""TotalDuration":-"#) == summary.injected[.negativeDuration])
        #expect(count(#""Contract":null"#) == summary.injected[.nullContract])
        #expect(count(#""Contract":"""#) == summary.injected[.emptyContract])
        #expect(count(#""TotalDuration":""#) == summary.injected[.textDuration])
        #expect(count(#".5"#) == summary.injected[.fractionalDuration])
        #expect(count(#"\u00"#) == summary.injected[.escapedValue])
        #expect(all.count { String(data: $0, encoding: .utf8) == nil } == summary.injected[.invalidUTF8])
        #expect(data.joined().count { $0 == 0x0D } == summary.injected[.carriageReturn])
        let repeats = zip(all, all.dropFirst()).count { $0 == $1 && !$0.isEmpty }
        #expect(repeats == summary.injected[.repeatedRow])
    }

    @Test func negativeDurationsHaveTheRateOfRealLogs() async throws {
        let folder = try ScratchFolder()
        let options = ContentLogOptions.april(in: folder, records: 200_000, dirty: true)
        let summary = try await ContentLogGenerator(options: options).run()
        let expected = 200_000.0 * 72_410 / 48_460_000
        #expect(abs(Double(summary.injected[.negativeDuration] ?? 0) - expected) < 0.25 * expected)
    }

    @Test func aMonthHasSixRowsWithoutContract() async throws {
        let folder = try ScratchFolder()
        let options = ContentLogOptions.april(in: folder, days: 30, records: 30_000, dirty: true)
        let summary = try await ContentLogGenerator(options: options).run()
        #expect(summary.injected[.nullContract] == 6)
    }
}
