import Glibc

/// Holds a folder for one writer, across processes, until it goes out of scope or its process ends, however it ends.
package struct FolderLock: ~Copyable {
    private let descriptor: Int32

    /// - Throws: `FolderInUse` when another process (or task) holds the folder.
    package init(folder: String) throws {
        let path = folder + "/.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(.lock, path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw code == EWOULDBLOCK ? FolderInUse(folder: folder, holder: holder) : FileError(.lock, path, code: code)
        }
        self.descriptor = descriptor
        let words = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = pwrite(descriptor, words, words.count, 0)
    }

    deinit {
        // Closing alone leaves the lock with a child that was forked meanwhile, until it executes its own program.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// Lets the folder go at once, whoever still holds a copy of the descriptor: a task on its way out, or a child that
    /// was just forked.
    package func release() { flock(descriptor, LOCK_UN) }

    private static func holder(_ descriptor: Int32) -> Int32? {
        var buffer = [UInt8](repeating: 0, count: 32)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        return Int32(String(decoding: buffer.prefix(max(0, count)).prefix { $0 != 0x0A }, as: UTF8.self))
    }
}

/// Another process is writing to the folder.
package struct FolderInUse: Error, CustomStringConvertible {
    package let folder: String
    /// The other process's id, where it can be known.
    package let holder: Int32?

    package var description: String {
        "\(folder) is being written by another run\(holder.map { " (process \($0))" } ?? ""); wait for it or stop it"
    }
}
