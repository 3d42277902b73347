/// The members of one dimension: every natural key ever seen and its surrogate key.
///
/// Surrogate keys count from 0 and are never used again. Frozen while a day is parsed: any number of `KeyResolver`s look
/// up in it at once; it changes only between days, in `absorb`, when none does.
package final class KeyDictionary: @unchecked Sendable {
    // Proof of @unchecked: `absorb` and `insert` are called by the one task that owns the dictionary, after the tasks
    // that looked up in it have ended and before new ones begin.
    private var table = KeyTable()
    private var long = LongKeyTable()
    private var longIDs: [UInt32] = []
    /// Packed keys by surrogate key. A long key holds `longMark` and its number; a member that was dropped holds 0.
    private var heads: [UInt64] = []
    private var tails: [UInt32] = []
    /// No UTF-8 text packs to this.
    private static let longMark = UInt64.max

    /// The largest number of surrogate keys: one bit of a reference tells new keys from known ones.
    package static let capacity = 1 << 31

    package init() {}

    /// One more than the largest surrogate key ever given.
    package var nextID: Int { heads.count }

    /// Continues numbering where an earlier run stopped.
    package func reserveIDs(below nextID: Int) {
        guard nextID > heads.count else { return }
        heads.append(contentsOf: repeatElement(0, count: nextID - heads.count))
        tails.append(contentsOf: repeatElement(0, count: nextID - tails.count))
    }

    package func reserve(_ count: Int) { table.reserve(count) }

    /// Puts a known member in at its surrogate key.
    package func insert(_ key: UnsafeBufferPointer<UInt8>, id: Int) {
        reserveIDs(below: id + 1)
        if let packed = PackedKey(copying: key) {
            table.insert(packed, hash: packed.hash, number: UInt32(id))
            heads[id] = packed.head
            tails[id] = packed.tail
        } else {
            insertLong(key, id: UInt32(id))
        }
    }

    /// The natural keys of members, in their order; empty for one that was dropped.
    package func keys(of ids: ArraySlice<UInt32>) -> TextColumn {
        // Packed keys are stored whole, twelve bytes each time, and the next one overwrites the padding.
        var offsets = [UInt32](repeating: 0, count: ids.count + 1)
        let room = ids.reduce(PackedKey.longest) { $0 + length(of: Int($1)) }
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { bytes, filled in
            guard let start = bytes.baseAddress.map(UnsafeMutableRawPointer.init) else { return }
            for (row, id) in ids.enumerated() {
                if heads[Int(id)] == Self.longMark {
                    let key = long[Int(tails[Int(id)])]
                    for (place, byte) in key.enumerated() { bytes[filled + place] = byte }
                    filled += key.count
                } else {
                    (start + filled).storeBytes(of: heads[Int(id)].littleEndian, as: UInt64.self)
                    (start + filled + 8).storeBytes(of: tails[Int(id)].littleEndian, as: UInt32.self)
                    filled += PackedKey(head: heads[Int(id)], tail: tails[Int(id)]).length
                }
                offsets[row + 1] = UInt32(truncatingIfNeeded: filled)
            }
        }
        return TextColumn(bytes: bytes, offsets: offsets)
    }

    private func length(of id: Int) -> Int {
        heads[id] == Self.longMark
            ? long[Int(tails[id])].count : PackedKey(head: heads[id], tail: tails[id]).length
    }

    /// The text of a member's natural key.
    package func key(of id: Int) -> String { keys(of: [UInt32(id)])[0] }

    /// The surrogate keys of members with one of these natural keys, after `endLookups`, too: one pass over all members.
    package func ids(of keys: [String]) -> [UInt32] {
        var found: [UInt32] = []
        var wanted: [PackedKey] = []
        for key in keys {
            Array(key.utf8).withUnsafeBufferPointer { bytes in
                guard !bytes.isEmpty else { return }
                if let packed = PackedKey(copying: bytes) {
                    wanted.append(packed)
                } else {
                    found += [findLong(bytes)].compactMap(\.self)
                }
            }
        }
        // Hardly any member shares the low bits of its first letter with a key looked for.
        let bits = wanted.reduce(UInt64(0)) { $0 | 1 << ($1.head & 63) }
        for id in heads.indices where bits >> (heads[id] & 63) & 1 != 0 {
            if wanted.contains(PackedKey(head: heads[id], tail: tails[id])) { found.append(UInt32(id)) }
        }
        return found
    }

    /// Gives the memory of lookups back; nothing is found or absorbed from here on.
    package func endLookups() { table = KeyTable() }

    @inline(__always)
    func find(_ key: PackedKey, hash: UInt64) -> UInt32? { table.find(key, hash: hash) }

    @inline(__always)
    func prefetch(_ hash: UInt64) { table.prefetch(hash) }

    func findLong(_ key: UnsafeBufferPointer<UInt8>) -> UInt32? { long.find(key).map { longIDs[$0] } }

    package var isEmpty: Bool { table.count == 0 && long.count == 0 }

    /// Takes a day's new keys in, in byte order of the key; returns the surrogate key of each, by part and number.
    ///
    /// Throws where the dimension would outgrow `capacity`.
    ///
    /// - Parameter lookupsFollow: false for the last day: its members are numbered, but never looked up.
    package func absorb(_ parts: [NewKeys], lookupsFollow: Bool) throws(KeySpaceExhausted) -> [[UInt32]] {
        let total = parts.reduce(0) { $0 + $1.count }
        guard nextID + total <= Self.capacity else { throw KeySpaceExhausted(members: nextID + total) }
        // One array for all parts, so that a key met in two of them is found twice in a row after sorting.
        var ids = [UInt32](repeating: 0, count: total)
        var base = 0
        var fresh: [NumberedKey] = []
        var freshLong: [(key: [UInt8], number: Int)] = []
        for part in parts {
            collectUnknown(part.packed, base: UInt32(base), &fresh, &ids)
            freshLong += part.long.map { ($0.key, base + Int($0.number)) }
            base += part.count
        }
        if !lookupsFollow { endLookups() }
        insert(
            sortedByText(fresh), freshLong.sorted { $0.key.lexicographicallyPrecedes($1.key) }, indexed: lookupsFollow,
            &ids)
        var start = 0
        return parts.map { part in
            defer { start += part.count }
            return Array(ids[start..<start + part.count])
        }
    }

    /// Keys that are not in the table go to `fresh`; the ids of the others are filled in.
    private func collectUnknown(
        _ keys: [NumberedKey], base: UInt32, _ fresh: inout [NumberedKey], _ ids: inout [UInt32]
    ) {
        fresh.reserveCapacity(fresh.count + (table.count == 0 ? keys.count : 0))
        forEachAhead(keys[...]) { key, hash in
            if table.count > 0, let known = table.find(key.key, hash: hash) {
                ids[Int(base + key.number)] = known
            } else {
                fresh.append(NumberedKey(head: key.head, tail: key.tail, number: base + key.number))
            }
        }
    }

    /// Gives the next surrogate keys to keys in the byte order of their text, packed and long ones merged.
    private func insert(
        _ packed: [NumberedKey], _ long: [(key: [UInt8], number: Int)], indexed: Bool, _ ids: inout [UInt32]
    ) {
        if indexed { table.reserve(table.count + packed.count) }
        heads.reserveCapacity(heads.count + packed.count + long.count)
        tails.reserveCapacity(tails.count + packed.count + long.count)
        var next = 0
        for (key, number) in long {
            let end = packed[next...].partitioningIndex { key.lexicographicallyPrecedes($0.key.bytes) }
            insert(packed[next..<end], indexed: indexed, &ids)
            next = end
            ids[number] = key.withUnsafeBufferPointer { findLong($0) ?? insertLong($0, id: UInt32(nextID)) }
        }
        insert(packed[next...], indexed: indexed, &ids)
    }

    private func insert(_ sorted: ArraySlice<NumberedKey>, indexed: Bool, _ ids: inout [UInt32]) {
        var previous: (key: PackedKey, id: UInt32)?
        forEachAhead(sorted) { entry, hash in
            let key = entry.key
            if let previous, previous.key == key {
                ids[Int(entry.number)] = previous.id
                return
            }
            let id = UInt32(heads.count)
            if indexed { table.insert(key, hash: hash, number: id) }
            heads.append(key.head)
            tails.append(key.tail)
            ids[Int(entry.number)] = id
            previous = (key, id)
        }
    }

    /// Visits keys with their hashes, asking for the memory of each a little ahead of its turn.
    private func forEachAhead(_ keys: ArraySlice<NumberedKey>, _ visit: (NumberedKey, UInt64) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 64) { hashes in
            for start in stride(from: keys.startIndex, to: keys.endIndex, by: 64) {
                let end = min(start + 64, keys.endIndex)
                for index in start..<end {
                    let hash = keys[index].key.hash
                    hashes[index - start] = hash
                    table.prefetch(hash)
                }
                for index in start..<end { visit(keys[index], hashes[index - start]) }
            }
        }
    }

    @discardableResult
    private func insertLong(_ key: UnsafeBufferPointer<UInt8>, id: UInt32) -> UInt32 {
        reserveIDs(below: Int(id) + 1)
        heads[Int(id)] = Self.longMark
        tails[Int(id)] = UInt32(long.insert(key))
        longIDs.append(id)
        return id
    }
}

extension ArraySlice<NumberedKey> {
    /// The first index whose element is at or behind the point the predicate marks; the elements are sorted by it.
    fileprivate func partitioningIndex(where isBehind: (NumberedKey) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// A dimension would need more surrogate keys than there are.
package struct KeySpaceExhausted: Error, CustomStringConvertible {
    let members: Int
    package var description: String {
        "\(members) members in one dimension; at most \(KeyDictionary.capacity) are kept"
    }
}
