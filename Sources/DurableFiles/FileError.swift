import Glibc

/// A file operation the system refused: what was tried, where, and what a person can do.
package struct FileError: Error, CustomStringConvertible {
    package let operation: FileOperation
    package let path: String
    /// The system's `errno`.
    package let code: Int32

    package init(_ operation: FileOperation, _ path: String, code: Int32 = errno) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    package var description: String {
        "cannot \(operation.rawValue) \(path): \(String(cString: strerror(code)))\(remedy.map { "; \($0)" } ?? "")"
    }

    private var remedy: String? {
        switch code {
        case ENOSPC, EDQUOT: "free some space and run again; what was published before is untouched"
        case EACCES, EPERM: "check the owner and permissions, or choose another folder"
        case EIO: "the disk reports a fault; check it before you run again; what was published before is untouched"
        case EROFS: "the file system is read-only; choose another folder"
        case ENOENT: "check the path"
        case EMFILE, ENFILE: "raise the limit of open files (ulimit -n)"
        default: nil
        }
    }
}

/// Every way this program changes what must survive. The names tests count and break at.
package enum FileOperation: String, Sendable, CaseIterable {
    case createFolder = "create folder"
    case write
    case sync
    case syncFolder = "sync folder"
    case rename
    case link
    case symlink
    case remove
    case read
    case lock
    case list
}
