import Foundation

/// One committed batch: files consumed and state in one record. Its rename is the moment of the commit.
struct Epoch {
    struct Header: Codable {
        var number: Int
        /// The epoch that holds all files seen; this one holds those that came since.
        var base: Int
        /// Seconds since 1970.
        var committedAt: Double
        var ledger: StreamLedger
        /// Files that are to be moved to the archive, by name.
        var unarchived: [String]
    }

    var header: Header
    var state: [UInt8]
    var seen: [SeenFile]

    var isFull: Bool { header.base == header.number }

    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        var writer = ByteWriter(capacity: state.count + seen.count * SeenFile.size + 1024)
        writer.appendCounted([UInt8](try encoder.encode(header)))
        writer.appendCounted(state)
        writer.append(UInt64(seen.count))
        for file in seen {
            writer.append(file.name.high)
            writer.append(file.name.low)
            writer.append(file.mark.bits)
        }
        return SealedFile.seal(writer.bytes, .epoch)
    }

    init(header: Header, state: [UInt8], seen: [SeenFile]) {
        self.header = header
        self.state = state
        self.seen = seen
    }

    init(_ file: [UInt8], isChecked: Bool) throws(SealBroken) {
        var reader = ByteReader(try SealedFile.open(file, .epoch, isChecked: isChecked))
        do {
            header = try JSONDecoder().decode(Header.self, from: Data(try reader.counted()))
        } catch let error as SealBroken {
            throw error
        } catch {
            throw SealBroken("its head cannot be read")
        }
        state = Array(try reader.counted())
        let count = try reader.integer(UInt64.self)
        guard count == UInt64(reader.rest.count / SeenFile.size), reader.rest.count % SeenFile.size == 0 else {
            throw SealBroken("its list of files is not whole")
        }
        seen = reader.rest.withUnsafeBytes { bytes in
            (0..<Int(count)).map { index in
                func word(_ place: Int) -> UInt64 {
                    let value = bytes.loadUnaligned(fromByteOffset: index * SeenFile.size + place * 8, as: UInt64.self)
                    return UInt64(littleEndian: value)
                }
                return SeenFile(name: NameKey(high: word(0), low: word(1)), mark: FileMark(bits: word(2)))
            }
        }
    }
}
