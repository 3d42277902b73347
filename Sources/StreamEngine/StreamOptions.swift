/// Where an engine reads and writes, and how much at once.
package struct StreamOptions: Sendable {
    /// The folder that is watched. Made where it is missing.
    package var input: String
    /// The folder of the published file.
    package var output: String
    package var checkpoint: String
    /// Gets a folder for each checkpoint, with rejected rows and the names of files put aside, one file a batch.
    package var quarantine: String
    /// Where consumed files are moved; nil leaves them where they are. On the input's file system.
    package var archive: String?

    package var maxFilesPerTrigger = 20_000
    package var maxBytesPerTrigger: Int64 = 1 << 30
    /// A larger file is put aside without being read.
    package var maxFileBytes: Int64 = 64 << 20
    /// Seconds a half-written file may stand unchanged before it is put aside.
    package var grace = 30.0
    /// Seconds between two listings of the folder, where changes are also told by the kernel.
    package var rescanInterval = 10.0
    /// Reads all counted files again at the end, and compares.
    package var auditsAtEnd = false
    /// Added to the nice value of the engine's thread, so that it gives way to whoever a person waits for.
    package var niceness: Int32 = 0
    /// Threads that read files.
    package var threads: Int

    package init(
        input: String, output: String, checkpoint: String, quarantine: String, archive: String? = nil, threads: Int = 2
    ) {
        self.input = input
        self.output = output
        self.checkpoint = checkpoint
        self.quarantine = quarantine
        self.archive = archive
        self.threads = threads
    }
}
