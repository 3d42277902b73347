import Foundation
import TestSupport
import Testing

@testable import StreamEngine

/// What looked like a file when it was listed may be anything when it is read; reading never waits.
@Suite(.timeLimit(.minutes(1))) struct FileBufferTests {
    @Test("a file larger than the memory at hand is read whole, with room behind it") func large() throws {
        let folder = try TemporaryFolder()
        var buffer = FileBuffer()
        for size in [0, 1, 256 << 10, (256 << 10) + 1, 1 << 20, 7] {
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let path = try folder.write("file", bytes)
            let outcome = buffer.read(path, limit: 1 << 30) { found, stamp in
                let behind = found.baseAddress.map { base in
                    (0..<StreamFile.padding).allSatisfy { base[found.count + $0] == 0 }
                }
                return found.elementsEqual(bytes) && stamp.size == Int64(size) && behind ?? false
            }
            guard case .read(true, _) = outcome else {
                Issue.record("\(size) bytes: \(outcome)")
                continue
            }
        }
    }

    @Test("a file that has gone, a link, a pipe and a folder are told apart from files") func others() throws {
        let folder = try TemporaryFolder()
        try folder.write("file", "x")
        try FileManager.default.createSymbolicLink(atPath: folder["link"], withDestinationPath: "file")
        #expect(mkfifo(folder["pipe"], 0o644) == 0)
        var buffer = FileBuffer()
        func outcome(_ name: String, limit: Int64 = 10) -> String {
            switch buffer.read(folder[name], limit: limit, { _, _ in }) {
            case .read: "read"
            case .vanished: "vanished"
            case .notAFile: "not a file"
            case .tooLarge(let stamp): "too large: \(stamp.size)"
            case .changing: "changing"
            case .failed(let code): "failed: \(code)"
            }
        }
        #expect(outcome("file") == "read" && outcome("none") == "vanished" && outcome("link") == "not a file")
        #expect(outcome("pipe") == "not a file" && outcome("") == "not a file")
        #expect(outcome("file", limit: 0) == "too large: 1" && outcome("file/x") == "failed: \(ENOTDIR)")
    }
}
