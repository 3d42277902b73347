#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that has its final name only once it is complete.
struct DayFile: ~Copyable {
    private let path: String
    private let temporary: String
    private let descriptor: Int32
    private var isOpen = true

    /// Opens `<folder>/<name>` under a temporary name, which no reader of logs takes for a log.
    init(folder: String, name: String) throws(LogGeneratorError) {
        path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
        temporary = path + ".part"
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw LogGeneratorError.cannotWrite(path: temporary, reason: Self.reason())
        }
    }

    /// Appends all of `bytes`.
    func write(_ bytes: UnsafeRawBufferPointer) throws(LogGeneratorError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            #if canImport(Darwin)
                let count = Darwin.write(descriptor, part.baseAddress, part.count)
            #elseif canImport(Musl)
                let count = Musl.write(descriptor, part.baseAddress, part.count)
            #else
                let count = Glibc.write(descriptor, part.baseAddress, part.count)
            #endif
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw LogGeneratorError.cannotWrite(path: path, reason: Self.reason()) }
            rest = rest.dropFirst(count)
        }
    }

    /// Gives the file its final name; one of that name is replaced.
    mutating func publish() throws(LogGeneratorError) {
        isOpen = false
        guard close(descriptor) == 0, rename(temporary, path) == 0 else {
            let reason = Self.reason()
            unlink(temporary)
            throw LogGeneratorError.cannotWrite(path: path, reason: reason)
        }
    }

    /// Unpublished files leave nothing behind.
    deinit {
        if isOpen {
            close(descriptor)
            unlink(temporary)
        }
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}

/// Makes a folder and those above it.
func makeFolder(_ path: String) throws(LogGeneratorError) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
        prefix += prefix.isEmpty || prefix.hasSuffix("/") ? String(part) : "/" + part
        guard mkdir(prefix, 0o755) != 0, errno != EEXIST, errno != EISDIR else { continue }
        throw LogGeneratorError.unusableFolder(path: path, reason: String(cString: strerror(errno)))
    }
    // A path that ends in "/." resolves only if it is a folder.
    guard access(prefix + "/.", W_OK | X_OK) == 0 else {
        throw LogGeneratorError.unusableFolder(path: path, reason: String(cString: strerror(errno)))
    }
}
