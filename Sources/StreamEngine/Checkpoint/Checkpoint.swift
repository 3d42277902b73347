import DurableFiles
import Foundation

/// The folder that remembers what was consumed and what came of it. One commit is one durable file:
///
///     .lock      held by the one engine that may write
///     metadata   whose checkpoint it is
///     epochs/N   files consumed and state after batch N
///
/// An epoch holds the files seen since its base; now and then one holds them all and becomes the next base, so that a
/// commit costs what is new, and a restart reads a bounded number of files.
struct Checkpoint: ~Copyable {
    let metadata: Metadata
    private(set) var seen: SeenFiles
    /// The last commit; nil before the first.
    private(set) var last: Epoch.Header?
    /// The state of the last commit, as encoded.
    let recoveredState: [UInt8]?

    private let folder: String
    private let files: DurableFiles
    private let lock: FolderLock

    /// Commits between two that hold all files, at most: a restart reads as many.
    private static let longestChain = 1000
    /// Fewer new files than this are never worth writing all of them again.
    private static let smallestMerge = 4096

    /// Opens or makes the folder and recovers what the newest epoch holds.
    /// - Throws: `FolderInUse` where another engine runs on it, `StreamError`, `FileError`.
    init(folder: String, query: String, files: DurableFiles, isChecked: Bool = true) throws {
        let epochs = folder + "/epochs"
        try files.createDurableFolder(folder)
        try files.createFolder(epochs)
        let lock = try FolderLock(folder: folder)
        let numbers = try Self.tidy(epochs, files)
        let metadata = try Metadata.open(folder, query: query, hasEpochs: !numbers.isEmpty, files)
        // What a killed run had renamed may not be durable, and all that follows builds on it.
        try files.syncFolder(folder)
        try files.syncFolder(epochs)
        let found = try numbers.last.map { try Self.recover($0, in: epochs, files, isChecked) }
        self.metadata = metadata
        seen = found?.seen ?? SeenFiles()
        last = found?.epoch.header
        recoveredState = found?.epoch.state
        self.folder = folder
        self.files = files
        self.lock = lock
    }

    private static func recover(
        _ newest: Int, in epochs: String, _ files: DurableFiles, _ isChecked: Bool
    ) throws -> (epoch: Epoch, seen: SeenFiles) {
        let epoch = try read(newest, in: epochs, files, isChecked)
        if epoch.isFull { return (epoch, SeenFiles(sorted: epoch.seen)) }
        var seen = SeenFiles(sorted: try read(epoch.header.base, in: epochs, files, isChecked).seen)
        let between = try ((epoch.header.base + 1)..<newest).map { try read($0, in: epochs, files, isChecked).seen }
        seen.insert(between + [epoch.seen])
        return (epoch, seen)
    }

    /// The newest commit of a folder that another engine may be writing to; nil where there is none.
    static func peek(folder: String, query: String) throws -> Epoch? {
        let (files, epochs) = (DurableFiles(), folder + "/epochs")
        guard files.isFolder(epochs), files.exists(folder + "/metadata"),
            let newest = try files.names(in: epochs).compactMap({ Int($0) }).max()
        else { return nil }
        _ = try Metadata.open(folder, query: query, hasEpochs: true, files)
        return try read(newest, in: epochs, files, true)
    }

    var nextNumber: Int { (last?.number ?? -1) + 1 }

    /// Makes a batch final: when this returns, its files are consumed and its state holds, whatever happens next.
    mutating func commit(_ batch: Commit) throws {
        let number = nextNumber
        let isFull = mustBeFull(number, batch)
        for file in batch.consumed { seen.insert(file) }
        let merged = isFull ? seen.merged() : batch.consumed
        let header = Epoch.Header(
            number: number, base: isFull ? number : (last?.base ?? number), committedAt: Date().timeIntervalSince1970,
            ledger: batch.ledger, unarchived: batch.unarchived)
        let epoch = Epoch(header: header, state: batch.state, seen: merged)
        try files.replace(Self.path(number, in: folder + "/epochs"), with: try epoch.encoded())
        let formerBase = last?.base
        last = header
        if isFull {
            seen = SeenFiles(sorted: merged)
            try removeEpochs(before: formerBase ?? 0)
        }
    }

    /// Takes a file that was moved away for unseen: what comes under its name is another one.
    mutating func forget(_ name: NameKey) { seen.forget(name) }

    private func mustBeFull(_ number: Int, _ batch: Commit) -> Bool {
        // Only a list of all files can leave one out.
        guard let last, seen.forgotten.isEmpty else { return true }
        return number - last.base >= Self.longestChain
            || seen.recent.count + batch.consumed.count >= max(Self.smallestMerge, seen.sortedCount / 4)
    }

    /// The base before the newest stays, so that there are always two.
    private func removeEpochs(before base: Int) throws {
        for name in try files.names(in: folder + "/epochs") {
            if let number = Int(name), number < base { try files.removeTree(folder + "/epochs/" + name) }
        }
    }

    /// Removes what a killed run left half-written, and returns the numbers of the epochs.
    private static func tidy(_ epochs: String, _ files: DurableFiles) throws -> [Int] {
        var numbers: [Int] = []
        for name in try files.names(in: epochs) {
            if let number = Int(name) { numbers.append(number) } else { try files.removeTree(epochs + "/" + name) }
        }
        return numbers.sorted()
    }

    private static func read(
        _ number: Int, in epochs: String, _ files: DurableFiles, _ isChecked: Bool
    ) throws -> Epoch {
        let path = path(number, in: epochs)
        do {
            let epoch = try Epoch(try files.read(path), isChecked: isChecked)
            guard epoch.header.number == number, epoch.header.base <= number else {
                throw SealBroken("it is epoch \(epoch.header.number)")
            }
            return epoch
        } catch let error as SealBroken {
            throw StreamError.damagedCheckpoint(path: path, reason: error.reason)
        } catch let error as FileError where error.code == ENOENT {
            throw StreamError.damagedCheckpoint(path: path, reason: "it is missing")
        }
    }

    private static func path(_ number: Int, in epochs: String) -> String {
        epochs + "/" + String(repeating: "0", count: max(0, 12 - String(number).count)) + String(number)
    }
}

/// What one batch adds to the checkpoint.
struct Commit {
    var consumed: [SeenFile]
    var unarchived: [String] = []
    var ledger: StreamLedger
    var state: [UInt8]
}
