extension RowShape {
    /// Reads the line at `start` into row `row` of the columns; returns where the next line begins, or nil where the
    /// line is not of this shape or holds a value that only simdjson may judge (empty text, a negative or long number).
    ///
    /// Proof of bounds: the block ends with a line feed and at least 64 readable bytes lie behind it. No fixed text and
    /// no slot accepts a line feed, so the scan never passes the end of its line; a word load reaches at most 8 bytes
    /// further.
    @inline(__always)
    static func scan(
        _ start: UnsafePointer<UInt8>, segments: UnsafeBufferPointer<Segment>, words: UnsafePointer<UInt64>,
        texts: UnsafePointer<UnsafeMutablePointer<TextSlice>>, integers: UnsafePointer<UnsafeMutablePointer<Int64>>,
        row: Int
    ) -> UnsafePointer<UInt8>? {
        var place = start
        for segment in segments {
            guard let slot = match(segment, words + segment.firstWord, at: place) else { return nil }
            switch segment.slot {
            case .text:
                guard let end = plainTextEnd(slot), end > slot else { return nil }
                texts[segment.field][row] = TextSlice(start: slot, count: end - slot)
                place = end
            case .skippedText:
                guard let end = plainTextEnd(slot) else { return nil }
                place = end
            case .count:
                guard let (value, end) = count(slot) else { return nil }
                integers[segment.field][row] = value
                place = end
            case .skippedInteger:
                let digits = slot.pointee == UInt8(ascii: "-") ? slot + 1 : slot
                guard let (_, end) = count(digits) else { return nil }
                place = end
            case .none:
                place = slot
            }
        }
        if place.pointee == UInt8(ascii: "\r") { place += 1 }
        return place.pointee == UInt8(ascii: "\n") ? place + 1 : nil
    }

    @inline(__always)
    private static func load(_ place: UnsafePointer<UInt8>) -> UInt64 {
        UnsafeRawPointer(place).loadUnaligned(as: UInt64.self)
    }

    /// Where the fixed text ends, if it stands here.
    @inline(__always)
    private static func match(
        _ segment: Segment, _ words: UnsafePointer<UInt64>, at start: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8>? {
        var place = start
        for index in 0..<segment.fullWords {
            guard load(place) == words[index] else { return nil }
            place += 8
        }
        if segment.tailLength > 0 {
            guard (load(place) ^ words[segment.fullWords]) & segment.tailMask == 0 else { return nil }
            place += segment.tailLength
        }
        return place
    }

    /// The closing quote of a string without escapes, control characters or non-ASCII; eight bytes at a time.
    ///
    /// In each test below the lowest flagged byte is exact: a borrow only runs upwards out of a flagged byte.
    @inline(__always)
    private static func plainTextEnd(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        var place = start
        while true {
            let word = load(place)
            let quote = word ^ (ones &* 0x22)
            let backslash = word ^ (ones &* 0x5C)
            let stops =
                ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- ones &* 0x20) & ~word | word)
                & highs
            if stops != 0 {
                place += stops.trailingZeroBitCount >> 3
                return place.pointee == UInt8(ascii: "\"") ? place : nil
            }
            place += 8
        }
    }

    /// An integer of 1 to 18 digits without a leading zero. What follows is the next fixed text's to check.
    @inline(__always)
    private static func count(_ start: UnsafePointer<UInt8>) -> (Int64, UnsafePointer<UInt8>)? {
        var place = start
        var value: Int64 = 0
        while true {
            let digit = place.pointee &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            value = value &* 10 &+ Int64(digit)
            place += 1
            // 18 digits stay below 2^63; a wrapped value of a longer run is never returned.
            if place - start > 18 { return nil }
        }
        let length = place - start
        guard length > 0, length == 1 || start.pointee != UInt8(ascii: "0") else { return nil }
        return (value, place)
    }
}
