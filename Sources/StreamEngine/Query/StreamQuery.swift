/// What is made of the files that arrive: how one is read, how its rows change the state, and what is published of it.
///
/// The engine does the rest: which files, in which order, exactly once, and what survives.
package protocol StreamQuery: Sendable {
    /// Everything known from all files so far. A value: a batch that fails leaves the old one.
    associatedtype State: Sendable
    /// What one file changes.
    associatedtype Change: Sendable
    associatedtype Reader: StreamFileReader<Change>

    /// Names the query and the version of its state, such as `votes-by-song/1`. A checkpoint belongs to one.
    var identity: String { get }
    /// Name of the published file.
    var snapshotName: String { get }
    /// Files whose name ends otherwise are none of ours.
    var fileSuffix: String { get }

    var initialState: State { get }
    /// Called for each thread that reads.
    func makeReader() -> Reader

    /// Applies the changes of one batch, in the order of its files.
    /// - Returns: what is worth counting besides rows kept and rejected, by name, such as late rows.
    func apply(_ changes: [Change], to state: inout State) -> [String: Int]
    /// How many rows the state accounts for; the engine compares it with what it has counted.
    func rows(in state: State) -> Int
    func eventTime(of state: State) -> EventTime?
    /// How many keys the state holds.
    func keys(in state: State) -> Int

    func encode(_ state: State) -> [UInt8]
    /// - Throws: when the bytes are not what `encode` makes.
    func decode(_ bytes: [UInt8]) throws -> State
    /// The published file's content.
    func snapshot(of state: State) -> [UInt8]
}

/// Reads files, one after the other, on one thread.
package protocol StreamFileReader<Change> {
    associatedtype Change: Sendable

    /// Reads one whole file. `StreamFile.padding` zero bytes behind it may be read.
    mutating func read(_ file: UnsafeBufferPointer<UInt8>) -> FileVerdict<Change>
}

/// What a reader found in a file.
package enum FileVerdict<Change: Sendable>: Sendable {
    case rows(FileRows<Change>)
    /// It ends inside a value: somebody is still writing it, or never finished.
    case cut
    /// No row of it can be used.
    case malformed(reason: String, detail: String)
}

/// The rows of a whole file. `rowsRead` is the sum of `rowsKept` and `rejects.count`.
package struct FileRows<Change: Sendable>: Sendable {
    package var change: Change
    package var rowsRead: Int
    package var rowsKept: Int
    package var rejects: [RejectedRow]

    package init(change: Change, rowsRead: Int, rowsKept: Int, rejects: [RejectedRow]) {
        self.change = change
        self.rowsRead = rowsRead
        self.rowsKept = rowsKept
        self.rejects = rejects
    }
}

/// A row that does not count, and why.
package struct RejectedRow: Hashable, Sendable {
    /// Its place in the file, from 0.
    package var row: Int
    /// A short word for counting: `vote_not_true`.
    package var reason: String
    /// The row as it came.
    package var value: String

    package init(row: Int, reason: String, value: String) {
        self.row = row
        self.reason = reason
        self.value = value
    }
}

/// Event times seen, as the query writes them.
package struct EventTime: Hashable, Sendable, Codable {
    package var min: String?
    package var max: String
    /// Rows older than this are late.
    package var watermark: String

    package init(min: String?, max: String, watermark: String) {
        self.min = min
        self.max = max
        self.watermark = watermark
    }
}
