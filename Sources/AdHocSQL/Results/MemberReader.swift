/// Reads the members of one JSON object.
struct MemberReader {
    private let bytes: ArraySlice<UInt8>
    private var index: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex + 1
    }

    mutating func all() throws(RecordScanner.Malformed) -> [(name: String, value: SQLValue)] {
        var members: [(name: String, value: SQLValue)] = []
        while index < bytes.endIndex {
            switch bytes[index] {
            case .closeBrace: return members
            case .quote:
                let name = try string()
                guard index < bytes.endIndex, bytes[index] == .colon else { throw RecordScanner.Malformed() }
                index += 1
                members.append((name, try value()))
            default: index += 1
            }
        }
        throw RecordScanner.Malformed()
    }

    private mutating func value() throws(RecordScanner.Malformed) -> SQLValue {
        guard index < bytes.endIndex else { throw RecordScanner.Malformed() }
        switch bytes[index] {
        case .quote: return .text(try string())
        case .openBrace, .openBracket: return .nested(nested())
        default:
            let first = index
            while index < bytes.endIndex, bytes[index] != .comma, bytes[index] != .closeBrace { index += 1 }
            let word = String(decoding: bytes[first..<index], as: UTF8.self)
            return word == "null" ? .null : .bare(word)
        }
    }

    /// Up to the bracket that closes the one at hand.
    private mutating func nested() -> String {
        let first = index
        var (depth, isInString) = (0, false)
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if isInString {
                if byte == .backslash { index += 1 } else if byte == .quote { isInString = false }
            } else if byte == .quote {
                isInString = true
            } else if byte == .openBrace || byte == .openBracket {
                depth += 1
            } else if byte == .closeBrace || byte == .closeBracket {
                depth -= 1
                if depth == 0 { break }
            }
        }
        return String(decoding: bytes[first..<min(index, bytes.endIndex)], as: UTF8.self)
    }

    private mutating func string() throws(RecordScanner.Malformed) -> String {
        index += 1
        let first = index
        while index < bytes.endIndex, bytes[index] != .quote {
            guard bytes[index] != .backslash else { return try escapedString(from: first) }
            index += 1
        }
        guard index < bytes.endIndex else { throw RecordScanner.Malformed() }
        index += 1
        return String(decoding: bytes[first..<index - 1], as: UTF8.self)
    }

    private mutating func escapedString(from first: Int) throws(RecordScanner.Malformed) -> String {
        var text = Array(bytes[first..<index])
        while index + 1 < bytes.endIndex, bytes[index] != .quote {
            guard bytes[index] == .backslash else {
                text.append(bytes[index])
                index += 1
                continue
            }
            let escape = bytes[index + 1]
            index += 2
            switch escape {
            case UInt8(ascii: "n"): text.append(10)
            case UInt8(ascii: "t"): text.append(9)
            case UInt8(ascii: "r"): text.append(13)
            case UInt8(ascii: "b"): text.append(8)
            case UInt8(ascii: "f"): text.append(12)
            case UInt8(ascii: "u"): text += Array(String(Character(try scalar())).utf8)
            default: text.append(escape)
            }
        }
        guard index < bytes.endIndex else { throw RecordScanner.Malformed() }
        index += 1
        return String(decoding: text, as: UTF8.self)
    }

    /// After `\u`: four digits, and the second half of a pair where they are a first half.
    private mutating func scalar() throws(RecordScanner.Malformed) -> Unicode.Scalar {
        let unit = try hexadecimal()
        if (0xD800..<0xDC00).contains(unit), index + 1 < bytes.endIndex, bytes[index] == .backslash {
            index += 2
            let second = try hexadecimal()
            let pair = 0x10000 + (unit - 0xD800) << 10 + (second &- 0xDC00)
            return Unicode.Scalar(pair) ?? "\u{FFFD}"
        }
        return Unicode.Scalar(unit) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(RecordScanner.Malformed) -> UInt32 {
        guard index + 4 <= bytes.endIndex,
            let unit = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
        else { throw RecordScanner.Malformed() }
        index += 4
        return unit
    }
}

extension UInt8 {
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
    static let openBrace = UInt8(ascii: "{")
    static let closeBrace = UInt8(ascii: "}")
    static let openBracket = UInt8(ascii: "[")
    static let closeBracket = UInt8(ascii: "]")
    static let colon = UInt8(ascii: ":")
    static let comma = UInt8(ascii: ",")
}
