import DurableFiles
import Glibc

/// Memory for one file at a time, with the room behind it that fast parsers ask for. Owned by one thread.
struct FileBuffer: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int

    init() {
        capacity = 256 << 10
        memory = .allocate(capacity: capacity + StreamFile.padding)
    }

    deinit { memory.deallocate() }

    /// Reads a whole file and hands it to `body`. The bytes are valid during the call; `padding` zero bytes follow.
    mutating func read<Result>(
        _ path: String, limit: Int64, _ body: (UnsafeBufferPointer<UInt8>, FileStamp) -> Result
    ) -> ReadOutcome<Result> {
        // Without O_NONBLOCK a FIFO would hold the engine up for ever; without O_NOFOLLOW a link could lead anywhere.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard descriptor >= 0 else { return errno == ENOENT ? .vanished : errno == ELOOP ? .notAFile : .failed(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failed(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { return .notAFile }
        let stamp = FileStamp(status)
        guard stamp.size <= limit else { return .tooLarge(stamp) }
        reserve(Int(stamp.size))
        var filled = 0
        while filled < Int(stamp.size) {
            let count = Glibc.read(descriptor, memory + filled, Int(stamp.size) - filled)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return .failed(errno) }
            if count == 0 { return .changing(stamp) }
            filled += count
        }
        guard fstat(descriptor, &status) == 0, FileStamp(status) == stamp else { return .changing(stamp) }
        (memory + filled).update(repeating: 0, count: StreamFile.padding)
        return .read(body(UnsafeBufferPointer(start: memory, count: filled), stamp), stamp)
    }

    private mutating func reserve(_ size: Int) {
        guard size > capacity else { return }
        memory.deallocate()
        capacity = size
        memory = .allocate(capacity: capacity + StreamFile.padding)
    }
}

package enum StreamFile {
    /// Zero bytes that follow a file in memory.
    package static let padding = 64
}

/// What came of reading a file.
enum ReadOutcome<Result> {
    case read(Result, FileStamp)
    case vanished
    case notAFile
    case tooLarge(FileStamp)
    /// It was written to meanwhile.
    case changing(FileStamp)
    /// The system's `errno`.
    case failed(Int32)
}
