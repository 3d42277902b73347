import CPlatform

/// The files that were consumed: 24 bytes each, however long their names.
///
/// Hashes are evenly spread, so that a few names share their first bits, and those lead to them in the sorted part; what
/// came since that part was written lies in a dictionary.
struct SeenFiles {
    private let sorted: [SeenFile]
    private let bucketBits: Int
    private let starts: [Int32]
    private(set) var recent: [NameKey: FileMark] = [:]
    /// Names that are new again, since their file has left the folder for good.
    private(set) var forgotten: Set<NameKey> = []

    init(sorted: [SeenFile] = []) {
        self.sorted = sorted
        bucketBits = max(0, Int.bitWidth - (sorted.count / 2).leadingZeroBitCount - 1)
        starts = Self.starts(of: sorted, bits: bucketBits)
    }

    var sortedCount: Int { sorted.count }

    /// Counts a file twice whose mark changed since the sorted part was written.
    var approximateCount: Int { sorted.count + recent.count }

    /// Which of these files were consumed; most are found without the dictionary. A million files lie far apart in memory:
    /// all are asked for their range first, so that the processor waits for many answers together.
    func contain(_ names: [NameKey]) -> [Bool] {
        let ranges = names.map(range(of:))
        sorted.withUnsafeBufferPointer { sorted in
            guard let start = sorted.baseAddress else { return }
            for range in ranges where !range.isEmpty { cyc_prefetch(start + range.lowerBound) }
        }
        return zip(names, ranges).map { name, range in
            (index(of: name, in: range) != nil && !forgotten.contains(name)) || recent[name] != nil
        }
    }

    /// The mark of a consumed file; nil for one not seen.
    func mark(of name: NameKey) -> FileMark? {
        if let mark = recent[name] { return mark }
        if forgotten.contains(name) { return nil }
        return index(of: name, in: range(of: name)).map { sorted[$0].mark }
    }

    mutating func insert(_ file: SeenFile) { recent[file.name] = file.mark }

    /// What a restart reads back, in a dictionary that need not grow on the way.
    mutating func insert(_ files: [[SeenFile]]) {
        recent.reserveCapacity(files.reduce(recent.count) { $0 + $1.count })
        for file in files.joined() { insert(file) }
    }

    mutating func forget(_ name: NameKey) {
        recent[name] = nil
        forgotten.insert(name)
    }

    /// Everything, sorted and each name once.
    func merged() -> [SeenFile] {
        let added = recent.map { SeenFile(name: $0.key, mark: $0.value) }.sorted { $0.name < $1.name }
        var result: [SeenFile] = []
        result.reserveCapacity(sorted.count + added.count)
        var next = added[...]
        for file in sorted {
            while let first = next.first, first.name < file.name {
                result.append(first)
                next.removeFirst()
            }
            if next.first?.name == file.name || forgotten.contains(file.name) { continue }
            result.append(file)
        }
        return result + next
    }

    private func index(of name: NameKey, in range: Range<Int>) -> Int? {
        range.first { sorted[$0].name == name }
    }

    /// Where a name lies, if it does: among the few that share its first bits.
    private func range(of name: NameKey) -> Range<Int> {
        let bucket = bucketBits == 0 ? 0 : Int(name.high >> UInt64(64 - bucketBits))
        return Int(starts[bucket])..<Int(starts[bucket + 1])
    }

    /// Where the names begin that share their first bits, and, last, the end.
    private static func starts(of sorted: [SeenFile], bits: Int) -> [Int32] {
        guard bits > 0 else { return [0, Int32(sorted.count)] }
        var starts = [Int32](repeating: 0, count: (1 << bits) + 1)
        for file in sorted { starts[Int(file.name.high >> UInt64(64 - bits)) + 1] += 1 }
        for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
        return starts
    }
}

/// A consumed file.
struct SeenFile: Hashable, Sendable {
    static let size = 24

    let name: NameKey
    let mark: FileMark
}

/// A file's name as 128 bits.
struct NameKey: Hashable, Comparable, Sendable {
    let high: UInt64
    let low: UInt64

    static func < (one: NameKey, other: NameKey) -> Bool {
        (one.high, one.low) < (other.high, other.low)
    }
}

/// How a file looked when it was consumed: a hash of size and time of change, and whether it was put aside unread.
struct FileMark: Hashable, Sendable {
    let bits: UInt64

    init(bits: UInt64) { self.bits = bits }

    init(hash: UInt64, isQuarantined: Bool) { bits = hash & ~1 | (isQuarantined ? 1 : 0) }

    var isQuarantined: Bool { bits & 1 == 1 }

    func looksLike(_ hash: UInt64) -> Bool { bits & ~1 == hash & ~1 }
}
