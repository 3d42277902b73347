import LogGenerator
import TestSupport
import Testing

@Suite struct SearchDeterminismTests {
    private func generate(seed: UInt64, workers: Int, dirty: Bool) async throws -> [String: [UInt8]] {
        let folder = try TemporaryFolder()
        let options = SearchLogOptions.june(in: folder, days: 5, records: 20_000, seed: seed, dirty: dirty)
        _ = try await SearchLogGenerator(options: options, workers: workers).run()
        return try folder.contents()
    }

    @Test(arguments: [false, true])
    func sameSeedSameBytesAtAnyWorkerCount(dirty: Bool) async throws {
        let alone = try await generate(seed: 7, workers: 1, dirty: dirty)
        for workers in [1, 2, 4] { #expect(try await generate(seed: 7, workers: workers, dirty: dirty) == alone) }
    }

    @Test func anotherSeedGivesOtherBytes() async throws {
        let one = try await generate(seed: 1, workers: 2, dirty: false)
        let other = try await generate(seed: 2, workers: 2, dirty: false)
        #expect(one.keys == other.keys && one.count == 5)
        for (name, bytes) in one { #expect(bytes != other[name]) }
    }

    @Test func aSecondRunReplacesTheFirst() async throws {
        let folder = try TemporaryFolder()
        let generator = SearchLogGenerator(options: .june(in: folder, records: 500, dirty: true))
        _ = try await generator.run()
        let first = try folder.contents()
        _ = try await generator.run()
        #expect(try folder.contents() == first)
    }
}
