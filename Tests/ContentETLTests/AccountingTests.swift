import ContentETL
import DurableFiles
import Foundation
import TestSupport
import Testing
import Warehouse

/// Every input row is accounted for, and a person finds each rejected line again.
@Suite struct AccountingTests {
    private static let good = LogRow("C1", "M1", "VOD", 5).line
    /// Broken lines and the reason each is counted under.
    private static let broken: [(line: String, reason: String)] = [
        ("{", "bad_json"), ("x", "bad_json"), (good.replacing("\"C1\"", with: "null"), "null_contract"),
        (good.replacing("\"C1\"", with: "\"\""), "empty_contract"),
        (good.replacing("Contract", with: "K"), "missing_contract"),
        (good.replacing(":5", with: ":-5"), "negative_total_duration"),
        (good.replacing(":5", with: ":\"5\""), "wrong_type_total_duration"),
        (good.replacing(":5", with: ":-1"), "negative_total_duration"),
        (good.replacing("\"M1\"", with: "7"), "wrong_type_mac"),
        (good.replacing("\"VOD\"", with: "null"), "null_app_name"),
    ]

    private struct Quarantined: Decodable, Equatable {
        var file: String
        var line: Int
        var reason: String
        var text: String?
        var bytes: Data?
    }

    private func quarantined(_ site: Site, _ name: String) throws -> [Quarantined] {
        let text = try site.folder.text("workspace/quarantine/content/\(name).rejected.ndjson")
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Quarantined.self, from: Data($0.utf8)) }
    }

    @Test func rowsReadAreLoadedOrRejectedByReason() async throws {
        let site = try Site()
        let text = Self.broken.map { Self.good + "\n\n" + $0.line + "\r\n" }.joined()
        try site.write("20220401.json", text.utf8)
        try site.write("20220402.json", [LogRow("C1", "M1", "VOD", 5)])
        let record = try await site.load()
        let count = Int64(Self.broken.count)
        #expect((record.rowsRead, record.rowsLoaded, record.rowsRejected) == (2 * count + 1, count + 1, count))
        #expect(record.rejected == Dictionary(Self.broken.map { ($0.reason, 1) }, uniquingKeysWith: +))
        #expect(record.files.map(\.name) == ["20220401.json", "20220402.json"])
        #expect(record.files.map(\.rowsRejected) == [count, 0] && record.files.map(\.rowsRead) == [2 * count, 1])
        #expect(record.files.first?.bytes == Int64(text.utf8.count))
        #expect(record.state == .done && record.skipped.isEmpty && site.runs == [record])
    }

    @Test func theQuarantineHoldsFileLineAndText() async throws {
        let site = try Site()
        let text = Self.broken.map { Self.good + "\n\n" + $0.line + "\n" }.joined()
        try site.write("20220401.json", text.utf8)
        try site.write("20220402.json", Array(Self.good.utf8) + [0x0A, 0x7B, 0xFF, 0x0A])
        try await site.load()
        let expected = Self.broken.enumerated().map { index, broken in
            Quarantined(file: "20220401.json", line: index * 3 + 3, reason: broken.reason, text: broken.line)
        }
        #expect(try quarantined(site, "20220401.json") == expected)
        #expect(
            try quarantined(site, "20220402.json")
                == [Quarantined(file: "20220402.json", line: 2, reason: "bad_utf8", bytes: Data([0x7B, 0xFF]))])
    }

    @Test func aRepairedDayHasNoQuarantine() async throws {
        let site = try Site()
        try site.write("20220401.json", (Self.good + "\nx\n").utf8)
        try await site.load()
        #expect(try quarantined(site, "20220401.json").count == 1)
        try site.write("20220401.json", (Self.good + "\n").utf8)
        let record = try await site.load()
        #expect(record.rowsRejected == 0 && record.rowsRead == 1)
        #expect(try site.folder.tree("workspace/quarantine").isEmpty)
    }

    @Test func whatIsNoDayFileIsNamedAndSkipped() async throws {
        let site = try Site()
        try site.write("20220401.json", [LogRow("C1", "M1", "VOD", 5)])
        for name in ["99999999.json", "notes.json", "20220230.json.gz", ".hidden.json", "README.md", "2022040.json"] {
            try site.write(name, "x".utf8)
        }
        try site.write("20220405.json.gz", "no gzip".utf8)
        try FileManager.default.createDirectory(
            atPath: site.logs + "/20220402.json", withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: site.logs + "/20220403.json", withDestinationPath: "nowhere")
        #expect(try CommandResult.run(["mkfifo", site.logs + "/20220404.json"]).status == 0)
        let record = try await site.load()
        #expect(record.state == .done && record.rowsLoaded == 1)
        let reasons = Dictionary(uniqueKeysWithValues: record.skipped.map { ($0.name, $0.reason) })
        #expect(
            reasons == [
                "99999999.json": "no date YYYYMMDD in its name", "notes.json": "no date YYYYMMDD in its name",
                "2022040.json": "no date YYYYMMDD in its name", "20220230.json.gz": "no date YYYYMMDD in its name",
                "20220402.json": "not a regular file", "20220403.json": "No such file or directory",
                "20220404.json": "not a regular file", "20220405.json.gz": "not a gzip file, though its name says so",
            ])
    }

    @Test func aPackedDayCutShortIsSkippedWholeAndLoadedOnceItIsComplete() async throws {
        let site = try Site()
        let rows = (0..<3000).map { LogRow("C\($0)", "M1", "VOD", 5) }
        try site.write("20220402.json", rows)
        #expect(try CommandResult.run(["gzip", site.logs + "/20220402.json"]).status == 0)
        let whole = try site.folder.read("logs/20220402.json.gz")
        try site.write("20220402.json.gz", whole.dropLast(20))
        try site.write("20220401.json", [LogRow("A", "M1", "VOD", 5)])
        let first = try await site.load()
        #expect(first.skipped.map(\.name) == ["20220402.json.gz"] && first.rowsRead == 1 && first.contracts == 1)
        try site.write("20220402.json.gz", whole)
        let second = try await site.load()
        #expect(second.skipped.isEmpty && second.rowsLoaded == 3000 && second.contracts == 3001)
    }

    @Test(arguments: [[:], ["notes.json": "x"], ["20220401.json.gz": "x"]] as [[String: String]])
    func nothingToLoadIsAnErrorThatSaysWhatIsExpected(files: [String: String]) async throws {
        let site = try Site()
        for (name, text) in files { try site.write(name, text.utf8) }
        let error = await #expect(throws: ContentLoadError.self) { try await site.load() }
        #expect(error?.description.contains("YYYYMMDD.json") == true)
        #expect(site.runs.map(\.state) == [.failed] && site.runs.first?.error == error?.description)
        #expect(try site.current() == nil)
    }

    @Test func aFolderThatIsNotThereIsAFileError() async throws {
        let site = try Site()
        let error = await #expect(throws: FileError.self) { try await site.load(input: site.folder["none"]) }
        #expect(error?.operation == .list && site.runs.map(\.state) == [.failed])
    }
}
