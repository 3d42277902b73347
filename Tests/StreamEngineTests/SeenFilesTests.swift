import TestSupport
import Testing

@testable import StreamEngine

/// A file that was counted is known for ever, and no other is taken for it.
@Suite struct SeenFilesTests {
    @Test("among 100,000 random files none is forgotten and none made up") func equalsADictionary() {
        var random = SeededRandom(seed: 3)
        var (seen, expected) = (SeenFiles(), [NameKey: FileMark]())
        for round in 0..<10 {
            for _ in 0..<10_000 {
                // Some names come again, with another mark.
                let isKnown = random.once(in: 10)
                let name = isKnown ? expected.first?.key ?? Self.name(&random) : Self.name(&random)
                let mark = FileMark(hash: random.next(), isQuarantined: random.once(in: 5))
                seen.insert(SeenFile(name: name, mark: mark))
                expected[name] = mark
            }
            if round % 3 == 2 { seen = SeenFiles(sorted: seen.merged()) }
        }
        #expect(expected.allSatisfy { seen.mark(of: $0.key) == $0.value })
        let others = (0..<10_000).map { _ in Self.name(&random) }
        #expect(others.allSatisfy { seen.mark(of: $0) == nil })
        let mixed = Array(expected.keys) + others
        #expect(seen.contain(mixed) == mixed.map { expected[$0] != nil })
        let merged = seen.merged()
        #expect(merged.count == expected.count)
        #expect(zip(merged, merged.dropFirst()).allSatisfy { $0.name < $1.name })
    }

    @Test("names that are close together or at the ends are found") func unevenNames() {
        let ends: [UInt64] = [0, 1, 2, 3, .max - 1, .max]
        let names = ends.flatMap { high in ends.map { NameKey(high: high, low: $0) } }
        let sorted = names.map { SeenFile(name: $0, mark: FileMark(hash: $0.high &+ $0.low, isQuarantined: false)) }
        let seen = SeenFiles(sorted: sorted)
        #expect(sorted.allSatisfy { seen.mark(of: $0.name) == $0.mark })
        #expect(seen.mark(of: NameKey(high: 1, low: 77)) == nil && seen.mark(of: NameKey(high: 4, low: 0)) == nil)
        #expect(SeenFiles().mark(of: NameKey(high: 0, low: 0)) == nil)
    }

    @Test("what is to be forgotten goes, from the old part and the new") func forgets() {
        let files = (0..<10).map { number in
            SeenFile(name: NameKey(high: UInt64(number), low: 0), mark: FileMark(hash: 8, isQuarantined: false))
        }
        var seen = SeenFiles(sorted: Array(files[..<5]))
        for file in files[5...] { seen.insert(file) }
        for file in [files[2], files[3], files[7]] { seen.forget(file.name) }
        #expect(seen.mark(of: files[2].name) == nil && seen.mark(of: files[7].name) == nil)
        #expect(seen.contain(files.map(\.name)) == files.map { seen.mark(of: $0.name) != nil })
        // A newer file of that name.
        seen.insert(files[3])
        #expect(seen.mark(of: files[3].name) == files[3].mark)
        #expect(seen.merged().map(\.name.high) == [0, 1, 3, 4, 5, 6, 8, 9])
    }

    @Test("a mark tells a file that was put aside from one that was counted") func marks() {
        let (aside, counted) = (FileMark(hash: 9, isQuarantined: true), FileMark(hash: 9, isQuarantined: false))
        #expect(aside.isQuarantined && !counted.isQuarantined)
        #expect(aside.looksLike(9) && counted.looksLike(9) && !counted.looksLike(10_000))
    }

    private static func name(_ random: inout SeededRandom) -> NameKey {
        NameKey(high: random.next(), low: random.next())
    }
}
