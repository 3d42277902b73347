/// Which boxes there are. A device is a number of 29 bits; `MACWriter` gives it an address.
enum Devices {
    /// Device numbers of a contract: five boxes of its own, one under contract `0`, one shared in its neighbourhood.
    private static let perContract = 8
    private static let unknownBox = 6
    private static let sharedBox = 7
    /// Contracts in a neighbourhood: at most so many share an address.
    private static let neighbours = 7

    /// The box of a row. A first row is mostly of the first box, a further one mostly of another.
    @inline(__always)
    static func number(contract: Int, devices: Int, ordinal: Int, bits: UInt64) -> UInt64 {
        let isOther = bits & 0xFF < (ordinal == 0 ? 90 : 176)
        guard devices > 1, isOther else { return first(of: contract) }
        let other = 1 &+ Int(truncatingIfNeeded: (bits >> 8) & 0xFF) % (devices &- 1)
        return UInt64(truncatingIfNeeded: contract &* perContract &+ other)
    }

    @inline(__always)
    static func numberOfUnknown(_ index: Int) -> UInt64 {
        UInt64(truncatingIfNeeded: index &* perContract &+ unknownBox)
    }

    /// In one neighbourhood of 128, half of the contracts have the same first box.
    @inline(__always)
    private static func first(of contract: Int) -> UInt64 {
        let neighbourhood = contract / neighbours
        let chance = mixed(UInt64(truncatingIfNeeded: neighbourhood))
        let home = contract &- neighbourhood &* neighbours
        guard chance & 127 == 0, (chance >> 8) >> UInt64(home) & 1 == 1 else {
            return UInt64(truncatingIfNeeded: contract &* perContract)
        }
        return UInt64(truncatingIfNeeded: neighbourhood &* neighbours &* perContract &+ sharedBox)
    }
}
