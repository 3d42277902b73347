import CZlib
import DurableFiles
import Glibc

/// Tells whether the database already has a part: by the table's definition and all bytes of the part's file.
enum PartDigest {
    /// Two checksums and the size; equal files have equal ones, and different ones do not by accident.
    static func of(_ part: TablePart, _ definition: TableDefinition, _ dialect: SQLDialect) throws(FileError) -> String
    {
        let statement = Array(definition.createStatement(partitions: nil, for: dialect).utf8)
        let table = crc32_z(0, statement, statement.count)
        guard let file = fopen(part.path, "re") else { throw FileError(.read, part.path) }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var (crc, adler, size) = (UInt(0), UInt(1), 0)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { break }
            crc = crc32_z(crc, buffer, count)
            adler = adler32_z(adler, buffer, count)
            size += count
        }
        guard ferror(file) == 0 else { throw FileError(.read, part.path) }
        return [UInt(table), crc, adler, UInt(size)].map { String($0, radix: 16) }.joined(separator: "-")
    }
}
