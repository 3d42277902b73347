import Foundation
import Synchronization
import TestSupport

/// `cyclorama stream`, running until it is stopped by a signal.
final class StreamRun: Sendable {
    private let result = Mutex<Result<CommandResult, any Error>?>(nil)
    private let processFile: String

    init(_ stage: Stage, _ options: String...) {
        let file = stage.root + "/process-\(UUID().uuidString)"
        processFile = file
        // The shell becomes the program, so that the number it leaves is the program's.
        let command = [
            "sh", "-c", "echo $$ > \"$0.part\" && mv \"$0.part\" \"$0\" && exec \"$@\"", file, Stage.program,
        ]
        Thread.detachNewThread { [self, environment = stage.environment] in
            let outcome = Result { try CommandResult.run(command + ["stream"] + options, environment: environment) }
            result.withLock { $0 = outcome }
        }
    }

    /// Sends the signal, and waits for the end.
    func stop(_ signal: Int32) throws -> CommandResult {
        try Stage.block(until: "the stream runs") { FileManager.default.fileExists(atPath: processFile) }
        let text = try String(contentsOfFile: processFile, encoding: .utf8)
        guard let process = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw TmuxSession.Failure("no process: \(text)")
        }
        kill(process, signal)
        try Stage.block(until: "the stream has ended") { result.withLock { $0 != nil } }
        guard let outcome = result.withLock({ $0 }) else { throw TmuxSession.Failure("no result") }
        return try outcome.get()
    }
}

extension Stage {
    /// A file of votes in the workspace's own folder, written aside and renamed as the poller does.
    func votes(_ name: String, _ songs: [String]) throws {
        let votes = songs.map { #"{"user_id":"u","song":"\#($0)","vote":true,"timestamp":"2025-11-02T09:33:18"}"# }
        let text = #"{"status":"ok","count":\#(songs.count),"votes":[\#(votes.joined(separator: ","))]}"#
        try write(text, to: "workspace/raw_data/.\(name).tmp")
        let folder = workspace + "/raw_data/"
        guard rename(folder + ".\(name).tmp", folder + name) == 0 else {
            throw TmuxSession.Failure("no rename of \(name)")
        }
    }

    func snapshot() throws -> String {
        try String(contentsOfFile: workspace + "/output/final_snapshot/part-00000.csv", encoding: .utf8)
    }

    /// Votes in the published chart; 0 where there is none.
    func published() -> Int {
        ((try? snapshot()) ?? "").split(separator: "\n").reduce(0) { sum, line in
            sum + (line.split(separator: ",").last.flatMap { Int($0) } ?? 0)
        }
    }
}
