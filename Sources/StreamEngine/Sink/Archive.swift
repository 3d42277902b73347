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

    /// - Throws: where the archive lies on another file system, since a file could not be moved there in one step, or is
    ///   the input itself.
    init?(_ options: StreamOptions, _ files: DurableFiles) throws {
        guard let folder = options.archive else { return nil }
        try files.createDurableFolder(folder)
        guard let place = Self.place(of: folder), let source = Self.place(of: options.input),
            place.st_dev == source.st_dev, place.st_ino != source.st_ino
        else {
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
            guard looksCounted(name, stamp) else {
                // Moved by a run that was killed then; what lies there now is a newer file.
                if isArchived(name, batch, looksCounted) { gone.append(name) }
                continue
            }
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

    private func isArchived(_ name: String, _ batch: Int, _ looksCounted: (String, FileStamp) -> Bool) -> Bool {
        [name, "\(name).\(batch)"].contains { Self.stamp(folder + "/" + $0).map { looksCounted(name, $0) } ?? false }
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

    private static func place(of path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }
}
