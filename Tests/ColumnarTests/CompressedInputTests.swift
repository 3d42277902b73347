import Columnar
import DurableFiles
import TestSupport
import Testing

@Suite struct CompressedInputTests {
    private let text = (0..<20_000).map { logLine(seconds: String($0)) }.joined(separator: "\n")

    private func packed(_ folder: TemporaryFolder, _ text: String) throws -> String {
        let path = try folder.write("20220401.json", text)
        #expect(try CommandResult.run(["gzip", "-k", path]).status == 0)
        return path + ".gz"
    }

    @Test func aPackedFileReadsLikeThePlainOne() throws {
        let folder = try TemporaryFolder()
        let result = try readFile(try packed(folder, text))
        #expect(result.rows.count == 20_000)
        #expect(try result == readFile(folder["20220401.json"]))
    }

    @Test func packedFilesEndToEndAreOne() throws {
        let folder = try TemporaryFolder()
        let bytes = try DurableFiles().read(try packed(folder, logLine() + "\n"))
        #expect(try readFile(try folder.write("twice.json.gz", bytes + bytes)).rows.count == 2)
    }

    @Test(arguments: [1, 4, 9, 20, 1000, 30_000])
    func aPackedFileCutShortIsAnErrorNotASmallerDay(lost: Int) throws {
        let folder = try TemporaryFolder()
        let bytes = try DurableFiles().read(try packed(folder, text))
        let path = try folder.write("cut.json.gz", bytes.dropLast(lost))
        let error = #expect(throws: InputError.self) { try readFile(path) }
        #expect(error?.reason.contains("gzip") == true)
    }

    @Test func aFlippedBitIsAnError() throws {
        let folder = try TemporaryFolder()
        let bytes = try DurableFiles().read(try packed(folder, text))
        for place in [bytes.count / 2, bytes.count - 6] {
            var damaged = bytes
            damaged[place] ^= 0x10
            let path = try folder.write("damaged.json.gz", damaged)
            #expect(throws: InputError.self) { try readFile(path) }
        }
    }

    @Test(arguments: [logLine(), "x", "\u{1f}", "PK\u{3}\u{4}"])
    func aNameThatLiesIsAnError(content: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("20220401.json.gz", content)
        let error = #expect(throws: InputError.self) { try readFile(path) }
        #expect(error?.description.contains(path) == true)
    }

    @Test func anEmptyPackedFileHasNoLines() throws {
        let folder = try TemporaryFolder()
        #expect(try readFile(try packed(folder, "")) == FileOutcome())
    }
}
