import DurableFiles

/// The published file: always whole, and never older than what was published before it.
struct SnapshotSink: ~Copyable {
    let path: String
    private let folder: String
    private let files: DurableFiles
    /// What lies there now; nil where it is not known.
    private var published: [UInt8]?

    init(folder: String, name: String, _ files: DurableFiles) throws(FileError) {
        self.folder = folder
        self.files = files
        path = folder + "/" + name
        try files.createDurableFolder(folder)
        published = files.exists(path) ? try files.read(path) : nil
        // A killed run may have renamed it and gone no further.
        if published != nil { try files.syncFolder(folder) }
    }

    /// Replaces the file; writes nothing where it holds the same already.
    mutating func publish(_ content: [UInt8]) throws(FileError) {
        guard content != published else { return }
        published = nil
        try files.replace(path, with: content)
        published = content
    }
}
