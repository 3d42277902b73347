import DurableFiles
import Foundation
import TerminalUI

/// A recorded session, read from its file.
struct Recording {
    let steps: [RecordedStep]
    /// Lines that are no steps, as the last one of a program that was killed.
    let brokenLines: Int

    static let head = #"{"recording":"cyclorama","version":1}"#
    private static let mostBytes = 2_000_000_000

    init(path: String) throws {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let bytes = attributes?[.size] as? Int, bytes <= Self.mostBytes else {
            throw RecordingError(path: path, reason: "it cannot be read, or is no file; name one made with --record")
        }
        let lines = String(decoding: try DurableFiles().read(path), as: UTF8.self).split(separator: "\n")
        guard lines.first.map(String.init) == Self.head else {
            throw RecordingError(path: path, reason: "it is no recording of this version; make one with --record")
        }
        let decoder = JSONDecoder()
        let read = lines.dropFirst().map { try? decoder.decode(RecordedStep.self, from: Data($0.utf8)) }
        steps = read.compactMap(\.self).filter { (0...1e9).contains($0.at) }
        brokenLines = read.count - steps.count
        guard !steps.isEmpty else {
            throw RecordingError(path: path, reason: "it holds nothing that could be shown")
        }
    }

    /// Whether nothing but a recording would be lost with the file. What is no file cannot be overwritten.
    static func mayReplace(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return true }
        let start = try? FileHandle(forReadingAtPath: path)?.read(upToCount: head.utf8.count)
        return start == Data(head.utf8)
    }

    /// Seconds from the first step to the last.
    var seconds: Double { steps.map(\.at).max() ?? 0 }
}

/// The file of a recording cannot be used.
struct RecordingError: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "\(path): \(reason)" }
}
