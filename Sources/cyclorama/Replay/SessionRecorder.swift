import Dispatch
import Foundation
import Logging
import TerminalUI

/// Writes what is drawn and pressed to a file, off the thread that draws.
final class SessionRecorder {
    private let file: FileHandle
    private let queue = DispatchQueue(label: "cyclorama.recorder")
    private let start = ContinuousClock.now
    private var frames = FrameRecorder()
    private let encoder = JSONEncoder()

    /// Begins a new file; a recording of that name is replaced, and nothing else.
    init(path: String) throws {
        guard Recording.mayReplace(path) else {
            throw RecordingError(
                path: path, reason: "it is there and no recording, and is left as it is; name another file")
        }
        guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
        else {
            throw RecordingError(path: path, reason: "it cannot be written; name a file in a folder of yours")
        }
        self.file = file
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        write(Recording.head)
    }

    func drew(_ frame: CellBuffer) {
        if let step = frames.step(frame, at: seconds) { write(step) }
    }

    func got(_ input: InputEvent) { write(RecordedStep(at: seconds, input: input.name)) }

    /// Returns when all is written.
    func finish() { queue.sync { try? file.close() } }

    private var seconds: Double { ((ContinuousClock.now - start) / .milliseconds(1)).rounded() / 1000 }

    private func write(_ step: RecordedStep) {
        do {
            write(String(decoding: try encoder.encode(step), as: UTF8.self))
        } catch {
            Logger.program.error("a step was not recorded", metadata: ["error": "\(error)"])
        }
    }

    private func write(_ line: String) {
        queue.async { [file] in
            do {
                try file.write(contentsOf: Data((line + "\n").utf8))
            } catch {
                Logger.program.error("the recording was not written", metadata: ["error": "\(error)"])
            }
        }
    }
}
