import CPlatform
import Columnar

/// Sums by a pair of surrogate keys: only pairs beyond a contract's first, so it stays small.
final class PairTable {
    /// `key` is one more than the pair, 0 where the slot is free: one cache line a probe.
    private struct Slot: BitwiseCopyable {
        var key: UInt64
        var sum: Int64
    }

    private var slots: UnsafeMutablePointer<Slot>
    private var mask: Int
    private(set) var count = 0

    init() {
        mask = (1 << 16) - 1
        slots = PageMemory.allocate(mask + 1, of: Slot.self)
    }

    deinit { PageMemory.free(slots, mask + 1) }

    /// Adds seconds to a pair; true where the pair is new.
    func add(_ contract: UInt32, _ other: UInt32, _ seconds: Int64) -> Bool {
        let key = Self.key(contract, other)
        if count * 2 > mask { grow() }
        let place = place(of: key)
        guard slots[place].key == 0 else {
            slots[place].sum = slots[place].sum.addingClamped(seconds)
            return false
        }
        slots[place] = Slot(key: key, sum: seconds)
        count += 1
        return true
    }

    /// The pairs ordered by contract, then by the other key.
    func sorted() -> [(contract: UInt32, other: UInt32, seconds: Int64)] {
        (0...mask).lazy.map { self.slots[$0] }.filter { $0.key != 0 }.sorted { $0.key < $1.key }.map { slot in
            let pair = slot.key - 1
            return (UInt32(truncatingIfNeeded: pair >> 32), UInt32(truncatingIfNeeded: pair), slot.sum)
        }
    }

    /// Asks for the memory a pair's sum would lie in.
    @inline(__always)
    func prefetch(_ contract: UInt32, _ other: UInt32) {
        cyc_prefetch(slots + firstPlace(of: Self.key(contract, other)))
    }

    @inline(__always)
    private static func key(_ contract: UInt32, _ other: UInt32) -> UInt64 {
        UInt64(contract) << 32 | UInt64(other) + 1
    }

    @inline(__always)
    private func firstPlace(of key: UInt64) -> Int {
        // Keys are dense surrogate numbers, never chosen by the input: a multiplication spreads them.
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    }

    /// The slot that holds the key, or the free one where it belongs.
    @inline(__always)
    private func place(of key: UInt64) -> Int {
        var place = firstPlace(of: key)
        while slots[place].key != 0, slots[place].key != key { place = (place &+ 1) & mask }
        return place
    }

    private func grow() {
        let (old, oldCount) = (slots, mask + 1)
        slots = PageMemory.allocate(oldCount * 2, of: Slot.self)
        mask = oldCount * 2 - 1
        for index in 0..<oldCount where old[index].key != 0 { slots[place(of: old[index].key)] = old[index] }
        PageMemory.free(old, oldCount)
    }
}
