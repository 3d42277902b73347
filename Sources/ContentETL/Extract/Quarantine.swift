import Columnar
import DurableFiles
import Foundation
import Glibc

/// Keeps the rejected lines of one day file: one JSON object a line with file, line number, reason and the line itself.
///
/// Written aside; `publish` gives it its name, or removes an older one when this load rejected nothing.
struct Quarantine: ~Copyable {
    private let name: String
    private let path: String
    private let files: DurableFiles
    private var output: UnsafeMutablePointer<FILE>?

    private struct Line: Encodable {
        let file: String
        let line: Int64
        let reason: String
        let detail: String
        var text: String?
        /// The line as base64 where it is not UTF-8.
        var bytes: String?
    }

    init(folder: String, fileName: String, files: DurableFiles) {
        self.name = fileName
        self.path = folder + "/" + fileName + ".rejected.ndjson"
        self.files = files
    }

    deinit { if let output { fclose(output) } }

    mutating func add(_ rejected: RejectedLine) throws {
        let output = try opened()
        var line = Line(
            file: name, line: rejected.number, reason: rejected.reject.reason, detail: rejected.reject.detail)
        if let text = String(validating: rejected.text, as: UTF8.self) {
            line.text = text
        } else {
            line.bytes = Data(rejected.text).base64EncodedString()
        }
        var bytes = try JSONEncoder().encode(line)
        bytes.append(0x0A)
        let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, output) }
        guard written == bytes.count else { throw FileError(.write, path + ".part") }
    }

    /// Writes what is buffered and makes it last. The file keeps its temporary name.
    mutating func finish() throws {
        guard let output else { return }
        self.output = nil
        guard fclose(output) == 0 else { throw FileError(.write, path + ".part") }
        try files.sync(path + ".part")
    }

    private mutating func opened() throws -> UnsafeMutablePointer<FILE> {
        if let output { return output }
        guard let opened = fopen(path + ".part", "we") else { throw FileError(.write, path + ".part") }
        output = opened
        return opened
    }

    /// Gives the finished quarantine of a day its name. Done before the tables switch: what is loaded always has its
    /// rejects on disk.
    static func publish(folder: String, fileName: String, hasRejects: Bool, files: DurableFiles) throws {
        let path = folder + "/" + fileName + ".rejected.ndjson"
        if hasRejects {
            try files.rename(path + ".part", to: path)
        } else {
            try files.removeTree(path)
        }
    }
}
