import TestSupport
import Testing

@testable import StreamEngine

/// A checkpoint file that is not as it was written is never believed.
@Suite struct SealedFileTests {
    private static let payload = Array("what was counted".utf8)

    @Test("what was sealed comes out again", arguments: [0, 1, 16, 5000]) func roundTrip(count: Int) throws {
        let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let sealed = SealedFile.seal(payload, .epoch)
        #expect(Array(try SealedFile.open(sealed, .epoch)) == payload)
    }

    @Test("one flipped bit anywhere is found") func flips() {
        let sealed = SealedFile.seal(Self.payload, .epoch)
        for place in sealed.indices {
            for bit in 0..<8 {
                var broken = sealed
                broken[place] ^= 1 << bit
                #expect(throws: SealBroken.self, "byte \(place), bit \(bit)") { try SealedFile.open(broken, .epoch) }
            }
        }
    }

    @Test("a file cut off or grown anywhere is found") func cuts() {
        let sealed = SealedFile.seal(Self.payload, .epoch)
        for count in 0..<sealed.count {
            #expect(throws: SealBroken.self) { try SealedFile.open(Array(sealed.prefix(count)), .epoch) }
        }
        #expect(throws: SealBroken.self) { try SealedFile.open(sealed + [0], .epoch) }
    }

    @Test("one kind does not pass for the other") func kinds() {
        #expect(throws: SealBroken.self) { try SealedFile.open(SealedFile.seal(Self.payload, .metadata), .epoch) }
    }

    @Test("bytes of any kind are refused or read, and never trap") func noise() {
        var random = SeededRandom(seed: 5)
        for _ in 0..<2000 {
            let noise = (0..<Int.random(in: 0...120, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            #expect(throws: SealBroken.self) { try SealedFile.open(noise, .epoch) }
            _ = try? Epoch(SealedFile.seal(noise, .epoch), isChecked: true)
            var reader = ByteReader(noise[...])
            _ = try? reader.counted()
            _ = try? reader.integer(UInt64.self)
        }
    }

    @Test("an epoch comes out as it went in") func epochs() throws {
        let seen = (0..<50).map {
            SeenFile(name: NameKey(high: $0, low: .max - $0), mark: FileMark(hash: $0 << 1, isQuarantined: $0 % 2 == 0))
        }
        var ledger = StreamLedger()
        (ledger.rowsRead, ledger.rowsCounted, ledger.rejected) = (7, 5, ["vote_not_true": 2])
        let header = Epoch.Header(number: 9, base: 4, committedAt: 1.5, ledger: ledger, unarchived: ["a b", "phiếu"])
        let epoch = try Epoch(Epoch(header: header, state: Self.payload, seen: seen).encoded(), isChecked: true)
        #expect(epoch.header.number == 9 && epoch.header.base == 4 && epoch.header.ledger == ledger && !epoch.isFull)
        #expect(epoch.header.unarchived == ["a b", "phiếu"] && epoch.state == Self.payload && epoch.seen == seen)
    }
}
