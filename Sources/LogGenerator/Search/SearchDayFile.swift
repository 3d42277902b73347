import Columnar
import Glibc

/// A Parquet file that has its final name only once it is complete.
struct SearchDayFile: ~Copyable {
    private let folder: String
    private let path: String
    private let temporary: String
    private var writer: ParquetWriter
    private var isOpen = true

    /// Opens a file of `folder`, which is made if it is missing, under a temporary name that no reader takes for a log.
    init(folder: String, name: String) throws(LogGeneratorError) {
        try makeFolder(folder)
        let path = folder + "/" + name
        let temporary = path + ".part"
        let writer = try Self.naming(temporary) { () throws(ParquetError) in
            try ParquetWriter(path: temporary, schema: SearchDayWriter.schema, compression: .snappy)
        }
        self.folder = folder
        self.path = path
        self.temporary = temporary
        self.writer = writer
    }

    mutating func write(_ batch: ColumnBatch) throws(LogGeneratorError) {
        try Self.naming(path) { () throws(ParquetError) in try writer.write(batch) }
    }

    /// Gives the file its final name; one of that name is replaced. Returns its size.
    ///
    /// - Parameter isCut: leaves the second half of the file out.
    mutating func publish(isCut: Bool = false) throws(LogGeneratorError) -> Int {
        try Self.naming(path) { () throws(ParquetError) in try writer.close() }
        var status = stat()
        guard stat(temporary, &status) == 0, !isCut || truncate(temporary, status.st_size / 2) == 0,
            rename(temporary, path) == 0
        else { throw LogGeneratorError.cannotWrite(path: path, reason: String(cString: strerror(errno))) }
        isOpen = false
        return isCut ? Int(status.st_size / 2) : Int(status.st_size)
    }

    /// Unpublished files leave nothing behind, nor do their folders if they hold nothing else.
    deinit {
        if isOpen {
            unlink(temporary)
            rmdir(folder)
        }
    }

    private static func naming<Result: ~Copyable>(
        _ path: String, _ write: () throws(ParquetError) -> Result
    ) throws(LogGeneratorError) -> Result {
        do { return try write() } catch { throw LogGeneratorError.cannotWrite(path: path, reason: error.reason) }
    }
}
