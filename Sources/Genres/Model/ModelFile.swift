import CZlib
import DurableFiles

/// The model on disk: magic, length of the payload, payload, CRC-32 of all before it. All numbers little-endian.
package enum ModelFile {
    private static let magic = Array("CYCGENR1".utf8)
    private static let headSize = 8 + 8
    private static let checksumSize = 4

    /// Reads a model; nil where there is no file.
    package static func read(_ path: String, files: DurableFiles = DurableFiles()) throws -> GenreModel? {
        guard files.exists(path) else { return nil }
        let bytes = try files.read(path)
        do throws(ModelDamage) {
            return try decode(bytes)
        } catch {
            throw ModelFileError(path: path, reason: error.reason)
        }
    }

    /// Replaces the file as one step.
    package static func write(_ model: GenreModel, to path: String, files: DurableFiles = DurableFiles()) throws {
        if let slash = path.lastIndex(of: "/") { try files.createFolder(String(path[..<slash])) }
        try files.replace(path, with: encode(model))
    }

    package static func encode(_ model: GenreModel) -> [UInt8] {
        let payload = model.encoded
        var writer = ModelWriter()
        writer.append(magic)
        writer.append(UInt64(payload.count))
        writer.append(payload)
        writer.append(checksum(writer.bytes[...]))
        return writer.bytes
    }

    private static func decode(_ bytes: [UInt8]) throws(ModelDamage) -> GenreModel {
        guard bytes.count >= headSize + checksumSize else { throw ModelDamage("it is cut off") }
        guard bytes.starts(with: magic) else { throw ModelDamage("it is no model of this version") }
        var head = ModelReader(bytes[8...])
        guard try head.integer(UInt64.self) == UInt64(bytes.count - headSize - checksumSize) else {
            throw ModelDamage("its length is not the one it tells")
        }
        let end = bytes.count - checksumSize
        var tail = ModelReader(bytes[end...])
        guard try tail.integer(UInt32.self) == checksum(bytes[..<end]) else {
            throw ModelDamage("its checksum does not match")
        }
        return try GenreModel(encoded: bytes[headSize..<end])
    }

    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
    }
}

/// A model file that cannot be used.
package struct ModelFileError: Error, Equatable, CustomStringConvertible {
    package let path: String
    package let reason: String

    package var description: String {
        "cannot use the model \(path): \(reason); train it again with `cyclorama genres train --labels FILE.csv`"
    }
}
