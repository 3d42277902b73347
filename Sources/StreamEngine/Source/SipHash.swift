/// SipHash-2-4 (Aumasson and Bernstein, 2012): nobody without the key can choose names that collide, and so have a file
/// pass for one that was counted.
struct SipHash: Sendable {
    private let key: (UInt64, UInt64)

    init(key: (UInt64, UInt64)) { self.key = key }

    func hash(_ bytes: some Collection<UInt8>) -> UInt64 { digest(bytes, isWide: false).0 }

    func wide(_ bytes: some Collection<UInt8>) -> (UInt64, UInt64) { digest(bytes, isWide: true) }

    private func digest(_ bytes: some Collection<UInt8>, isWide: Bool) -> (UInt64, UInt64) {
        var lanes = Lanes(key, isWide: isWide)
        var (word, filled) = (UInt64(0), UInt64(0))
        for byte in bytes {
            word |= UInt64(byte) << (8 * filled)
            filled += 1
            if filled == 8 {
                lanes.absorb(word)
                (word, filled) = (0, 0)
            }
        }
        lanes.absorb(word | UInt64(truncatingIfNeeded: bytes.count) << 56)
        let first = lanes.finish(isWide ? 0xEE : 0xFF)
        return isWide ? (first, lanes.finishSecond()) : (first, 0)
    }

    private struct Lanes {
        var (a, b, c, d): (UInt64, UInt64, UInt64, UInt64)

        init(_ key: (UInt64, UInt64), isWide: Bool) {
            a = key.0 ^ 0x736F_6D65_7073_6575
            b = key.1 ^ 0x646F_7261_6E64_6F6D ^ (isWide ? 0xEE : 0)
            c = key.0 ^ 0x6C79_6765_6E65_7261
            d = key.1 ^ 0x7465_6462_7974_6573
        }

        mutating func absorb(_ word: UInt64) {
            d ^= word
            rounds(2)
            a ^= word
        }

        mutating func finish(_ mark: UInt64) -> UInt64 {
            c ^= mark
            rounds(4)
            return a ^ b ^ c ^ d
        }

        mutating func finishSecond() -> UInt64 {
            b ^= 0xDD
            rounds(4)
            return a ^ b ^ c ^ d
        }

        private mutating func rounds(_ count: Int) {
            for _ in 0..<count {
                a &+= b
                b = b.rotated(13) ^ a
                a = a.rotated(32)
                c &+= d
                d = d.rotated(16) ^ c
                a &+= d
                d = d.rotated(21) ^ a
                c &+= b
                b = b.rotated(17) ^ c
                c = c.rotated(32)
            }
        }
    }
}

extension UInt64 {
    fileprivate func rotated(_ bits: UInt64) -> UInt64 { self << bits | self >> (64 - bits) }
}
