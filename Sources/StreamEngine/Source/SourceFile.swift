import Glibc

/// A file waiting to be read.
struct SourceFile: Hashable, Sendable {
    let name: String
    let key: NameKey
    var stamp: FileStamp
}

/// How a file looks from outside.
struct FileStamp: Hashable, Sendable {
    var size: Int64
    /// Nanoseconds since 1970.
    var changed: Int64

    init(_ status: stat) {
        size = Int64(status.st_size)
        let (nanoseconds, isTooFar) = Int64(status.st_mtim.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        changed = isTooFar ? .max : nanoseconds &+ Int64(status.st_mtim.tv_nsec)
    }

    func hash(_ hash: SipHash) -> UInt64 {
        withUnsafeBytes(of: (size.littleEndian, changed.littleEndian)) { hash.hash($0) }
    }
}

extension SourceFile {
    /// Oldest first, names decide between equals.
    static func comesBefore(_ one: SourceFile, _ other: SourceFile) -> Bool {
        one.stamp.changed != other.stamp.changed ? one.stamp.changed < other.stamp.changed : one.name < other.name
    }
}
