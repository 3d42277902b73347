import Columnar

/// Numbers for the distinct texts of a column that has few of them.
struct TextCoder<Code: FixedWidthInteger & UnsignedInteger> {
    private(set) var codes: [Code] = []
    private(set) var names: [String] = []
    private var known: [[UInt8]: Code] = [:]

    init(known names: [String]) {
        for name in names { _ = code(of: Array(name.utf8)) }
    }

    mutating func reserve(_ count: Int) { codes.reserveCapacity(count) }

    /// NULL is the empty text.
    mutating func append(_ column: CodedTextColumn) {
        let found = (0..<column.texts.count).map { code(of: Array(column.texts.utf8($0))) }
        codes += column.spread(found, null: column.codes.contains(CodedTextColumn.null) ? code(of: []) : 0)
    }

    /// Codes and names with the names in byte order.
    func inByteOrder() -> (codes: [Code], names: [String]) {
        let order = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
        var place = [Code](repeating: 0, count: names.count)
        for (new, old) in order.enumerated() { place[old] = Code(new) }
        return (codes.map { place[Int($0)] }, order.map { names[$0] })
    }

    private mutating func code(of text: [UInt8]) -> Code {
        if let code = known[text] { return code }
        // More names than numbers: the last number stands for all further ones.
        guard names.count <= Int(Code.max) else { return Code.max }
        let code = Code(names.count)
        names.append(String(decoding: text, as: UTF8.self))
        known[text] = code
        return code
    }
}
