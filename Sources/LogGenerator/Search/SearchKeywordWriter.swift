/// Writes keywords as they are typed.
struct SearchKeywordWriter {
    private static let space: UInt8 = 0x20
    private let titles: [[SearchTitle]]
    private let interfaceText = Array("Tìm kiếm bằng giọng nói".utf8)
    private let zeroWidthSpace = Array("\u{200B}".utf8)

    init(_ vocabulary: SearchVocabulary) { titles = vocabulary.groups }

    func write(_ row: SearchRow, _ fault: SearchInjection?, to column: inout SearchTextBuilder) {
        switch fault {
        case .nullKeyword: return column.endNull()
        case .blankKeyword:
            for _ in 0..<(row.time & 1) { column.put(Self.space) }
        case .interfaceText: column.put(interfaceText)
        case .decomposedKeyword: column.put(titles[row.group][row.title].decomposed)
        case .untrimmedKeyword:
            column.put(Self.space)
            column.put(Self.space)
            put(row, to: &column)
            column.put(Self.space)
        case .zeroWidthKeyword:
            column.put(zeroWidthSpace)
            put(row, to: &column)
        default: put(row, to: &column)
        }
        column.end()
    }

    @inline(__always)
    private func put(_ row: SearchRow, to column: inout SearchTextBuilder) {
        let title = titles[row.group][row.title]
        let text =
            switch row.spelling {
            case .usual: title.usual
            case .capitalised: title.capitalised
            case .plain: title.plain
            case .upper: title.upper
            }
        let typed = row.typed < 256 ? text[..<Self.end(text, typed: row.typed)] : text[...]
        if row.hasDoubleSpace, let place = typed.firstIndex(of: Self.space) {
            column.put(typed[..<place])
            column.put(Self.space)
            column.put(typed[place...])
        } else {
            column.put(typed)
        }
        if row.hasTrailingSpace { column.put(Self.space) }
    }

    /// So many 256ths of a text, two letters at least.
    private static func end(_ text: [UInt8], typed: Int) -> Int {
        var end = min(text.count, max(2, (text.count * typed) >> 8))
        // Not in the middle of a character.
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}
