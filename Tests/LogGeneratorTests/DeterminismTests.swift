import LogGenerator
import Testing

@Suite struct DeterminismTests {
    private func generate(seed: UInt64, workers: Int, dirty: Bool) async throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let options = ContentLogOptions.april(in: folder, days: 5, records: 30_000, seed: seed, dirty: dirty)
        _ = try await ContentLogGenerator(options: options, workers: workers).run()
        return folder
    }

    @Test(arguments: [false, true])
    func sameSeedSameBytesAtAnyWorkerCount(dirty: Bool) async throws {
        let alone = try await generate(seed: 7, workers: 1, dirty: dirty).contents()
        for workers in [1, 2, 4] {
            #expect(try await generate(seed: 7, workers: workers, dirty: dirty).contents() == alone)
        }
    }

    @Test func anotherSeedGivesOtherBytes() async throws {
        let one = try await generate(seed: 1, workers: 2, dirty: false).contents()
        let other = try await generate(seed: 2, workers: 2, dirty: false).contents()
        #expect(one.keys == other.keys)
        for (name, bytes) in one { #expect(bytes != other[name]) }
    }

    @Test func aSecondRunReplacesTheFirst() async throws {
        let folder = try ScratchFolder()
        let generator = ContentLogGenerator(options: .april(in: folder, records: 500))
        _ = try await generator.run()
        let first = try folder.contents()
        _ = try await generator.run()
        #expect(try folder.contents() == first)
    }
}
