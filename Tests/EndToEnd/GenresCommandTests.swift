import Foundation
import Genres
import Resources
import TestSupport
import Testing

/// `genres train`, `classify` and `eval`, as a person uses them at a shell.
@Suite(.timeLimit(.minutes(2)))
struct GenresCommandTests {
    private static let labels =
        "\u{FEFF}genre,keyword\r\n"
        + (0..<150).map { index in
            let kinds = [("truyện đêm khuya", "Horror"), ("vòng loại cúp", "Sports"), ("giai điệu", "Music")]
            return "\(kinds[index % 3].1),\(kinds[index % 3].0) \(index * 7)\r\n"
        }.joined() + "Fantasy,rồng\r\nMusic,\" \"\r\n"

    private static let keywords =
        "id,keyword\n1,\"naruto, \"\"phần\"\" 2\"\n2, GIAI điệu 9 \n3,\n4,\"a \\\"\"b\nc\"\n5,vtv3 hd\n"

    @Test("without a model the lexicon answers, and what it teaches, and stderr tells how to train one")
    func classifiesWithoutModel() throws {
        let stage = try Stage()
        try stage.write(Self.keywords, to: "keywords.csv")
        let result = try stage.run("genres", "classify", stage.root + "/keywords.csv")
        #expect(result.status == 0, "\(result)")
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 8 && lines[0] == "keyword,genre,confidence,source", "\(result)")
        #expect(lines[1] == "\"naruto, \"\"phần\"\" 2\",Animation,0.8800,rule")
        #expect(lines[2].hasPrefix(" GIAI điệu 9 ,") && lines[2].hasSuffix(",model"))
        #expect(lines[3] == ",Other,0.0000,none" && lines[4] == "\"a \\\"\"b" && lines[5].hasPrefix("c\","))
        #expect(lines[6] == "vtv3 hd,TV Channel,0.8800,rule")
        #expect(result.errors.contains("genres train --labels"))
    }

    @Test("a keyword that is not UTF-8 is Other, is told, and stops nothing")
    func classifiesOtherBytes() throws {
        let stage = try Stage()
        let file = URL(filePath: stage.root + "/keywords.csv")
        try (Data("keyword\nnaruto\n".utf8) + Data([0x62, 0xFF, 0x0A]) + Data("vtv3\n".utf8)).write(to: file)
        let result = try stage.run("genres", "classify", file.path)
        let lines = result.output.split(separator: "\n")
        #expect(result.status == 0 && lines.count == 4 && lines[2].hasSuffix(",Other,0.0000,none"), "\(result)")
        #expect(lines[3].hasPrefix("vtv3,TV Channel") && result.errors.contains("the first on line 3"), "\(result)")
    }

    @Test("labels train a model that classifies and can be measured")
    func trainsClassifiesMeasures() throws {
        let stage = try Stage()
        try stage.write(Self.labels, to: "labels.csv")
        try stage.write(Self.keywords, to: "keywords.csv")
        try stage.write("[titles News]\nNaruto\n", to: "config/cyclorama/genres.txt")
        let hash = try GenrePrompt(path: Resources.genrePrompt.path).hash
        let answered = [("Music", hash), ("Horror", hash), ("News", "of an older prompt")].map { genre, prompt in
            #"{"at":"2026-01-01T00:00:00Z","genre":"\#(genre)","keyword":"hỏi \#(genre)","model":"m","#
                + #""prompt":"\#(prompt)"}"# + "\n"
        }
        try stage.write(answered.joined() + "torn", to: "workspace/genres/llm-labels.ndjson")
        let trained = try Stage.object(
            try stage.run("genres", "train", "--labels", stage.root + "/labels.csv", "--json"))
        #expect(trained["rows_used"] as? Int == 150 && trained["rows_rejected"] as? Int == 2)
        #expect(trained["rows_from_llm"] as? Int == 2 && trained["rows_by_llm"] as? [String: Int] == ["m": 2])
        #expect(trained["rejected"] as? [String: Int] == ["unknown genre": 1, "blank keyword": 1])
        #expect(trained["accuracy"] as? Double ?? 0 > 0.9 && trained["accuracy_top40"] is Double)
        #expect(FileManager.default.fileExists(atPath: stage.workspace + "/genres/model.bin"))

        let result = try stage.run("genres", "classify", stage.root + "/keywords.csv")
        let lines = result.output.split(separator: "\n")
        #expect(result.errors.isEmpty && lines.count == 7, "\(result)")
        #expect(lines[1].hasSuffix(",News,1.0000,user"))
        #expect(lines[2].hasPrefix(" GIAI điệu 9 ,Music,0.") || lines[2].hasPrefix(" GIAI điệu 9 ,Music,1."))
        #expect(lines[2].hasSuffix(",model") && lines[3] == ",Other,0.0000,none")

        let sure = try stage.run("genres", "classify", stage.root + "/keywords.csv", "--min-confidence", "1")
        #expect(sure.output.contains("\n GIAI điệu 9 ,,") && sure.output.contains(",abstained\n"))
        #expect(sure.output.contains(",News,1.0000,user\n"))

        let measured = try Stage.object(
            try stage.run("genres", "eval", "--labels", stage.root + "/labels.csv", "--json"))
        #expect(measured["rows"] as? Int == 150 && measured["coverage"] as? Double == 1)
        #expect(measured["accuracy"] as? Double ?? 0 > 0.9 && measured["accuracy_top40"] is Double)
        let genres = try #require(measured["genres"] as? [String: [String: Any]])
        #expect(genres.count == 14 && genres["Music"]?["rows"] as? Int == 50 && genres["Music"]?["recall"] is Double)
        #expect((measured["confusion"] as? [String: [String: Int]])?["Horror"]?["Horror"] ?? 0 > 40)
        let table = try stage.run("genres", "eval", "--labels", stage.root + "/labels.csv")
        #expect(table.status == 0 && table.output.contains("TV Channel") && table.output.contains("precision"))
    }

    @Test("what cannot be used is said with its file and a remedy, and changes nothing")
    func saysWhatIsWrong() throws {
        let stage = try Stage()
        try stage.write("keyword,label\nx,News\n", to: "labels.csv")
        try stage.write("torn", to: "workspace/genres/model.bin")
        try stage.write("keyword\nx\n", to: "keywords.csv")
        for (arguments, words) in [
            (["train", "--labels", stage.root + "/labels.csv"], "labels.csv, line 1: no column “genre”"),
            (["train", "--labels", stage.root + "/none.csv"], "none.csv: No such file"),
            (["classify", stage.root + "/keywords.csv"], "genres/model.bin: it is cut off; train it again"),
        ] {
            let result = try CommandResult.run(
                [Stage.program, "genres"] + arguments, environment: stage.environment)
            #expect(result.status == 1 && result.output.isEmpty && result.errors.contains(words), "\(result)")
        }
        #expect(try String(contentsOfFile: stage.workspace + "/genres/model.bin", encoding: .utf8) == "torn")
        #expect(try stage.run("genres", "classify", "x.csv", "--min-confidence", "2").status == 2)
    }
}
