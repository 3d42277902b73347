import Foundation

/// Cleans keywords as they were logged, some millions a second: to the spelling people see, and to the form by which keywords
/// are compared (`Keyword.text`).
package struct KeywordCleaner {
    /// What was amiss with a keyword.
    package struct Repairs: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Space before or behind it.
        package static let untrimmed = Repairs(rawValue: 1)
        /// Several spaces in a row, or other white space than a space.
        package static let innerSpace = Repairs(rawValue: 2)
        /// Zero-width characters and their like.
        package static let invisible = Repairs(rawValue: 4)
        /// Composed otherwise than NFC.
        package static let decomposed = Repairs(rawValue: 8)
        /// Differs from its compared form in case.
        package static let upperCase = Repairs(rawValue: 16)
    }

    package enum Outcome: Equatable, Sendable {
        case clean(Repairs)
        case blank
        case notUTF8
    }

    /// NFC, single spaces, nothing invisible; upper case as typed. Of the last keyword that was `clean`.
    package private(set) var spelling: [UInt8] = []
    /// `spelling` in lower case.
    package private(set) var compared: [UInt8] = []
    private let latin = LatinTable()

    package init() {}

    package mutating func clean(_ text: UnsafeBufferPointer<UInt8>) -> Outcome {
        spelling.removeAll(keepingCapacity: true)
        compared.removeAll(keepingCapacity: true)
        guard let repairs = cleanLatin(text) else { return cleanAny(text) }
        return finish(repairs)
    }

    /// Letters with marks of their own, as nearly all keywords are typed: nothing to compose, one letter for each in lower
    /// case. Nil where there is anything else.
    private mutating func cleanLatin(_ text: UnsafeBufferPointer<UInt8>) -> Repairs? {
        var repairs: Repairs = []
        var place = 0
        /// What the space would be that the next letter follows; nil where none does.
        var pending: Repairs?
        while place < text.count {
            let byte = text[place]
            if byte <= 0x20 || byte == 0x7F {
                pending = note(space: byte, isSecond: pending != nil).union(pending ?? [])
                place += 1
                continue
            }
            if let space = pending {
                repairs.formUnion(space)
                addSpace()
                pending = nil
            }
            if byte < 0x80 {
                spelling.append(byte)
                compared.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
                place += 1
            } else {
                guard let length = addLatin(text, place) else { return nil }
                place += length
            }
        }
        return pending == nil ? repairs : repairs.union(.untrimmed)
    }

    private func note(space: UInt8, isSecond: Bool) -> Repairs {
        if spelling.isEmpty { return .untrimmed }
        return isSecond || space != 0x20 ? .innerSpace : []
    }

    private mutating func addSpace() {
        guard !spelling.isEmpty else { return }
        spelling.append(0x20)
        compared.append(0x20)
    }

    /// Adds the letter of two or three bytes at a place; nil where it is none that `latin` knows.
    private mutating func addLatin(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
        let first = text[place]
        let length = first & 0xE0 == 0xC0 ? 2 : first & 0xF0 == 0xE0 ? 3 : 0
        guard length > 0, place + length <= text.count, text[place + 1] & 0xC0 == 0x80,
            length == 2 || text[place + 2] & 0xC0 == 0x80
        else { return nil }
        let scalar =
            length == 2
            ? UInt32(first & 0x1F) << 6 | UInt32(text[place + 1] & 0x3F)
            : UInt32(first & 0x0F) << 12 | UInt32(text[place + 1] & 0x3F) << 6 | UInt32(text[place + 2] & 0x3F)
        // Three bytes for what two can say are no UTF-8; nothing that the table knows could be said in one.
        guard length == 2 || scalar >= 0x800, let lower = latin.lowerCase(of: scalar) else { return nil }
        for offset in 0..<length { spelling.append(text[place + offset]) }
        if lower < 0x800 {
            compared.append(UInt8(0xC0 | lower >> 6))
        } else {
            compared.append(UInt8(0xE0 | lower >> 12))
            compared.append(UInt8(0x80 | lower >> 6 & 0x3F))
        }
        compared.append(UInt8(0x80 | lower & 0x3F))
        return length
    }

    private mutating func cleanAny(_ text: UnsafeBufferPointer<UInt8>) -> Outcome {
        guard let raw = String(validating: text, as: UTF8.self) else { return .notUTF8 }
        var repairs: Repairs = []
        let visible = String(String.UnicodeScalarView(raw.unicodeScalars.filter { !Keyword.isInvisible($0) }))
        if visible.utf8.count != raw.utf8.count { repairs.insert(.invisible) }
        let composed = visible.precomposedStringWithCanonicalMapping
        if !composed.utf8.elementsEqual(visible.utf8) { repairs.insert(.decomposed) }
        let words = composed.unicodeScalars.split(whereSeparator: Keyword.isSpace).map(String.init)
        let single = words.joined(separator: " ")
        let scalars = composed.unicodeScalars
        if scalars.first.map(Keyword.isSpace) == true || scalars.last.map(Keyword.isSpace) == true {
            repairs.insert(.untrimmed)
        }
        let inner = scalars.drop(while: Keyword.isSpace).reversed().drop(while: Keyword.isSpace)
        if inner.count != single.unicodeScalars.count || inner.contains(where: { Keyword.isSpace($0) && $0 != " " }) {
            repairs.insert(.innerSpace)
        }
        spelling = Array(single.utf8)
        compared = Array(Keyword.lowered(single).utf8)
        return finish(repairs)
    }

    private func finish(_ repairs: Repairs) -> Outcome {
        if spelling.isEmpty { return .blank }
        return .clean(spelling == compared ? repairs : repairs.union(.upperCase))
    }
}

/// Latin letters that are composed by themselves and have one letter in lower case: Latin-1, Extended-A and -B, and the
/// Vietnamese ones of Extended Additional.
private struct LatinTable {
    private static let first = (0xA1...0x24F).map(lowered)
    private static let second = (0x1E00...0x1EFF).map(lowered)

    // Copies, since a look at a static variable first asks whether it is there.
    private let first = Self.first
    private let second = Self.second

    @inline(__always)
    func lowerCase(of scalar: UInt32) -> UInt32? {
        let lower: UInt32
        switch scalar {
        case 0xA1...0x24F: lower = first[Int(scalar - 0xA1)]
        case 0x1E00...0x1EFF: lower = second[Int(scalar - 0x1E00)]
        default: return nil
        }
        return lower == 0 ? nil : lower
    }

    /// 0 for what the general way has to look at.
    private static func lowered(_ value: UInt32) -> UInt32 {
        guard let scalar = Unicode.Scalar(value), !Keyword.isInvisible(scalar), !Keyword.isSpace(scalar) else {
            return 0
        }
        let letter = String(scalar)
        let lower = Keyword.lowered(letter).unicodeScalars
        // The lower case has to be as long in UTF-8 as this table's user writes it.
        guard letter.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual(letter.unicodeScalars),
            lower.count == 1, let only = lower.first, only.value >= 0x80
        else { return 0 }
        return only.value
    }
}
