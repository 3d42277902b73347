import Columnar
import Foundation

/// Text as a filter compares it: lower case, without accents, single spaces.
package enum FoldedText {
    package static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        var result = String.UnicodeScalarView()
        for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            // The stroke of đ is no mark that decomposition would take off.
            if scalar == "đ" {
                result.append("d")
            } else if scalar.properties.generalCategory != .nonspacingMark {
                result.append(scalar)
            }
        }
        return String(result)
    }

    static func bytes(of text: String) -> [UInt8] { Array(folded(text).utf8) }

    /// The words of a filter; those in quotes are one. A quote that nothing closes reaches to the end.
    package static func words(of filter: String) -> [String] {
        var (words, isQuoted) = ([""], false)
        for character in folded(filter) {
            if character == "\"" {
                isQuoted.toggle()
            } else if character.isWhitespace, !isQuoted {
                words.append("")
            } else {
                words[words.count - 1].append(character)
            }
        }
        return words.filter { !$0.isEmpty }
    }
}

/// Keywords folded once each: most users share theirs with others.
struct FoldedKeywords {
    private var known: [String: [UInt8]] = [:]

    mutating func folded(_ keyword: String?) -> [UInt8] {
        guard let keyword else { return [] }
        if let bytes = known[keyword] { return bytes }
        let bytes = FoldedText.bytes(of: keyword)
        known[keyword] = bytes
        return bytes
    }
}

extension TextColumn {
    /// Whether string `index` holds these bytes.
    func contains(_ wanted: [UInt8], at index: Int) -> Bool {
        guard let first = wanted.first else { return true }
        return bytes.withUnsafeBytes { bytes in
            var start = Int(offsets[index])
            let lastStart = Int(offsets[index + 1]) - wanted.count
            while start <= lastStart {
                // In bounds: offsets ascend up to the count of bytes, as every column keeps them.
                guard let base = bytes.baseAddress, let hit = memchr(base + start, Int32(first), lastStart - start + 1)
                else { return false }
                start = UnsafeRawPointer(hit) - base
                if memcmp(base + start, wanted, wanted.count) == 0 { return true }
                start += 1
            }
            return false
        }
    }
}
