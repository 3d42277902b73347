import Glibc

/// File operations whose order matters after a crash. The one seam through which published state is changed.
///
/// The rule everywhere: write aside, sync the file, rename, sync the folder. A reader sees the old or the new state,
/// also after `kill -9` or a power cut.
package struct DurableFiles: Sendable {
    /// Called before each change; a test breaks it, leaves it out or ends the process here. Nil in normal use.
    package typealias Hook = @Sendable (FileStep) throws(FileError) -> FileAction

    private let before: Hook?

    package init(before: Hook? = nil) { self.before = before }

    private func may(_ step: FileStep) throws(FileError) -> Bool { try before?(step) != .leaveOut }

    /// Creates a folder and those above it; no error where it exists.
    package func createFolder(_ path: String) throws(FileError) {
        if isFolder(path) { return }
        if let parent = Self.parent(of: path) { try createFolder(parent) }
        guard try may(.createFolder(path)) else { return }
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileError(.createFolder, path) }
    }

    /// Creates a folder and those above it so that their names survive a power cut, also where a killed run made them.
    package func createDurableFolder(_ path: String) throws(FileError) {
        guard let parent = Self.parent(of: path) else { return try createFolder(path) }
        let isNew = !isFolder(path)
        if isNew {
            if !isFolder(parent) { try createDurableFolder(parent) }
            try createFolder(path)
        }
        do throws(FileError) {
            try syncFolder(parent)
        } catch {
            // Whose folder it is may have forbidden to list it; then the name was there long before us.
            guard error.code == EACCES, !isNew else { throw error }
        }
    }

    /// Makes a file's content survive a power cut.
    package func sync(_ path: String) throws(FileError) {
        guard try may(.sync(path)) else { return }
        try syncDescriptor(path, .sync, O_RDONLY)
    }

    /// Makes the names in a folder survive a power cut.
    package func syncFolder(_ path: String) throws(FileError) {
        guard try may(.syncFolder(path)) else { return }
        try syncDescriptor(path, .syncFolder, O_RDONLY | O_DIRECTORY)
    }

    package func rename(_ source: String, to target: String) throws(FileError) {
        guard try may(.rename(source, to: target)) else { return }
        guard Glibc.rename(source, target) == 0 else { throw FileError(.rename, target) }
    }

    /// Replaces a file as one step: readers see the old content or the new, never a part. Where that fails, nothing is
    /// left beside it.
    package func replace(_ path: String, with bytes: some Sequence<UInt8>) throws(FileError) {
        let aside = path + ".part"
        do throws(FileError) {
            try write(Array(bytes), to: aside)
            try sync(aside)
            try rename(aside, to: path)
        } catch {
            unlink(aside)
            throw error
        }
        if let parent = Self.parent(of: path) { try syncFolder(parent) }
    }

    /// Writes a file that nobody reads yet. Not synced.
    ///
    /// - Parameter mode: who may read it, where it is new.
    package func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws(FileError) {
        guard try may(.write(path, bytes)) else { return }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileError(.write, path) }
        defer { close(descriptor) }
        try write(bytes[...], to: descriptor, path)
    }

    private func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, _ path: String) throws(FileError) {
        var left = bytes
        while !left.isEmpty {
            let written = left.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw FileError(.write, path) }
            left = left.dropFirst(written)
        }
    }

    /// Writes behind the end of a file, which is created where there is none. Not synced. Where it fails, a part may be there.
    package func append(_ bytes: [UInt8], to path: String) throws(FileError) {
        guard try may(.appendBytes(bytes, to: path)) else { return }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(.write, path) }
        defer { close(descriptor) }
        try write(bytes[...], to: descriptor, path)
    }

    /// Copies the content of one file behind that of another that nobody reads yet. Not synced.
    package func append(contentsOf source: String, to path: String) throws(FileError) {
        guard try may(.append(source, to: path)) else { return }
        let input = open(source, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw FileError(.read, source) }
        defer { close(input) }
        let output = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard output >= 0 else { throw FileError(.write, path) }
        defer { close(output) }
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = Glibc.read(input, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileError(.read, source) }
            if count == 0 { return }
            try write(chunk[..<count], to: output, path)
        }
    }

    /// Points a symbolic link at a target as one step, whether or not it existed.
    package func pointLink(_ path: String, at target: String) throws(FileError) {
        let aside = path + ".part"
        unlink(aside)
        guard try may(.symlink(target, at: aside)) else { return }
        guard symlink(target, aside) == 0 else { throw FileError(.symlink, path) }
        try rename(aside, to: path)
    }

    /// Gives a file a second name; a copy where the file system has no hard links.
    package func link(_ source: String, as target: String) throws(FileError) {
        guard try may(.link(source, as: target)) else { return }
        if Glibc.link(source, target) == 0 { return }
        guard errno == EPERM || errno == EXDEV || errno == EMLINK || errno == ENOTSUP else {
            throw FileError(.link, target)
        }
        try write(try read(source), to: target)
        try sync(target)
    }

    package func read(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(.read, path) }
        defer { close(descriptor) }
        var status = stat()
        var bytes: [UInt8] = []
        if fstat(descriptor, &status) == 0 { bytes.reserveCapacity(Int(status.st_size)) }
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileError(.read, path) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    /// Removes a file, or a folder with all in it; links are removed, not followed. No error where nothing is there.
    package func removeTree(_ path: String) throws(FileError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR {
            for name in try names(in: path) { try removeTree(path + "/" + name) }
            guard try may(.remove(path)) else { return }
            guard rmdir(path) == 0 else { throw FileError(.remove, path) }
        } else {
            guard try may(.remove(path)) else { return }
            guard unlink(path) == 0 || errno == ENOENT else { throw FileError(.remove, path) }
        }
    }

    /// The names in a folder, sorted by their bytes, without `.` and `..`.
    package func names(in path: String) throws(FileError) -> [String] {
        guard let folder = opendir(path) else { throw FileError(.list, path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            // In place: a record ends with its name, so a copy of all the 256 bytes the type has would read past the buffer.
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    package func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    package func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Where a symbolic link points; nil where there is none.
    package func linkTarget(_ path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
    }

    private func syncDescriptor(_ path: String, _ operation: FileOperation, _ flags: Int32) throws(FileError) {
        let descriptor = open(path, flags | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(operation, path) }
        defer { close(descriptor) }
        // Some file systems refuse to sync a folder and need no such call.
        guard fsync(descriptor) == 0 || (operation == .syncFolder && errno == EINVAL) else {
            throw FileError(operation, path)
        }
    }

    private static func parent(of path: String) -> String? {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return nil }
        return String(path[..<slash])
    }
}
