/// Makes the faulty version of a good line.
enum Spoiler {
    /// `line` has no line ending, and neither has the result, which is at most 16 bytes longer. `variant` counts
    /// the rounds of faults, so that each form of a kind comes up in turn.
    static func spoil(_ line: [UInt8], as kind: Injection, variant: Int) -> [UInt8] {
        switch kind {
        case .nullContract: replacing(value(of: "Contract", in: line), in: line, by: "null")
        case .emptyContract: replacing(value(of: "Contract", in: line), in: line, by: "\"\"")
        case .malformedJSON: malformed(line, variant: variant)
        case .truncatedLine: Array(line.prefix(line.count * (1 + variant % 5) / 7))
        case .missingField: removing(["Contract", "Mac", "TotalDuration", "AppName"][variant % 4], from: line)
        case .textDuration: wrapping(value(of: "TotalDuration", in: line), in: line, before: "\"", after: "\"")
        case .fractionalDuration: wrapping(value(of: "TotalDuration", in: line), in: line, before: "", after: ".5")
        case .invalidUTF8: invalid(line, variant: variant)
        case .escapedValue: escaping(variant % 2 == 0 ? "Contract" : "AppName", in: line)
        case .negativeDuration, .repeatedRow, .carriageReturn, .blankLine: line
        }
    }

    private static func malformed(_ line: [UInt8], variant: Int) -> [UInt8] {
        switch variant % 4 {
        case 0: Array("connection reset by peer".utf8)
        case 1: replacing(value(of: "_score", in: line), in: line, by: "")
        case 2: replacing(value(of: "_index", in: line), in: line, by: "\"history\":0")
        default: replacing(value(of: "AppName", in: line), in: line, by: "CHANNEL")
        }
    }

    /// A byte that no UTF-8 text holds, or a lead byte without its successor.
    private static func invalid(_ line: [UInt8], variant: Int) -> [UInt8] {
        let range = value(of: "Contract", in: line)
        guard !range.isEmpty else { return line }
        var result = line
        result.insert(variant % 2 == 0 ? 0xFF : 0xC3, at: range.lowerBound + 1)
        return result
    }

    /// The first character of a string value as `\u` and four digits.
    private static func escaping(_ field: String, in line: [UInt8]) -> [UInt8] {
        let range = value(of: field, in: line)
        guard range.count > 2 else { return line }
        let first = range.lowerBound + 1
        let digits = String(line[first], radix: 16)
        let padding = String(repeating: "0", count: 4 - digits.count)
        return replacing(first..<first + 1, in: line, by: "\\u" + padding + digits)
    }

    /// Without the field, its value and one of the commas around it.
    private static func removing(_ field: String, from line: [UInt8]) -> [UInt8] {
        let range = value(of: field, in: line)
        guard !range.isEmpty else { return line }
        let start = range.lowerBound - field.utf8.count - 3
        let comma = UInt8(ascii: ",")
        if line[range.upperBound] == comma { return Array(line[..<start] + line[(range.upperBound + 1)...]) }
        return Array(line[..<(start - 1)] + line[range.upperBound...])
    }

    private static func wrapping(_ range: Range<Int>, in line: [UInt8], before: String, after: String) -> [UInt8] {
        replacing(range, in: line, by: Array(before.utf8) + line[range] + Array(after.utf8))
    }

    private static func replacing(_ range: Range<Int>, in line: [UInt8], by text: String) -> [UInt8] {
        replacing(range, in: line, by: Array(text.utf8))
    }

    private static func replacing(_ range: Range<Int>, in line: [UInt8], by bytes: [UInt8]) -> [UInt8] {
        Array(line[..<range.lowerBound] + bytes + line[range.upperBound...])
    }

    /// Where a field's value lies, quotes included. No value of ours holds a comma or a brace.
    private static func value(of field: String, in line: [UInt8]) -> Range<Int> {
        let key = Array("\"\(field)\":".utf8)
        guard let start = line.indices.first(where: { line[$0...].starts(with: key) }) else { return 0..<0 }
        let first = start + key.count
        let end = line[first...].firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") }
        return first..<(end ?? line.count)
    }
}
