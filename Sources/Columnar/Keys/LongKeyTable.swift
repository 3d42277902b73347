/// Keys that have no packed form, in one byte buffer with an open-addressing index. Numbered from 0 in order of arrival.
struct LongKeyTable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// One more than a key's number; 0 where free.
    private var slots: [UInt32] = Array(repeating: 0, count: 16)

    var count: Int { ends.count }

    subscript(number: Int) -> ArraySlice<UInt8> { bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]] }

    func find(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
        let slot = slots[place(of: key)]
        return slot == 0 ? nil : Int(slot) - 1
    }

    /// The number of a key, added where it is new.
    mutating func insert(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        var place = place(of: key)
        if slots[place] != 0 { return Int(slots[place]) - 1 }
        if (count + 1) * 2 > slots.count {
            grow()
            place = self.place(of: key)
        }
        bytes.append(contentsOf: key)
        ends.append(bytes.count)
        slots[place] = UInt32(count)
        return count - 1
    }

    /// The slot that holds the key, or the free one where it belongs.
    private func place(of key: UnsafeBufferPointer<UInt8>) -> Int {
        var place = Self.hash(key) & (slots.count - 1)
        while slots[place] != 0, !self[Int(slots[place]) - 1].elementsEqual(key) {
            place = (place + 1) & (slots.count - 1)
        }
        return place
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for number in 0..<count {
            let place = self[number].withUnsafeBufferPointer { self.place(of: $0) }
            slots[place] = UInt32(number + 1)
        }
    }

    private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(key))
        return hasher.finalize() & .max
    }
}
