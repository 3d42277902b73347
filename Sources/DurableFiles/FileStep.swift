/// One change to what must survive, as it is about to be made.
package enum FileStep: Sendable {
    case createFolder(String)
    case write(String, [UInt8])
    case append(String, to: String)
    case appendBytes([UInt8], to: String)
    case sync(String)
    case syncFolder(String)
    case rename(String, to: String)
    case link(String, as: String)
    case symlink(String, at: String)
    case remove(String)

    package var operation: FileOperation {
        switch self {
        case .createFolder: .createFolder
        case .write, .append, .appendBytes: .write
        case .sync: .sync
        case .syncFolder: .syncFolder
        case .rename: .rename
        case .link: .link
        case .symlink: .symlink
        case .remove: .remove
        }
    }

    /// What is changed.
    package var path: String {
        switch self {
        case .createFolder(let path), .write(let path, _), .append(_, let path), .appendBytes(_, let path),
            .sync(let path), .syncFolder(let path), .rename(_, let path), .link(_, let path), .symlink(_, let path),
            .remove(let path):
            path
        }
    }
}

/// What is to become of a change.
package enum FileAction: Sendable {
    case carryOut
    /// As if the line of code were missing: how a test proves that it is needed.
    case leaveOut
}
