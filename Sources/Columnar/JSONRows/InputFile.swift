import CZlib
import Glibc

/// A file open for reading from front to end; one whose name ends in `.gz` is unpacked on the way.
struct InputFile: ~Copyable {
    private let path: String
    private let descriptor: Int32
    private let archive: gzFile?

    /// - Parameter start: where to begin in a plain file.
    init(path: String, from start: Int64 = 0) throws(InputError) {
        let descriptor = try Self.openRegularFile(path)
        var archive: gzFile?
        if path.hasSuffix(".gz") {
            archive = gzdopen(dup(descriptor), "rb")
            if archive == nil {
                close(descriptor)
                throw InputError(path: path, reason: "out of memory")
            }
            gzbuffer(archive, 256 << 10)
        }
        if start > 0 { lseek(descriptor, off_t(start), SEEK_SET) }
        self.path = path
        self.descriptor = descriptor
        self.archive = archive
    }

    private static func openRegularFile(_ path: String) throws(InputError) -> Int32 {
        // Without O_NONBLOCK a FIFO of the right name would hold the run up for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw InputError(path: path, reason: String(cString: strerror(errno))) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw InputError(path: path, reason: "not a regular file")
        }
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
        return descriptor
    }

    deinit {
        if let archive { gzclose(archive) }
        close(descriptor)
    }

    /// Bytes of the file itself that were taken.
    var position: Int64 {
        if let archive { return Int64(gzoffset(archive)) }
        return Int64(lseek(descriptor, 0, SEEK_CUR))
    }

    /// Reads up to `count` bytes; 0 at the end.
    func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws(InputError) -> Int {
        if let archive { return try unpack(archive, into: buffer, count: count) }
        while true {
            let got = Glibc.read(descriptor, buffer, count)
            if got >= 0 { return got }
            guard errno == EINTR else { throw InputError(path: path, reason: String(cString: strerror(errno))) }
        }
    }

    private func unpack(
        _ archive: gzFile, into buffer: UnsafeMutablePointer<UInt8>, count: Int
    ) throws(InputError) -> Int {
        let got = gzread(archive, buffer, UInt32(min(count, 1 << 30)))
        var code: Int32 = 0
        // zlib reports a file cut short only through the error state, after the bytes before the cut.
        let words = gzerror(archive, &code).map { String(cString: $0) } ?? ""
        guard got >= 0, code == Z_OK || code == Z_STREAM_END else {
            throw InputError(path: path, reason: "damaged gzip: \(words)")
        }
        // Reading a .gz that is no gzip at all would pass its bytes through as they are.
        guard gzdirect(archive) == 0 || got == 0 else {
            throw InputError(path: path, reason: "not a gzip file, though its name says so")
        }
        return Int(got)
    }
}
