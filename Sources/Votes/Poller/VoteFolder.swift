import DurableFiles
import Foundation

/// The folder that answers are written to, whole or not at all, and never over another.
struct VoteFolder: Sendable {
    /// Seconds; what is older and unfinished was given up.
    private static let longestWrite = 600.0

    let path: String
    let files: DurableFiles

    /// Creates the folder, and removes what a poller left in it that was killed while it wrote.
    func prepare() throws(FileError) {
        if !files.isFolder(path) { try files.createDurableFolder(path) }
        for name in try files.names(in: path) where name.hasPrefix(".votes_") && name.hasSuffix(".part") {
            let written = (try? FileManager.default.attributesOfItem(atPath: path + "/" + name))?[.modificationDate]
            let isOld = (written as? Date).map { -$0.timeIntervalSinceNow > Self.longestWrite } ?? false
            if isOld { try files.removeTree(path + "/" + name) }
        }
    }

    /// Writes and syncs a file, and gives it the name of the time it came at, or of the next free microsecond. Where
    /// that fails, nothing is left.
    /// - Parameter time: microseconds since 1970-01-01, UTC.
    /// - Returns: the file's name.
    func place(_ bytes: [UInt8], time: Int) throws(FileError) -> String {
        var time = time
        while true {
            let name = LocalTime(microseconds: time).fileName
            if try place(bytes, as: name) { return name }
            time += 1
        }
    }

    /// Makes the names in the folder survive a power cut.
    func settle() throws(FileError) { try files.syncFolder(path) }

    /// False where the name is taken.
    private func place(_ bytes: [UInt8], as name: String) throws(FileError) -> Bool {
        let (target, aside) = (path + "/" + name, path + "/." + name + ".part")
        // Who creates this file owns the name, also among several pollers.
        let descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 || errno == EEXIST else { throw FileError(.write, aside) }
        guard descriptor >= 0 else { return false }
        close(descriptor)
        do throws(FileError) {
            guard !files.exists(target) else {
                unlink(aside)
                return false
            }
            try files.write(bytes, to: aside)
            try files.sync(aside)
            try files.rename(aside, to: target)
            return true
        } catch {
            unlink(aside)
            throw error
        }
    }
}
