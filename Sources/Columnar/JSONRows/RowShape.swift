/// The exact layout of a machine-written row: fixed text with slots between, learned from one row that simdjson accepted.
///
/// A line that repeats the fixed text byte for byte and fills each slot with a plain value of the same kind has the
/// same JSON structure, so it is valid and its values are those in the slots. Anything else (escapes, non-ASCII,
/// other order, spaces) does not match and goes to simdjson; a shape can only be faster, never different.
struct RowShape: Equatable {
    enum Slot: UInt8 {
        /// Nothing: the end of the row.
        case none
        /// A string or an integer of no interest.
        case skippedText, skippedInteger
        /// The value of a field.
        case text, count
    }

    /// Fixed text, then a slot.
    struct Segment: Equatable {
        /// Where the text begins in `words`, in whole words; its last word is padded with zeros.
        var firstWord: Int
        var fullWords: Int
        /// Bytes of the last, partial word.
        var tailLength: Int
        /// Selects them.
        var tailMask: UInt64
        var slot: Slot
        /// The field a `text` or `count` slot fills.
        var field: Int
    }

    private(set) var words: [UInt64] = []
    private(set) var segments: [Segment] = []

    mutating func append(literal: [UInt8], slot: Slot, field: Int) {
        let tailLength = literal.count % 8
        segments.append(
            Segment(
                firstWord: words.count, fullWords: literal.count / 8, tailLength: tailLength,
                tailMask: (1 << (UInt64(tailLength) * 8)) - 1, slot: slot, field: field))
        for start in stride(from: 0, to: literal.count, by: 8) {
            var word: UInt64 = 0
            for (place, byte) in literal[start..<min(start + 8, literal.count)].enumerated() {
                word |= UInt64(byte) << (UInt64(place) * 8)
            }
            words.append(word)
        }
    }
}
