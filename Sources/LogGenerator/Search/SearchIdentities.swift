/// Writes the ids of events and users.
struct SearchIdentities {
    private let event: UInt64
    private let offset: Int

    init(seed: UInt64, day: Int) {
        event = RandomStream(seed: seed, purpose: .identity, day: day)[1]
        offset = scaled(RandomStream(seed: seed, purpose: .identity)[2], below: 1_000_000)
    }

    /// A UUID. Only its first part differs within a day, so that files stay small.
    @inline(__always)
    func writeEvent(_ number: Int, to column: inout SearchTextBuilder) {
        // An odd factor and the shift are bijections of 32 bits: no two rows of a day have the same.
        var bits = UInt32(truncatingIfNeeded: number) &* 0x9E37_79B1 &+ UInt32(truncatingIfNeeded: event)
        bits ^= bits >> 15
        bits &*= 0x85EB_CA77
        column.put(UInt64(bits), hexDigits: 8)
        column.put(0x2D)
        column.put(event, hexDigits: 4)
        column.put(0x2D)
        column.put(0x4000 | (event >> 16) & 0xFFF, hexDigits: 4)
        column.put(0x2D)
        column.put(0x8000 | (event >> 28) & 0x3FFF, hexDigits: 4)
        column.put(0x2D)
        column.put(mixed(event), hexDigits: 12)
        column.end()
    }

    /// Eight digits, or seven for one in five, or six for one in a hundred; zeros may lead.
    ///
    /// Two users have two ids: those of one length are numbered, and the factor, a prime, is no divisor of a power of ten.
    @inline(__always)
    func writeUser(_ user: Int?, to column: inout SearchTextBuilder) {
        guard let user else { return column.endNull() }
        let (hundred, place) = user.quotientAndRemainder(dividingBy: 100)
        switch place {
        case 0: put(hundred, digits: 6, modulus: 1_000_000, to: &column)
        case 1..<20: put(hundred &* 19 &+ place &- 1, digits: 7, modulus: 10_000_000, to: &column)
        default: put(hundred &* 80 &+ place &- 20, digits: 8, modulus: 100_000_000, to: &column)
        }
        column.end()
    }

    @inline(__always)
    private func put(_ number: Int, digits: Int, modulus: Int, to column: inout SearchTextBuilder) {
        column.put((number &* 387_421 &+ offset) % modulus, digits: digits)
    }
}
