import CPlatform

/// An open-addressing hash table from packed keys to 32-bit numbers, one cache line touch a lookup.
///
/// Not thread-safe to change; any number of threads may look up while nobody changes it.
struct KeyTable: ~Copyable {
    /// `number` is one more than the stored number, 0 where the slot is free.
    private typealias Slot = NumberedKey

    private var slots: UnsafeMutablePointer<Slot>
    private var mask: Int
    private(set) var count = 0

    init(minimumCapacity: Int = 0) {
        let size = Self.size(for: minimumCapacity)
        slots = PageMemory.allocate(size, of: Slot.self)
        mask = size - 1
    }

    deinit { PageMemory.free(slots, mask + 1) }

    /// Asks for the cache line a lookup of this hash begins at.
    @inline(__always)
    func prefetch(_ hash: UInt64) { cyc_prefetch(slots + Int(truncatingIfNeeded: hash) & mask) }

    @inline(__always)
    func find(_ key: PackedKey, hash: UInt64) -> UInt32? {
        var place = Int(truncatingIfNeeded: hash) & mask
        while true {
            let slot = slots[place]
            if slot.number == 0 { return nil }
            if slot.head == key.head && slot.tail == key.tail { return slot.number &- 1 }
            place = (place &+ 1) & mask
        }
    }

    /// Adds a key that is not there yet.
    mutating func insert(_ key: PackedKey, hash: UInt64, number: UInt32) {
        // At most three quarters full: a probe stays short and always ends.
        if (count + 1) * 4 > (mask + 1) * 3 { grow(to: (mask + 1) * 2) }
        place(key, hash: hash, number: number)
        count += 1
    }

    /// All keys with their numbers, in no order.
    func entries() -> [NumberedKey] {
        var entries: [NumberedKey] = []
        entries.reserveCapacity(count)
        for index in 0...mask where slots[index].number != 0 {
            let slot = slots[index]
            entries.append(NumberedKey(head: slot.head, tail: slot.tail, number: slot.number &- 1))
        }
        return entries
    }

    mutating func reserve(_ capacity: Int) {
        let size = Self.size(for: capacity)
        if size > mask + 1 { grow(to: size) }
    }

    private func place(_ key: PackedKey, hash: UInt64, number: UInt32) {
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place].number != 0 { place = (place &+ 1) & mask }
        slots[place] = Slot(head: key.head, tail: key.tail, number: number &+ 1)
    }

    private mutating func grow(to size: Int) {
        let old = slots
        let oldSize = mask + 1
        slots = PageMemory.allocate(size, of: Slot.self)
        mask = size - 1
        for index in 0..<oldSize where old[index].number != 0 {
            let key = PackedKey(head: old[index].head, tail: old[index].tail)
            place(key, hash: key.hash, number: old[index].number &- 1)
        }
        PageMemory.free(old, oldSize)
    }

    private static func size(for capacity: Int) -> Int {
        var size = 256
        while capacity * 4 > size * 3 { size *= 2 }
        return size
    }
}
