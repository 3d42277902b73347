import Glibc

/// The keys of one column of one day, as it is parsed: known ones by their surrogate key, new ones numbered apart.
///
/// Belongs to the task that parses the day; the dictionary it looks up in is shared and frozen.
package struct DayKeys: ~Copyable {
    /// Set in a reference to a new key; the other bits number it.
    package static let newBit: UInt32 = 1 << 31

    private let dictionary: KeyDictionary
    private var table = KeyTable()
    private var long = LongKeyTable()
    /// New packed keys, in order of arrival, each with its number among all new keys.
    private(set) var newPacked: [(key: PackedKey, number: UInt32)] = []
    private var longNumbers: [UInt32] = []
    package private(set) var newCount = 0

    private var keys: [(key: PackedKey, hash: UInt64)]
    private static let unpackable = PackedKey(head: 0, tail: 0)

    package init(dictionary: KeyDictionary) {
        self.dictionary = dictionary
        self.keys = Array(repeating: (Self.unpackable, 0), count: RowBatch.capacity)
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

    /// Gives the table's memory back; the new keys themselves stay.
    package mutating func endLookups() {
        table = KeyTable()
        keys = []
    }

    private mutating func resolveNew(_ key: PackedKey, hash: UInt64) -> UInt32 {
        if let number = table.find(key, hash: hash) { return number | Self.newBit }
        let number = UInt32(truncatingIfNeeded: newCount)
        table.insert(key, hash: hash, number: number)
        newPacked.append((key, number))
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

extension DayKeys {
    enum NewKey {
        case packed(PackedKey, number: Int)
        case long(ArraySlice<UInt8>, number: Int)
    }

    /// Visits the new keys in byte order of their text.
    func forEachNewKeyInOrder(_ visit: (NewKey) -> Void) {
        let packed = sortedByText(newPacked)
        let longOnes = (0..<long.count).sorted { long[$0].lexicographicallyPrecedes(long[$1]) }
        var next = longOnes.startIndex
        for (key, number) in packed {
            if next < longOnes.endIndex {
                let bytes = key.bytes
                while next < longOnes.endIndex, long[longOnes[next]].lexicographicallyPrecedes(bytes) {
                    visit(.long(long[longOnes[next]], number: Int(longNumbers[longOnes[next]])))
                    next += 1
                }
            }
            visit(.packed(key, number: Int(number)))
        }
        for index in longOnes[next...] { visit(.long(long[index], number: Int(longNumbers[index]))) }
    }
}

extension PackedKey {
    /// Packs text that may have nothing readable behind it.
    init?(copying text: UnsafeBufferPointer<UInt8>) {
        guard text.count <= Self.longest else { return nil }
        var room: (UInt64, UInt64) = (0, 0)
        let key = withUnsafeMutableBytes(of: &room) { room -> PackedKey? in
            room.copyMemory(from: UnsafeRawBufferPointer(text))
            guard let start = room.baseAddress else { return nil }
            return PackedKey(
                TextSlice(start: UnsafePointer(start.assumingMemoryBound(to: UInt8.self)), count: text.count))
        }
        guard let key else { return nil }
        self = key
    }
}
