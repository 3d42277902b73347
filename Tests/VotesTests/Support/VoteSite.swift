import DurableFiles
import Foundation
import StreamEngine
import TestSupport
import Votes

/// A workspace for one engine, and files of votes for it.
struct VoteSite {
    let folder: TemporaryFolder
    var options: StreamOptions

    init(isArchiving: Bool = false) throws {
        folder = try TemporaryFolder()
        options = StreamOptions(
            input: folder["raw"], output: folder["output"], checkpoint: folder["checkpoint"],
            quarantine: folder["quarantine"], archive: isArchiving ? folder["archive"] : nil)
        try FileManager.default.createDirectory(atPath: options.input, withIntermediateDirectories: true)
    }

    @discardableResult
    func drain(files: DurableFiles = DurableFiles()) throws -> StreamSummary<VoteState> {
        try StreamEngine(VoteCount(), options, files: files).runBlocking(.availableNow, stop: StopSignal())
    }

    /// What a drain tells on the way.
    func events() throws -> [StreamEvent] {
        let log = EventLog()
        var observer = StreamObserver<VoteState>()
        observer.onEvent = { log.add($0) }
        try StreamEngine(VoteCount(), options, observer: observer).runBlocking(.availableNow, stop: StopSignal())
        return log.events
    }

    func write(_ name: String, _ text: String) throws { try folder.write("raw/" + name, text) }

    /// Writes a file as a poller does, with a time of change of its own where one is given.
    func deliver(_ file: VoteFile) throws {
        try file.write(to: options.input)
    }

    /// One file with a vote for each song named, in order.
    func write(_ name: String, songs: [String], time: String = "2025-11-02T09:33:18.098281") throws {
        try write(name, VoteFile.text(songs: songs, time: time))
    }

    func snapshot() throws -> String { try folder.text("output/part-00000.csv") }

    /// The lines of the quarantine file of a batch.
    func quarantine(_ batch: Int) throws -> [[String: Any]] {
        let checkpoint = try FileManager.default.contentsOfDirectory(atPath: options.quarantine).first ?? "none"
        return try folder.text("quarantine/\(checkpoint)/\(batch).jsonl").split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    /// Every quarantined row (`file#row reason`) and file (`file reason`), of all batches, sorted.
    func quarantined() throws -> [String] {
        guard FileManager.default.fileExists(atPath: options.quarantine) else { return [] }
        let names = try folder.tree("quarantine").filter { $0.hasSuffix(".jsonl") }
        return try names.flatMap { name in
            try folder.read(name).split(separator: UInt8(ascii: "\n")).map { line in
                let line = try JSONDecoder().decode(QuarantineLine.self, from: Data(line))
                return line.file + (line.row.map { "#\($0)" } ?? "") + " " + line.reason
            }
        }.sorted()
    }

    private struct QuarantineLine: Decodable {
        var file: String
        var row: Int?
        var reason: String
    }
}
