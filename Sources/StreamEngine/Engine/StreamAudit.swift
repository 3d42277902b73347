import DurableFiles
import Foundation

/// Counts files again, apart from everything the engine remembers, to compare with what it holds.
package struct StreamAudit<State: Sendable>: Sendable {
    /// What the files that are there say; on top of what was there when the run began, where only its files were read.
    package var recounted: State
    package var filesRead = 0
    package var rowsRead = 0
    /// True where not all files ever counted could be read again, but all that this run counted.
    package var isOfRunAlone = false
    /// Why the comparison would prove nothing; nil where it does.
    package var obstacle: String?
    /// Seconds since 1970.
    package var finishedAt = Date().timeIntervalSince1970
}

/// The files a run counted, as far as they can be read again.
struct RunFiles {
    private(set) var names: Set<NameKey> = []
    private(set) var bytes: Int64 = 0
    /// One more than can be read again: which they are no longer matters.
    private static let most = AuditLimits.files + 1

    mutating func add(_ name: NameKey, bytes count: Int64) {
        bytes += count
        if names.count < Self.most { names.insert(name) }
    }
}

/// More than this is not read again while somebody waits.
enum AuditLimits {
    static let files = 50_000
    static let bytes: Int64 = 2 << 30
}

extension StreamSession {
    /// Reads all counted files once more, wherever they lie now; where that is not possible, those that this run counted.
    func audit() throws -> StreamAudit<Query.State> {
        var whole = StreamAudit(recounted: query.initialState, obstacle: obstacleToAll)
        if whole.obstacle == nil {
            try recount(&whole, expecting: ledger.filesCommitted) { _ in true }
            if whole.obstacle == nil || runFiles.names.count == ledger.filesCommitted { return whole }
        }
        guard !runFiles.names.isEmpty, runFiles.names.count <= AuditLimits.files, runFiles.bytes <= AuditLimits.bytes
        else { return whole }
        var ofRun = StreamAudit(recounted: stateBefore, isOfRunAlone: true)
        try recount(&ofRun, expecting: runFiles.names.count) { runFiles.names.contains($0) }
        return ofRun
    }

    private var obstacleToAll: String? {
        if ledger.filesRewritten > 0 { return "files were changed after they were counted" }
        let isMuch = ledger.filesCommitted > AuditLimits.files || ledger.bytesRead > AuditLimits.bytes
        return isMuch ? "there are too many files to read again" : nil
    }

    private func recount(
        _ audit: inout StreamAudit<Query.State>, expecting count: Int, where isWanted: (NameKey) -> Bool
    ) throws {
        var unreadable = 0
        for (folder, files) in try countedFiles(where: isWanted) {
            unreadable += recount(files, in: folder, &audit)
        }
        audit.finishedAt = Date().timeIntervalSince1970
        let missing = count - audit.filesRead - unreadable
        if stop.current == .abandon {
            audit.obstacle = "the time to stop was up before all files were read again"
        } else if unreadable > 0 {
            audit.obstacle = "\(unreadable) counted files cannot be read now"
        } else if missing > 0 {
            audit.obstacle = "\(missing) counted files are no longer there"
        } else if missing < 0 {
            audit.obstacle = "the archive holds files that were not counted here"
        }
    }

    /// How many of the files could not be read.
    private func recount(_ files: [SourceFile], in folder: String, _ audit: inout StreamAudit<Query.State>) -> Int {
        var options = options
        options.input = folder
        let outcomes = FileReading(query, options).read(files) { [stop] in stop.current == .abandon }
        var (changes, unreadable): ([Query.Change], Int) = ([], 0)
        for outcome in outcomes {
            guard case .read(.rows(let rows), _)? = outcome else {
                if case .failed? = outcome { unreadable += 1 }
                continue
            }
            changes.append(rows.change)
            audit.filesRead += 1
            audit.rowsRead += rows.rowsRead
        }
        _ = query.apply(changes, to: &audit.recounted)
        return unreadable
    }

    /// In the folder: those with the mark of a counted file. In the archive: all, since nothing else gets there.
    private func countedFiles(where isWanted: (NameKey) -> Bool) throws -> [(folder: String, files: [SourceFile])] {
        var lists = [
            (folder: options.input, files: try files(in: options.input, where: isWanted).filter(isCounted))
        ]
        if let archive = options.archive { lists.append((archive, try files(in: archive, where: isWanted))) }
        return lists
    }

    private func isCounted(_ file: SourceFile) -> Bool {
        guard let mark = checkpoint.seen.mark(of: file.key), !mark.isQuarantined else { return false }
        return mark.looksLike(file.stamp.hash(source.hash))
    }

    private func files(in folder: String, where isWanted: (NameKey) -> Bool) throws -> [SourceFile] {
        var found: [SourceFile] = []
        try FolderListing.forEach(in: folder) { name, kind in
            var status = stat()
            guard let name, kind != .other else { return }
            let key = source.key(of: name)
            guard isWanted(key), lstat(folder + "/" + name, &status) == 0 else { return }
            found.append(SourceFile(name: name, key: key, stamp: FileStamp(status)))
        }
        return found.sorted(by: SourceFile.comesBefore)
    }
}
