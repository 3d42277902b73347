import DurableFiles
import Foundation

/// A running engine: what it holds open, and what it knows. Lives on one thread.
final class StreamSession<Query: StreamQuery> {
    let query: Query
    let options: StreamOptions
    let files: DurableFiles
    let observer: StreamObserver<Query.State>
    let stop: StopSignal
    let runId = UUID().uuidString.lowercased()

    var checkpoint: Checkpoint
    var source: FileSource
    var sink: SnapshotSink
    let archive: Archive?
    let reading: FileReading<Query>
    let progressLog: ProgressLog

    var state: Query.State
    var ledger: StreamLedger
    /// What the run began with, and what it counted since: to count that again at its end.
    let stateBefore: Query.State
    var runFiles = RunFiles()
    var batchesOfRun = 0
    /// Whether the last listing of the folder failed.
    var isInputLost = false
    /// Counted files that are still to be moved to the archive.
    var unarchived: [String]
    /// When the batch before began, by the clock that never jumps.
    var formerBegin: ContinuousClock.Instant?

    init(
        _ query: Query, _ options: StreamOptions, _ files: DurableFiles, _ observer: StreamObserver<Query.State>,
        _ stop: StopSignal
    ) throws {
        (self.query, self.options, self.files, self.observer, self.stop) = (query, options, files, observer, stop)
        try files.createDurableFolder(options.input)
        let checkpoint = try Checkpoint(folder: options.checkpoint, query: query.identity, files: files)
        source = FileSource(options, suffix: query.fileSuffix, hash: checkpoint.metadata.hash)
        sink = try SnapshotSink(folder: options.output, name: query.snapshotName, files)
        archive = try Archive(options, files)
        reading = FileReading(query, options)
        progressLog = ProgressLog(folder: options.checkpoint)
        state = try checkpoint.recoveredState.map { try Self.decode($0, query, options) } ?? query.initialState
        stateBefore = state
        ledger = checkpoint.last?.ledger ?? StreamLedger()
        unarchived = checkpoint.last?.unarchived ?? []
        self.checkpoint = checkpoint
        try recover()
    }

    var summary: StreamSummary<Query.State> {
        StreamSummary(
            state: state, ledger: ledger, batches: checkpoint.nextNumber, batchesOfRun: batchesOfRun,
            filesDeferred: source.deferred.count)
    }

    /// A folder for each checkpoint, since each numbers its batches from 0.
    var quarantineFolder: String { options.quarantine + "/" + checkpoint.metadata.id.prefix(8) }

    /// Finishes what a killed run had committed and not carried on: its snapshot, and its moves to the archive.
    private func recover() throws {
        try QuarantineFile.removeUncommitted(checkpoint.nextNumber, in: quarantineFolder, files)
        if let last = checkpoint.last {
            try sink.publish(query.snapshot(of: state))
            try moveToArchive()
            observer.onEvent(.recovered(batch: last.number, files: ledger.filesCommitted))
        }
        observer.onStart(
            StreamStart(
                state: state, ledger: ledger, lastBatch: checkpoint.last?.number,
                committedAt: checkpoint.last?.committedAt))
    }

    func moveToArchive() throws {
        guard let archive, !unarchived.isEmpty else { return }
        let gone = try archive.move(unarchived, ofBatch: checkpoint.nextNumber - 1) { name, stamp in
            checkpoint.seen.mark(of: source.key(of: name))?.looksLike(stamp.hash(source.hash)) ?? false
        }
        for name in gone { checkpoint.forget(source.key(of: name)) }
        let isGone = Set(gone)
        unarchived.removeAll { isGone.contains($0) }
    }

    private static func decode(
        _ bytes: [UInt8], _ query: Query, _ options: StreamOptions
    ) throws -> Query.State {
        do {
            return try query.decode(bytes)
        } catch {
            throw StreamError.damagedCheckpoint(path: options.checkpoint, reason: "its state cannot be read: \(error)")
        }
    }
}
