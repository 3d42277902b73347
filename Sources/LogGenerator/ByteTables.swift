/// Constant bytes, laid out once in one block of memory so that the row writer copies them in fixed-size steps.
///
/// Unsafe, because a bounds check and a retain for each of a row's ten pieces cost more than the row. Why it holds:
/// every offset handed out lies in `memory`, which lives as long as this object and is never written after `init`;
/// `Piece`s are padded to 64 bytes, which is what `ByteWriter.copy` reads.
final class ByteTables {
    /// Up to 64 bytes at an address that `ByteTables` keeps.
    struct Piece {
        let start: UnsafeRawPointer
        let count: Int
    }

    /// The fixed text around the values of a row of one app.
    struct AppPieces {
        let opening: Piece
        let durationThenApp: Piece
        let appThenDuration: Piece
    }

    let afterID: Piece
    let afterContract: Piece
    let beforeDuration: Piece
    let closing: Piece
    let apps: [AppPieces]

    /// Two characters of URL-safe base 64 for each 12 bits.
    let base64: UnsafePointer<UInt16>
    /// Two digits of upper-case hexadecimal for each byte.
    let hex: UnsafePointer<UInt16>
    /// Two decimal digits for each number below 100.
    let decimal: UnsafePointer<UInt16>
    /// The letters of 256 provinces, each as often as its part of all contracts.
    let provinces: UnsafePointer<UInt16>

    private let memory: UnsafeMutableRawPointer
    private static let capacity = 16_384

    init() {
        var arena = Arena(memory: .allocate(byteCount: Self.capacity, alignment: 64), capacity: Self.capacity)
        base64 = arena.pairs(of: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8))
        hex = arena.pairs(of: Array("0123456789ABCDEF".utf8))
        decimal = arena.pairs(of: Array("0123456789".utf8))
        provinces = arena.table(of: ContractNamer.provinces)
        afterID = arena.piece(#"","_score":0,"_source":{"Contract":""#)
        afterContract = arena.piece(#"","Mac":""#)
        beforeDuration = arena.piece(#"","TotalDuration":"#)
        closing = arena.piece("}}")
        apps = AppMix.all.map { app in
            AppPieces(
                opening: arena.piece(#"{"_index":"history","_type":"\#(app.name.lowercased())","_id":""#),
                durationThenApp: arena.piece(#","AppName":"\#(app.name)"}}"#),
                appThenDuration: arena.piece(#"","AppName":"\#(app.name)","TotalDuration":"#))
        }
        memory = arena.memory
    }

    deinit { memory.deallocate() }
}

/// Hands out parts of a block, one after the other.
private struct Arena {
    let memory: UnsafeMutableRawPointer
    let capacity: Int
    private var used = 0

    init(memory: UnsafeMutableRawPointer, capacity: Int) {
        self.memory = memory
        self.capacity = capacity
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: capacity)
    }

    mutating func piece(_ text: String) -> ByteTables.Piece {
        let bytes = Array(text.utf8)
        precondition(bytes.count <= 64, "a piece is copied as 64 bytes")
        let start = take(64)
        start.copyMemory(from: bytes, byteCount: bytes.count)
        return ByteTables.Piece(start: UnsafeRawPointer(start), count: bytes.count)
    }

    /// All pairs of symbols, the first one leading in memory.
    mutating func pairs(of symbols: [UInt8]) -> UnsafePointer<UInt16> {
        let count = symbols.count * symbols.count
        let table = take(count * 2).bindMemory(to: UInt16.self, capacity: count)
        for (index, first) in symbols.enumerated() {
            for (offset, second) in symbols.enumerated() {
                table[index * symbols.count + offset] = UInt16(littleEndian: UInt16(second) << 8 | UInt16(first))
            }
        }
        return UnsafePointer(table)
    }

    mutating func table(of provinces: [(letters: String, part: Int)]) -> UnsafePointer<UInt16> {
        let all = provinces.flatMap { [String](repeating: $0.letters, count: $0.part) }
        precondition(all.count == 256, "the parts of the provinces add up to 256")
        let start = take(256 * 2)
        start.copyMemory(from: all.flatMap(\.utf8), byteCount: 512)
        return UnsafePointer(start.bindMemory(to: UInt16.self, capacity: 256))
    }

    private mutating func take(_ count: Int) -> UnsafeMutableRawPointer {
        let start = memory + used
        used += (count + 63) / 64 * 64
        precondition(used <= capacity, "the tables have a fixed size")
        return start
    }
}
