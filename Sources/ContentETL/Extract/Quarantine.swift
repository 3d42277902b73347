import Columnar
import DurableFiles
import Foundation
import Glibc
import Warehouse

/// Keeps the rejected lines of one part of a day file: one JSON object a line with file, line number, reason and the
/// line itself. Written aside; `publish` joins the parts of a day and gives them their name.
struct Quarantine: ~Copyable {
    private let part: DayPart
    private let path: String
    private let files: DurableFiles
    private var output: UnsafeMutablePointer<FILE>?
    /// Lines before the part; counted when the first reject asks for it.
    private var linesBefore: Int64?
    private(set) var byReason: [String: Int64] = [:]
    private(set) var count: Int64 = 0

    private struct Line: Encodable {
        let file: String
        let line: Int64
        let reason: String
        let detail: String
        var text: String?
        /// The line as base64 where it is not UTF-8.
        var bytes: String?
    }

    init(folder: String, part: DayPart, files: DurableFiles) {
        self.part = part
        self.files = files
        path = Self.partPath(folder, part.file.identity.name, part.number)
    }

    deinit { if let output { fclose(output) } }

    mutating func add(_ rejected: RejectedLine) throws {
        byReason[rejected.reject.reason, default: 0] += 1
        count += 1
        var line = Line(
            file: part.file.identity.name, line: try lineOffset() + rejected.number, reason: rejected.reject.reason,
            detail: rejected.reject.detail)
        if let text = String(validating: rejected.text, as: UTF8.self) {
            line.text = text
        } else {
            line.bytes = Data(rejected.text).base64EncodedString()
        }
        var bytes = try JSONEncoder().encode(line)
        bytes.append(0x0A)
        let output = try opened()
        let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, output) }
        guard written == bytes.count else { throw FileError(.write, path) }
    }

    /// Writes what is buffered. The file keeps its temporary name.
    mutating func finish() throws {
        guard let output else { return }
        self.output = nil
        guard fclose(output) == 0 else { throw FileError(.write, path) }
    }

    private mutating func lineOffset() throws -> Int64 {
        if let linesBefore { return linesBefore }
        let begin = part.range?.lowerBound ?? 0
        // The line that the range begins within belongs to the part before; it ends at the first line feed from here on.
        let counted =
            begin == 0 ? 0 : try LineReader.countLines(path: part.file.path, before: begin - 1) + 1
        linesBefore = counted
        return counted
    }

    private mutating func opened() throws -> UnsafeMutablePointer<FILE> {
        if let output { return output }
        guard let opened = fopen(path, "we") else { throw FileError(.write, path) }
        output = opened
        return opened
    }
}

extension Quarantine {
    private static func partPath(_ folder: String, _ name: String, _ number: Int) -> String {
        "\(folder)/\(name).rejected.part\(number)"
    }

    /// Removes what an earlier run left unfinished.
    static func removeLeftovers(in folder: String, files: DurableFiles) throws {
        for name in try files.names(in: folder) where !name.hasSuffix(".ndjson") {
            try files.removeTree(folder + "/" + name)
        }
    }

    /// Joins the parts of a day and gives them their name, or removes an older file when this load rejected nothing.
    /// Done before the tables switch: what is loaded always has its rejects on disk.
    static func publish(folder: String, fileName: String, files: DurableFiles) throws {
        let path = "\(folder)/\(fileName).rejected.ndjson"
        let parts = (0..<WorkerThreads.count).map { partPath(folder, fileName, $0) }.filter(files.exists)
        guard let first = parts.first else { return try files.removeTree(path) }
        for part in parts.dropFirst() {
            try files.append(contentsOf: part, to: first)
            try files.removeTree(part)
        }
        try files.sync(first)
        try files.rename(first, to: path)
    }
}
