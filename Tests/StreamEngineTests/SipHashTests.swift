import Testing

@testable import StreamEngine

@Suite struct SipHashTests {
    struct Vector: Sendable {
        var count: Int
        var narrow: String
        var wide: String
    }

    /// Of the bytes 0, 1, 2 … under the key 00 01 … 0f, by OpenSSL; those of 0 and 15 bytes are in the paper.
    static let vectors = [
        Vector(count: 0, narrow: "310E0EDD47DB6F72", wide: "A3817F04BA25A8E66DF67214C7550293"),
        Vector(count: 1, narrow: "FD67DC93C539F874", wide: "DA87C1D86B99AF44347659119B22FC45"),
        Vector(count: 7, narrow: "37D1018BF50002AB", wide: "A1F1EBBED8DBC153C0B84AA61FF08239"),
        Vector(count: 8, narrow: "6224939A79F5F593", wide: "3B62A9BA6258F5610F83E264F31497B4"),
        Vector(count: 9, narrow: "B0E4A90BDF82009E", wide: "264499060AD9BAABC47F8B02BB6D71ED"),
        Vector(count: 15, narrow: "E545BE4961CA29A1", wide: "5493E99933B0A8117E08EC0F97CFC3D9"),
        Vector(count: 16, narrow: "DB9BC2577FCC2A3F", wide: "6EE2A4CA67B054BBFD3315BF85230577"),
        Vector(count: 63, narrow: "724506EB4C328A95", wide: "5150D1772F50834A503E069A973FBD7C"),
    ]

    @Test("no other name passes for a counted one: the hash is SipHash-2-4", arguments: vectors)
    func equalsThePublished(vector: Vector) {
        let hash = SipHash(key: (0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908))
        let bytes = (0..<vector.count).map { UInt8($0) }
        #expect(Self.text(hash.hash(bytes)) == vector.narrow)
        let (first, second) = hash.wide(bytes)
        #expect(Self.text(first) + Self.text(second) == vector.wide)
    }

    /// Bytes in the order of memory.
    private static func text(_ word: UInt64) -> String {
        (0..<8).map { place in
            let byte = UInt8(truncatingIfNeeded: word >> (8 * UInt64(place)))
            return (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
