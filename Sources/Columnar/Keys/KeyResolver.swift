/// Replaces the keys of one column by references while a part of a file is parsed: known keys by their surrogate key,
/// new ones by a number of their own.
///
/// Belongs to the task that parses; the dictionary it looks up in is shared and frozen.
package struct KeyResolver: ~Copyable {
    /// Set in a reference to a new key; the other bits number it.
    package static let newBit: UInt32 = 1 << 31

    private let dictionary: KeyDictionary
    private var table: KeyTable
    private var long = LongKeyTable()
    private var longNumbers: [UInt32] = []
    private var newCount = 0
    private var keys: [(key: PackedKey, hash: UInt64)]
    private static let unpackable = PackedKey(head: 0, tail: 0)

    /// - Parameter expectedNew: room for so many new keys from the start; growing a large table costs more than its size.
    package init(dictionary: KeyDictionary, expectedNew: Int = 0) {
        self.dictionary = dictionary
        table = KeyTable(minimumCapacity: expectedNew)
        keys = Array(repeating: (Self.unpackable, 0), count: RowBatch.capacity)
    }

    /// Writes a reference for each of a batch's slices. Two passes, so that the memory a lookup needs is on its way
    /// while other keys are packed.
    package mutating func resolve(
        _ slices: UnsafePointer<TextSlice>, count: Int, into references: UnsafeMutablePointer<UInt32>
    ) {
        keys.withUnsafeMutableBufferPointer { keys in
            for row in 0..<count {
                guard let key = PackedKey(slices[row]) else {
                    keys[row] = (Self.unpackable, 0)
                    continue
                }
                let hash = key.hash
                dictionary.prefetch(hash)
                table.prefetch(hash)
                keys[row] = (key, hash)
            }
        }
        for row in 0..<count {
            let (key, hash) = keys[row]
            if key == Self.unpackable {
                references[row] = resolveLong(slices[row].bytes)
            } else if let known = dictionary.find(key, hash: hash) {
                references[row] = known
            } else {
                references[row] = resolveNew(key, hash: hash)
            }
        }
    }

    /// The new keys of the part; the lookup tables are given back.
    package consuming func finish() -> NewKeys {
        NewKeys(
            count: newCount, packed: table.entries(),
            long: longNumbers.indices.map { (Array(long[$0]), longNumbers[$0]) })
    }

    private mutating func resolveNew(_ key: PackedKey, hash: UInt64) -> UInt32 {
        if let number = table.find(key, hash: hash) { return number | Self.newBit }
        let number = UInt32(truncatingIfNeeded: newCount)
        table.insert(key, hash: hash, number: number)
        newCount += 1
        return number | Self.newBit
    }

    private mutating func resolveLong(_ key: UnsafeBufferPointer<UInt8>) -> UInt32 {
        if let known = dictionary.findLong(key) { return known }
        let number = long.insert(key)
        if number == longNumbers.count {
            longNumbers.append(UInt32(truncatingIfNeeded: newCount))
            newCount += 1
        }
        return longNumbers[number] | Self.newBit
    }
}

/// Keys a part of a file held that its dictionary did not, each with its number in the part; in no order.
package struct NewKeys: Sendable {
    package let count: Int
    let packed: [NumberedKey]
    let long: [(key: [UInt8], number: UInt32)]

    package init() { self.init(count: 0, packed: [], long: []) }

    init(count: Int, packed: [NumberedKey], long: [(key: [UInt8], number: UInt32)]) {
        self.count = count
        self.packed = packed
        self.long = long
    }
}

/// A packed key and a number: 16 bytes.
struct NumberedKey: Sendable, BitwiseCopyable {
    let head: UInt64
    let tail: UInt32
    let number: UInt32

    var key: PackedKey { PackedKey(head: head, tail: tail) }
}
