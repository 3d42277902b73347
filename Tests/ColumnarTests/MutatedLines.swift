import TestSupport

/// Makes lines of a log: most as a machine writes them, some damaged in every way a byte can be.
struct MutatedLines {
    private var random: SeededRandom

    init(seed: Int) { random = SeededRandom(seed: seed) }

    /// A file of regular lines of a few layouts, some of them mutated.
    mutating func file() -> [UInt8] {
        let layouts = (0..<Int.random(in: 1...3, using: &random)).map { _ in layout() }
        var bytes: [UInt8] = []
        if random.once(in: 20) { bytes += [0xEF, 0xBB, 0xBF] }
        for _ in 0..<Int.random(in: 1...30, using: &random) {
            var line = Array(self.line(random.pick(layouts)).utf8)
            if random.once(in: 3) { for _ in 0...Int.random(in: 0...2, using: &random) { mutate(&line) } }
            bytes += line
            bytes += random.pick([[0x0A], [0x0A], [0x0A], [0x0A], [0x0D, 0x0A], [0x0A, 0x0A]])
        }
        if random.once(in: 3) { bytes.removeLast() }
        return bytes
    }

    /// The order of the fields and the text between them.
    private struct Layout {
        var outer: [String]
        var inner: [String]
        var comma: String
        var colon: String
        var end: String
    }

    private mutating func layout() -> Layout {
        let spaces = random.pick([
            (",", ":", ""), (",", ":", ""), (", ", ": ", ""), (" ,", "\t:", " "), (",", ":", "\t"),
        ])
        var outer = [#""_index"\#(spaces.1)"history""#, #""_score"\#(spaces.1)0"#, "SOURCE", "ID"]
        var inner = ["Contract", "Mac", "TotalDuration", "AppName"]
        if random.once(in: 4) { inner.append(random.pick(["extra", "", "nothing", "flag", "Contract"])) }
        if random.once(in: 6) { outer.append(random.pick([#""a"\#(spaces.1){}"#, #""a"\#(spaces.1)[1]"#])) }
        outer.shuffle(using: &random)
        inner.shuffle(using: &random)
        return Layout(outer: outer, inner: inner, comma: spaces.0, colon: spaces.1, end: spaces.2)
    }

    private mutating func line(_ layout: Layout) -> String {
        let inner = layout.inner.map { "\"\($0)\"" + layout.colon + value(of: $0) }.joined(separator: layout.comma)
        let outer = layout.outer.map { part in
            switch part {
            case "SOURCE": "\"_source\"" + layout.colon + "{" + inner + "}"
            case "ID": "\"_id\"" + layout.colon + "\"" + digits() + "\""
            default: part
            }
        }
        return "{" + outer.joined(separator: layout.comma) + "}" + layout.end
    }

    private mutating func digits() -> String { String(UInt64.random(in: 0...1 << 40, using: &random), radix: 36) }

    private mutating func value(of field: String) -> String {
        switch field {
        case "TotalDuration":
            random.once(in: 12)
                ? random.pick([
                    "-5", "-0", "01", "1.0", "1e3", "null", "\"7\"", "999999999999999999", "1000000000000000000",
                    "9223372036854775807", "9223372036854775808", "99999999999999999999",
                ]) : String(Int.random(in: 0...100_000, using: &random))
        case "nothing": "null"
        case "flag": random.pick(["true", "false"])
        case "extra": random.once(in: 2) ? String(Int.random(in: -50...50, using: &random)) : "\"" + digits() + "\""
        default:
            random.once(in: 12)
                ? random.pick([
                    #""""#, "null", #""Hà Nội""#, #""\u0041""#, #""a\"b""#, #""a\\""#, #""\u0000""#, "5", "[]",
                    "\"\u{7f}\"", #""\ud83c""#, "\"a\tb\"",
                ]) : "\"" + digits() + "\""
        }
    }

    private static let likely = Array("\"\\{}[],: \t\r\n0129-+.eE\u{0}nt".utf8) + [0x80, 0xC3, 0xFF]

    private mutating func mutate(_ line: inout [UInt8]) {
        guard !line.isEmpty else { return }
        let place = Int.random(in: line.indices, using: &random)
        let byte = random.once(in: 2) ? random.pick(Self.likely) : UInt8.random(in: 0...255, using: &random)
        switch Int.random(in: 0...6, using: &random) {
        case 0: line[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
        case 1: line[place] = byte
        case 2: line.insert(byte, at: place)
        case 3: line.remove(at: place)
        case 4: line.removeSubrange(place..<min(line.count, place + Int.random(in: 1...40, using: &random)))
        case 5: line.insert(contentsOf: line[place...].prefix(Int.random(in: 1...40, using: &random)), at: place)
        default:
            let other = Int.random(in: line.indices, using: &random)
            line.swapAt(place, other)
        }
    }
}
