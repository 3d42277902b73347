/// What the model sees of a keyword: runs of 2 to 5 characters, words and pairs of words, each with and without
/// diacritics, as bucket numbers of a hash. Four blocks, so that none outweighs the others by its mere count.
enum Features {
    static let bucketCount = 1 << 18
    static let blockCount = 4
    private static let lengths = 2...5

    /// The buckets of each block; one that occurs twice is there twice.
    static func buckets(of keyword: Keyword) -> [[UInt32]] {
        [
            characters(of: keyword.text, block: 0), characters(of: keyword.plain, block: 1),
            words(of: keyword.text, block: 2), words(of: keyword.plain, block: 3),
        ]
    }

    private static func characters(of text: String, block: UInt64) -> [UInt32] {
        let scalars = [32] + text.unicodeScalars.map { UInt64($0.value) } + [32]
        var buckets: [UInt32] = []
        buckets.reserveCapacity(scalars.count * lengths.count)
        for start in scalars.indices {
            var hash = Hash(block)
            for (index, scalar) in scalars[start...].prefix(lengths.upperBound).enumerated() {
                hash.add(scalar)
                if index + 1 >= lengths.lowerBound { buckets.append(hash.bucket) }
            }
        }
        return buckets
    }

    private static func words(of text: String, block: UInt64) -> [UInt32] {
        var buckets: [UInt32] = []
        var pair: Hash?
        for word in text.split(separator: " ") {
            var alone = Hash(block)
            for scalar in word.unicodeScalars {
                alone.add(UInt64(scalar.value))
                pair?.add(UInt64(scalar.value))
            }
            buckets.append(alone.bucket)
            if let pair { buckets.append(pair.bucket) }
            alone.add(32)
            pair = alone
        }
        return buckets
    }

    /// FNV-1a over scalars, stirred at the end: the same on every machine and in every run, unlike `Hasher`.
    private struct Hash {
        private var state: UInt64

        init(_ block: UInt64) { state = 0xCBF2_9CE4_8422_2325 ^ (block &* 0x9E37_79B9_7F4A_7C15) }

        mutating func add(_ scalar: UInt64) { state = (state ^ scalar) &* 0x0000_0100_0000_01B3 }

        var bucket: UInt32 {
            let mixed = (state ^ (state >> 32)) &* 0xD6E8_FEB8_6659_FD93
            return UInt32(truncatingIfNeeded: mixed >> 40) & UInt32(Features.bucketCount - 1)
        }
    }
}
