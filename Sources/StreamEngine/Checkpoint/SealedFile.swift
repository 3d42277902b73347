import CZlib

/// The envelope of everything a checkpoint holds: magic, kind, length, payload, CRC-32 of all before it. A file that is
/// torn, cut or changed does not open.
enum SealedFile {
    enum Kind: String {
        case metadata = "META"
        case epoch = "EPOC"
    }

    private static let magic = Array("CYCSTRM1".utf8)
    private static let headerSize = 8 + 4 + 8

    static func seal(_ payload: [UInt8], _ kind: Kind) -> [UInt8] {
        var writer = ByteWriter(capacity: payload.count + headerSize + 4)
        writer.append(magic)
        writer.append(Array(kind.rawValue.utf8))
        writer.append(UInt64(payload.count))
        writer.append(payload)
        writer.append(checksum(writer.bytes[...]))
        return writer.bytes
    }

    /// - Parameter isChecked: false leaves the checksum out, so that a test can show what it is for.
    static func open(_ bytes: [UInt8], _ kind: Kind, isChecked: Bool = true) throws(SealBroken) -> ArraySlice<UInt8> {
        guard bytes.count >= headerSize + 4 else { throw SealBroken("it is cut off after \(bytes.count) bytes") }
        guard bytes.starts(with: magic) else { throw SealBroken("it is not a checkpoint file") }
        guard bytes[8..<12].elementsEqual(kind.rawValue.utf8) else {
            throw SealBroken("it is of another kind than \(kind)")
        }
        var reader = ByteReader(bytes[12...])
        let length = try reader.integer(UInt64.self)
        guard length == UInt64(bytes.count - headerSize - 4) else {
            throw SealBroken("it holds \(bytes.count) bytes where its head promises \(length)")
        }
        var trailer = ByteReader(bytes[(bytes.count - 4)...])
        let promised = try trailer.integer(UInt32.self)
        if isChecked, checksum(bytes[..<(bytes.count - 4)]) != promised {
            throw SealBroken("its checksum does not match")
        }
        return bytes[headerSize..<(bytes.count - 4)]
    }

    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
    }
}

/// Why a checkpoint file cannot be read.
struct SealBroken: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
