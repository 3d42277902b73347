import DurableFiles
import Foundation
import Genres
import TestSupport
import Testing

@Suite struct LabelCacheTests {
    private static let prompt = GenrePrompt("p")

    private static let keywords = [
        "nói \"dối\", thật", "a\\\"b", "dòng\u{2028}hai", "😀 🇻🇳", "e\u{0301}", "{\"id\":1}", "đấu phá", "\\", "'",
    ].map { Keyword($0) }

    @Test("labels survive a restart, whatever the keyword holds")
    func survives() async throws {
        let folder = try TemporaryFolder()
        do {
            let cache = try LabelCache(folder: folder["g"])
            for keyword in Self.keywords {
                try await cache.add([(keyword, .music)], model: "m", prompt: Self.prompt)
            }
        }
        let cache = try LabelCache(folder: folder["g"])
        #expect(cache.skippedLines == 0)
        #expect(
            await cache.genres(of: Self.keywords, model: "m", prompt: Self.prompt) == Self.keywords.map { _ in .music })
        #expect(try LabelCache.labels(in: folder["g"], prompt: Self.prompt).map(\.keyword) == Self.keywords)
    }

    @Test("another model and another prompt know nothing of it, and training takes the newest of its prompt")
    func keepsApart() async throws {
        let folder = try TemporaryFolder()
        let cache = try LabelCache(folder: folder["g"])
        let (keyword, other) = (Keyword("x"), GenrePrompt("p2"))
        try await cache.add([(keyword, .music)], model: "m", prompt: Self.prompt)
        try await cache.add([(keyword, .news)], model: "m2", prompt: Self.prompt)
        #expect(await cache.genres(of: [keyword], model: "m", prompt: Self.prompt) == [.music])
        #expect(await cache.genres(of: [keyword], model: "m2", prompt: Self.prompt) == [.news])
        #expect(await cache.genres(of: [keyword], model: "m", prompt: other) == [nil])
        #expect(try await cache.lastModel(prompt: Self.prompt) == "m2")
        #expect(try await cache.lastModel(prompt: other) == nil)
        try await cache.add([(keyword, .horror)], model: "m", prompt: other)
        #expect(try LabelCache.lastAnswers(in: folder["g"], prompt: Self.prompt) == ["x": .news])
        #expect(try LabelCache.lastAnswers(in: folder["g"], prompt: GenrePrompt("p3")).isEmpty)
        let rows = try LabelCache.labels(in: folder["g"], prompt: Self.prompt)
        #expect(rows.map(\.genre) == [.news] && rows.map(\.model) == ["m2"])
    }

    @Test("two runs do not write to one file")
    func isLocked() async throws {
        let folder = try TemporaryFolder()
        let cache = try LabelCache(folder: folder["g"])
        #expect(throws: FolderInUse.self) { try LabelCache(folder: folder["g"]) }
        #expect(cache.skippedLines == 0)
    }

    @Test("whatever happens to the file's end, no whole line before it is lost")
    func survivesDamage() async throws {
        let folder = try TemporaryFolder()
        do {
            let cache = try LabelCache(folder: folder["g"])
            try await cache.add(Self.keywords.map { ($0, .music) }, model: "m", prompt: Self.prompt)
        }
        let path = folder["g"] + "/" + LabelCache.fileName
        let whole = try DurableFiles().read(path)
        let ends = whole.indices.filter { whole[$0] == 0x0A }
        var random = SeededRandom(seed: 5)
        for round in 0..<300 {
            let cut = Int.random(in: 0...whole.count, using: &random)
            let noise = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            try DurableFiles().write(Array(whole[..<cut]) + (round % 2 == 0 ? noise : []), to: path)
            let cache = try LabelCache(folder: folder["g"])
            let known = await cache.genres(of: Self.keywords, model: "m", prompt: Self.prompt)
            let lines = ends.count { $0 < cut }
            #expect(known.prefix(lines).allSatisfy { $0 == .music }, "cut at \(cut)")
            try await cache.add([(Keyword("new"), .news)], model: "m", prompt: Self.prompt)
            let again = try LabelCache.labels(in: folder["g"], prompt: Self.prompt)
            #expect(again.last?.keyword.text == "new" && again.count >= lines + 1, "cut at \(cut)")
        }
    }

    @Test("a full disk is an error, and what comes after it is not lost")
    func survivesFullDisk() async throws {
        let folder = try TemporaryFolder()
        let counting = FaultPoint()
        do { _ = try LabelCache(folder: folder["a"], files: counting.files) }
        let opening = counting.count
        for step in 0..<2 {
            let fault = FaultPoint(failing: opening + step)
            let name = "b\(step)"
            do {
                let cache = try LabelCache(folder: folder[name], files: fault.files)
                await #expect(throws: FileError.self) {
                    try await cache.add([(Keyword("x"), .news)], model: "m", prompt: Self.prompt)
                }
                try await cache.add([(Keyword("y"), .news)], model: "m", prompt: Self.prompt)
            }
            let cache = try LabelCache(folder: folder[name])
            #expect(await cache.genres(of: [Keyword("y")], model: "m", prompt: Self.prompt) == [.news])
            #expect(cache.skippedLines == 0)
        }
    }
}
