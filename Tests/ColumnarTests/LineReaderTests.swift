import Columnar
import Foundation
import TestSupport
import Testing

/// No line is lost, cut or joined to another, wherever blocks of input end.
@Suite struct LineReaderTests {
    private struct Delivered: Equatable {
        var lines: [Int] = []
        var oversized = 0
    }

    /// The length of every line, without its end; each block is checked to hold whole lines.
    private func lengths(_ path: String) throws -> Delivered {
        var reader = try LineReader(path: path)
        var delivered = Delivered()
        while let block = try reader.next() {
            switch block {
            case .lines(let bytes):
                #expect(bytes.last == 0x0A)
                var place = try #require(UnsafeRawPointer(bytes.baseAddress))
                let end = place + bytes.count
                while place < end {
                    let feed = try #require(memchr(place, 0x0A, end - place))
                    delivered.lines.append(UnsafeRawPointer(feed) - place)
                    place = UnsafeRawPointer(feed) + 1
                }
            case .oversized(let beginning):
                #expect(beginning.count > 0 && beginning.allSatisfy { $0 == 0x61 })
                delivered.oversized += 1
            }
        }
        #expect(reader.bytesRead == Int64(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? -1))
        return delivered
    }

    private func bytes(_ lengths: [Int]) -> Data {
        var data = Data()
        for length in lengths {
            data.append(Data(repeating: 0x61, count: length))
            data.append(0x0A)
        }
        return data
    }

    private static let block = 512 << 10

    @Test(arguments: [
        [block - 1, 5], [block, 5], [block + 1, 5], [5, block - 6, 5], [5, block - 7, 0, 5], [block * 2 - 1, 3],
        [block * 4 + 7, 1, block - 1], [0, 0, block * 3, 0], [1], [0],
    ])
    func linesAcrossBlockBordersStayWhole(lengths: [Int]) throws {
        let folder = try TemporaryFolder()
        let data = bytes(lengths)
        #expect(try self.lengths(try folder.write("whole", data)) == Delivered(lines: lengths))
        // Without the last line feed; an empty last line is then none.
        let expected = lengths.last == 0 ? Array(lengths.dropLast()) : lengths
        #expect(try self.lengths(try folder.write("open", data.dropLast())) == Delivered(lines: expected))
    }

    @Test(arguments: 1...3)
    func randomFilesComeBackLineByLine(seed: Int) throws {
        let folder = try TemporaryFolder()
        var random = SeededRandom(seed: seed)
        let lengths = (0..<400).map { _ in
            random.once(in: 20) ? Int.random(in: 0...200_000, using: &random) : Int.random(in: 0...300, using: &random)
        }
        #expect(try self.lengths(try folder.write("random", bytes(lengths))) == Delivered(lines: lengths))
    }

    @Test func aLineOfTheLongestLengthIsDelivered() throws {
        let folder = try TemporaryFolder()
        let lengths = [3, LineReader.longestLine, 4]
        #expect(try self.lengths(try folder.write("longest", bytes(lengths))) == Delivered(lines: lengths))
    }

    @Test(arguments: [1, 5 << 20, 17 << 20])
    func aLongerLineIsPassedOverAndTheNextIsRead(more: Int) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("longer", bytes([3, LineReader.longestLine + more, 4, 5]))
        #expect(try lengths(path) == Delivered(lines: [3, 4, 5], oversized: 1))
        let open = try folder.write("open", bytes([3, LineReader.longestLine + more]).dropLast())
        #expect(try lengths(open) == Delivered(lines: [3], oversized: 1))
    }

    @Test func aTooLongLineIsOneRejectAndKeepsTheCount() throws {
        let folder = try TemporaryFolder()
        var data = Data((logLine() + "\n").utf8)
        data.append(Data(repeating: 0x20, count: LineReader.longestLine * 2 + 99))
        data.append(Data(("\nx\n" + logLine()).utf8))
        let result = try readFile(try folder.write("20220401.json", data))
        #expect(result.rejects == ["2 line_too_long", "3 bad_json"])
        #expect(result.rows.count == 2 && result.lines == 4)
    }

    @Test func whatIsNoRegularFileIsRefusedAtOnce() throws {
        let folder = try TemporaryFolder()
        let fifo = folder["fifo.json"]
        #expect(try CommandResult.run(["mkfifo", fifo]).status == 0)
        try FileManager.default.createDirectory(atPath: folder["folder.json"], withIntermediateDirectories: false)
        for path in [fifo, folder["folder.json"], "/dev/null"] {
            let error = #expect(throws: InputError.self) { try readFile(path) }
            #expect(error?.reason == "not a regular file" && error?.path == path)
        }
        let missing = #expect(throws: InputError.self) { try readFile(folder["none.json"]) }
        #expect(missing?.reason == "No such file or directory")
    }
}
