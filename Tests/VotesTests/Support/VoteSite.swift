import DurableFiles
import Foundation
import StreamEngine
import TestSupport
import Votes

/// A workspace for one engine, and files of votes for it.
struct VoteSite {
    let folder: TemporaryFolder
    var options: StreamOptions

    init() throws {
        folder = try TemporaryFolder()
        options = StreamOptions(
            input: folder["raw"], output: folder["output"], checkpoint: folder["checkpoint"],
            quarantine: folder["quarantine"])
        try FileManager.default.createDirectory(atPath: options.input, withIntermediateDirectories: true)
    }

    @discardableResult
    func drain(files: DurableFiles = DurableFiles()) throws -> StreamSummary<VoteState> {
        try StreamEngine(VoteCount(), options, files: files).runBlocking(.availableNow, stop: StopSignal())
    }

    func write(_ name: String, _ text: String) throws { try folder.write("raw/" + name, text) }

    /// One file with a vote for each song named, in order.
    func write(_ name: String, songs: [String], time: String = "2025-11-02T09:33:18.098281") throws {
        let votes = songs.map { #"{"user_id":"u","song":"\#($0)","vote":true,"timestamp":"\#(time)"}"# }
        try write(
            name, #"{"status":"ok","count":\#(songs.count),"votes":[\#(votes.joined(separator: ","))]}"#)
    }

    func snapshot() throws -> String { try folder.text("output/part-00000.csv") }

    /// The lines of the quarantine file of a batch.
    func quarantine(_ batch: Int) throws -> [[String: Any]] {
        let checkpoint = try FileManager.default.contentsOfDirectory(atPath: options.quarantine).first ?? "none"
        return try folder.text("quarantine/\(checkpoint)/\(batch).jsonl").split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }
}
