import DurableFiles
import Foundation
import Glibc

/// The runs of a workspace, one JSON file each, newest first.
package struct RunLedger: Sendable {
    private let folder: String
    private let files: DurableFiles

    package init(folder: String, files: DurableFiles = DurableFiles()) {
        self.folder = folder
        self.files = files
    }

    /// Writes or replaces a run's record.
    package func save(_ record: RunRecord) throws {
        try files.createFolder(folder)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try files.replace(folder + "/" + record.id + ".json", with: try encoder.encode(record))
    }

    /// Runs a job's work under a record, which is kept whatever comes of it.
    ///
    /// - Throws: what the work throws.
    package func recording(
        job: String, input: String, _ work: (inout RunRecord) async throws -> Void
    ) async throws -> RunRecord {
        var record = Self.begin(job: job, input: input)
        try save(record)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await work(&record))
            record.state = .done
        } catch {
            outcome = .failure(error)
            record.state = error is CancellationError ? .interrupted : .failed
            record.error = error is CancellationError ? "stopped before it was done; nothing was changed" : "\(error)"
        }
        record.finishedAt = Date().timeIntervalSince1970
        record.seconds = (record.finishedAt ?? record.startedAt) - record.startedAt
        try save(record)
        try outcome.get()
        return record
    }

    /// The newest records; files that are none are passed over. A run recorded as running whose process is gone was
    /// killed, and is told so.
    package func newest(_ count: Int) -> [RunRecord] {
        let names = (try? files.names(in: folder)) ?? []
        var records: [RunRecord] = []
        for name in names.reversed() where name.hasSuffix(".json") && records.count < count {
            guard let bytes = try? files.read(folder + "/" + name),
                var record = try? JSONDecoder().decode(RunRecord.self, from: Data(bytes))
            else { continue }
            if record.state == .running, kill(record.processID, 0) != 0, errno == ESRCH {
                record.state = .interrupted
                record.error = "its process ended without a word; what was published before it is untouched"
            }
            records.append(record)
        }
        return records
    }

    /// A new record that sorts behind all earlier ones.
    package static func begin(job: String, input: String) -> RunRecord {
        let now = Date().timeIntervalSince1970
        var seconds = time_t(now)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var text = [CChar](repeating: 0, count: 32)
        let length = strftime(&text, text.count, "%Y%m%dT%H%M%S", &parts)
        let stamp = String(decoding: text[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
        let fraction = String(Int((now - now.rounded(.down)) * 1000) + 1000).dropFirst()
        let process = getpid()
        return RunRecord(
            id: "\(stamp).\(fraction)Z-\(job)-\(process)", job: job, state: .running, startedAt: now,
            processID: process, input: input)
    }
}
