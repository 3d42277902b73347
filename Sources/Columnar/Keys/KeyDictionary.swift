/// The members of one dimension: every natural key ever seen and its surrogate key.
///
/// Surrogate keys count from 0 and are never used again. Frozen while days are parsed: any number of `DayKeys` look up
/// in it at once; it changes only between rounds, in `absorb`, when none does.
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

    /// The bytes of a member's natural key; empty for a member that was dropped.
    package func appendKey(of id: Int, to column: inout TextColumn) {
        if heads[id] == Self.longMark {
            column.append(long[Int(tails[id])])
        } else {
            let key = PackedKey(head: heads[id], tail: tails[id])
            withUnsafeBytes(of: (key.head.littleEndian, key.tail.littleEndian)) { column.append($0.prefix(key.length)) }
        }
    }

    /// The text of a member's natural key.
    package func key(of id: Int) -> String {
        var column = TextColumn()
        appendKey(of: id, to: &column)
        return column[0]
    }

    @inline(__always)
    func find(_ key: PackedKey, hash: UInt64) -> UInt32? { table.find(key, hash: hash) }

    @inline(__always)
    func prefetch(_ hash: UInt64) { table.prefetch(hash) }

    func findLong(_ key: UnsafeBufferPointer<UInt8>) -> UInt32? { long.find(key).map { longIDs[$0] } }

    /// Takes a day's new keys in, in byte order of the key; returns the surrogate key of each.
    ///
    /// Throws where the dimension would outgrow `capacity`.
    package func absorb(_ day: borrowing DayKeys) throws(KeySpaceExhausted) -> [UInt32] {
        guard nextID + day.newCount <= Self.capacity else { throw KeySpaceExhausted(members: nextID + day.newCount) }
        var ids = [UInt32](repeating: 0, count: day.newCount)
        table.reserve(table.count + day.newPacked.count)
        day.forEachNewKeyInOrder { key in
            switch key {
            case .packed(let key, let number): ids[number] = absorb(key)
            case .long(let bytes, let number):
                ids[number] = bytes.withUnsafeBufferPointer { findLong($0) ?? insertLong($0, id: UInt32(nextID)) }
            }
        }
        return ids
    }

    private func absorb(_ key: PackedKey) -> UInt32 {
        let hash = key.hash
        if let known = table.find(key, hash: hash) { return known }
        let id = UInt32(nextID)
        table.insert(key, hash: hash, number: id)
        heads.append(key.head)
        tails.append(key.tail)
        return id
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

/// A dimension would need more surrogate keys than there are.
package struct KeySpaceExhausted: Error, CustomStringConvertible {
    let members: Int
    package var description: String { "\(members) members in one dimension; at most \(KeyDictionary.capacity) are kept" }
}
