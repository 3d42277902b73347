import DurableFiles
import Foundation

/// Counts every file again, apart from everything the engine remembers, to compare with what it holds.
package struct StreamAudit<State: Sendable>: Sendable {
    /// What the files that are there say.
    package var recounted: State
    package var filesRead: Int
    package var rowsRead: Int
    /// Why the comparison would prove nothing; nil where it does.
    package var obstacle: String?
    /// Seconds since 1970.
    package var finishedAt: Double
}

extension StreamSession {
    /// More than this is not read again while somebody waits.
    private static var mostFiles: Int { 50_000 }
    private static var mostBytes: Int64 { 2 << 30 }

    /// Reads all counted files once more, wherever they lie now.
    func audit() throws -> StreamAudit<Query.State> {
        var audit = StreamAudit(
            recounted: query.initialState, filesRead: 0, rowsRead: 0, obstacle: nil,
            finishedAt: Date().timeIntervalSince1970)
        if ledger.filesRewritten > 0 { audit.obstacle = "files were changed after they were counted" }
        if ledger.filesCommitted > Self.mostFiles || ledger.bytesRead > Self.mostBytes {
            audit.obstacle = "there are too many files to read again"
        }
        guard audit.obstacle == nil else { return audit }
        for (folder, files) in try countedFiles() { try recount(files, in: folder, &audit) }
        if audit.filesRead < ledger.filesCommitted {
            audit.obstacle = "\(ledger.filesCommitted - audit.filesRead) counted files are no longer there"
        } else if audit.filesRead > ledger.filesCommitted {
            audit.obstacle = "the archive holds files that were not counted here"
        }
        audit.finishedAt = Date().timeIntervalSince1970
        return audit
    }

    private func recount(_ files: [SourceFile], in folder: String, _ audit: inout StreamAudit<Query.State>) throws {
        var options = options
        options.input = folder
        let outcomes = FileReading(query, options).read(files) { [stop] in stop.current == .abandon }
        var changes: [Query.Change] = []
        for case .read(.rows(let rows), _)? in outcomes {
            changes.append(rows.change)
            audit.filesRead += 1
            audit.rowsRead += rows.rowsRead
        }
        _ = query.apply(changes, to: &audit.recounted)
    }

    /// In the folder: those with the mark of a counted file. In the archive: all, since nothing else gets there.
    private func countedFiles() throws -> [(folder: String, files: [SourceFile])] {
        var lists = [(folder: options.input, files: try files(in: options.input).filter(isCounted))]
        if let archive = options.archive { lists.append((archive, try files(in: archive))) }
        return lists
    }

    private func isCounted(_ file: SourceFile) -> Bool {
        guard let mark = checkpoint.seen.mark(of: file.key), !mark.isQuarantined else { return false }
        return mark.looksLike(file.stamp.hash(source.hash))
    }

    private func files(in folder: String) throws -> [SourceFile] {
        var found: [SourceFile] = []
        try FolderListing.forEach(in: folder) { name, kind in
            var status = stat()
            guard let name, kind != .other, lstat(folder + "/" + name, &status) == 0 else { return }
            found.append(SourceFile(name: name, key: source.key(of: name), stamp: FileStamp(status)))
        }
        return found.sorted(by: SourceFile.comesBefore)
    }
}
