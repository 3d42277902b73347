/// Who watches on which day. Contracts are numbers below `AudiencePlan.contracts`; all about one is a function of the
/// seed and its number.
struct Audience {
    /// Contracts with an unusual name or box, of every data set; they watch regularly.
    static let oddities = 6

    private let plan: AudiencePlan
    private let traitBits: RandomStream
    private let lifetimes: RandomStream
    private let habits = HabitTable()

    init(plan: AudiencePlan, seed: UInt64) {
        self.plan = plan
        traitBits = RandomStream(seed: seed, purpose: .traits)
        lifetimes = RandomStream(seed: seed, purpose: .lifetime)
    }

    @inline(__always)
    func traits(of contract: Int) -> ContractTraits {
        ContractTraits(bits: traitBits[UInt64(truncatingIfNeeded: contract)])
    }

    /// Calls `body` with each of `contracts` that is active on the day and how many rows it has, 1 or 2.
    func forEachActive(
        among contracts: Range<Int>, onDay day: Int, chances: RandomStream,
        _ body: (_ contract: Int, _ rows: Int) -> Void
    ) {
        let restraint = plan.restraint[day]
        for contract in contracts where lives(contract, onDay: day) {
            let traits = traits(of: contract)
            let chance = chances[UInt64(truncatingIfNeeded: contract)]
            let staying = ((contract < Self.oddities ? 2000 : habits[traits.habit]) &* restraint) >> 16
            guard Int(truncatingIfNeeded: chance & 0xFFFF) >= staying else { continue }
            body(contract, Int(truncatingIfNeeded: chance >> 48) < Self.secondRowChance(traits) ? 2 : 1)
        }
    }

    /// Of 65,536; 5.1 % over all contracts.
    @inline(__always)
    private static func secondRowChance(_ traits: ContractTraits) -> Int {
        traits.taste < AppMix.likers ? 9_200 : (traits.devices > 1 ? 4_000 : 400)
    }

    @inline(__always)
    private func lives(_ contract: Int, onDay day: Int) -> Bool {
        if contract < Self.oddities { return true }
        let bits = lifetimes[UInt64(truncatingIfNeeded: contract)]
        let joins = Int(truncatingIfNeeded: bits & 0xF_FFFF) < plan.joinedShare
        let birth = joins ? (Int(truncatingIfNeeded: (bits >> 20) & 0x3F_FFFF) &* plan.survival.count) >> 22 : 0
        guard birth <= day else { return false }
        return Int(truncatingIfNeeded: bits >> 42) < plan.survival[day &- birth]
    }
}
