import Columnar

/// Numbers for the distinct texts of a column that has few of them.
struct TextCoder<Code: FixedWidthInteger & UnsignedInteger> {
    private(set) var codes: [Code] = []
    private(set) var names: [String] = []
    private var known: [[UInt8]: Code] = [:]
    /// What the text of each hash was when last seen: neighbours mostly repeat a few texts.
    private var recent: [(text: [UInt8], code: Code)] = Array(repeating: ([], 0), count: 64)

    init(known names: [String]) {
        for name in names { _ = code(ofNew: Array(name.utf8)) }
    }

    mutating func reserve(_ count: Int) { codes.reserveCapacity(count) }

    mutating func append(_ texts: TextColumn) {
        for row in 0..<texts.count { codes.append(code(of: texts, row)) }
    }

    /// Codes and names with the names in byte order.
    func inByteOrder() -> (codes: [Code], names: [String]) {
        let order = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
        var place = [Code](repeating: 0, count: names.count)
        for (new, old) in order.enumerated() { place[old] = Code(new) }
        return (codes.map { place[Int($0)] }, order.map { names[$0] })
    }

    private mutating func code(of texts: TextColumn, _ row: Int) -> Code {
        let (start, end) = (Int(texts.offsets[row]), Int(texts.offsets[row + 1]))
        guard start < end else { return code(ofNew: []) }
        let slot = (Int(texts.bytes[start]) &* 7 &+ Int(texts.bytes[end - 1]) &* 3 &+ end &- start) & 63
        let text = texts.bytes[start..<end]
        if recent[slot].text.count == end - start, recent[slot].text.elementsEqual(text) { return recent[slot].code }
        let code = code(ofNew: Array(text))
        recent[slot] = (Array(text), code)
        return code
    }

    private mutating func code(ofNew text: [UInt8]) -> Code {
        if let code = known[text] { return code }
        // More names than numbers: the last number stands for all further ones.
        guard names.count <= Int(Code.max) else { return Code.max }
        let code = Code(names.count)
        names.append(String(decoding: text, as: UTF8.self))
        known[text] = code
        return code
    }
}
