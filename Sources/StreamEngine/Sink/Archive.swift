import DurableFiles
import Foundation

/// Moves consumed files out of the folder, so that it stays small and what is remembered with it.
///
/// A file is moved only after the batch that counted it was committed, and found there again after the move: a newer
/// file of the same name that came in between is put back.
struct Archive {
    private let input: String
    private let folder: String
    private let files: DurableFiles

    /// - Throws: where the archive lies on another file system, since a file could not be moved there in one step.
    init?(_ options: StreamOptions, _ files: DurableFiles) throws {
        guard let folder = options.archive else { return nil }
        try files.createDurableFolder(folder)
        guard Self.device(of: folder) == Self.device(of: options.input) else {
            throw StreamError.archiveElsewhere(input: options.input, archive: folder)
        }
        input = options.input
        self.folder = folder
        self.files = files
    }

    /// Moves the files of these names that still look as they did when they were consumed; others stay.
    /// - Returns: the names that are not the counted files any more, whatever lies there now.
    func move(_ names: [String], ofBatch batch: Int, looksCounted: (String, FileStamp) -> Bool) throws -> [String] {
        var gone: [String] = []
        for name in names {
            guard let stamp = Self.stamp(input + "/" + name) else {
                // One that cannot be looked at now is not gone: it would be counted again.
                if errno == ENOENT { gone.append(name) }
                continue
            }
            guard looksCounted(name, stamp) else { continue }
            let target = freeName(for: name, batch)
            try files.rename(input + "/" + name, to: target)
            if let moved = Self.stamp(target), looksCounted(name, moved) {
                gone.append(name)
            } else {
                try putBack(target, as: input + "/" + name)
            }
        }
        if !names.isEmpty {
            try files.syncFolder(folder)
            try files.syncFolder(input)
        }
        return gone
    }

    /// Another file may have come under that name once more: then the one in the archive stays there too.
    private func putBack(_ path: String, as original: String) throws {
        guard !files.exists(original) else { return }
        try files.link(path, as: original)
        try files.removeTree(path)
    }

    private func freeName(for name: String, _ batch: Int) -> String {
        var (target, number) = (folder + "/" + name, batch)
        while files.exists(target) {
            target = folder + "/\(name).\(number)"
            number += 1
        }
        return target
    }

    private static func stamp(_ path: String) -> FileStamp? {
        var status = stat()
        return lstat(path, &status) == 0 ? FileStamp(status) : nil
    }

    private static func device(of path: String) -> dev_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_dev : nil
    }
}
