import DurableFiles
import Foundation
import Genres
import TestSupport
import Testing

@Suite struct ModelTests {
    /// Keywords of which the words tell the genre.
    private static func labels(_ count: Int = 120) throws -> LabelSet {
        let kinds = [("phim ma số", "Horror"), ("bóng đá vòng", "Sports"), ("nhạc trẻ tập", "Music")]
        let rows = (0..<count).map { "\(kinds[$0 % 3].0) \($0 * 7),\(kinds[$0 % 3].1)" }
        return try LabelSet(Array(("keyword,genre\n" + rows.joined(separator: "\n")).utf8), file: "labels.csv")
    }

    @Test("the same labels give the same bytes, which answer as before")
    func isDeterministic() async throws {
        let first = try await GenreTrainer(try Self.labels(), lexicon: []).run()
        let second = try await GenreTrainer(try Self.labels(), lexicon: []).run()
        #expect(ModelFile.encode(first.model) == ModelFile.encode(second.model))
        #expect(first.estimate.accuracy > 0.95)
        let folder = try TemporaryFolder()
        let path = folder["genres/model.bin"]
        try ModelFile.write(first.model, to: path)
        let read = try #require(try ModelFile.read(path))
        #expect(read == first.model && read.label(Keyword("bong da toi nay"))?.genre == .sports)
        #expect(read.label(Keyword(" ")) == nil)
        #expect(try folder.tree() == ["genres/model.bin"])
    }

    @Test("a damaged model is refused, and the error tells how to mend it")
    func refusesDamage() async throws {
        let bytes = ModelFile.encode(try await GenreTrainer(try Self.labels(), lexicon: []).run().model)
        let folder = try TemporaryFolder()
        var random = SeededRandom(seed: 3)
        var damaged: [[UInt8]] = [0, 1, 8, 19, 20, bytes.count / 2, bytes.count - 1].map { Array(bytes.prefix($0)) }
        for place in [0, 8, 16, bytes.count - 1] + (0..<10).map({ _ in random.pick(Array(bytes.indices)) }) {
            var changed = bytes
            changed[place] ^= 0x10
            damaged.append(changed)
        }
        damaged.append(bytes + [0])
        for bytes in damaged {
            let path = try folder.write("model.bin", bytes)
            #expect {
                try ModelFile.read(path)
            } throws: { error in
                (error as? ModelFileError)?.path == path && "\(error)".contains("genres train")
            }
        }
        #expect(try ModelFile.read(folder["none.bin"]) == nil)
    }

    @Test("what cannot teach is counted by its reason")
    func countsRejects() throws {
        let text = "genre,keyword\nMusic,a\nmusic, A \nNews,b\nHorror,B\nFantasy,c\nNews,  \nC  drama,d\n"
        let labels = try LabelSet(Array(text.utf8), file: "labels.csv")
        #expect(labels.rows.map(\.keyword.text) == ["a", "d"] && labels.rows.map(\.genre) == [.music, .chineseDrama])
        #expect(
            labels.rejected == ["duplicate": 1, "conflicting duplicate": 2, "unknown genre": 1, "blank keyword": 1])
        #expect(labels.rowsRead == labels.rows.count + labels.rejected.values.reduce(0, +))
    }

    @Test("too few labels are refused, not learned by heart")
    func refusesTooFew() throws {
        #expect(throws: GenreTrainingError.tooFewRows(49)) { _ = try GenreTrainer(try Self.labels(49), lexicon: []) }
        let one = (0..<60).map { "n\($0),News" }.joined(separator: "\n")
        let labels = try LabelSet(Array(("keyword,genre\n" + one).utf8), file: "one.csv")
        #expect(throws: GenreTrainingError.oneGenre) { _ = try GenreTrainer(labels, lexicon: []) }
    }

    @Test("a training that is stopped ends, and gives no model")
    func canBeCancelled() async throws {
        let labels = try Self.labels()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await GenreTrainer(labels, lexicon: []).run()
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
