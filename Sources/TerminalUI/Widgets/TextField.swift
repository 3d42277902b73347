/// One line of text being typed.
package struct TextField: Hashable, Sendable {
    package private(set) var characters: [Character]
    /// Index of the character the cursor stands before.
    package private(set) var cursor: Int

    package init(_ text: String = "") {
        characters = Array(text)
        cursor = characters.count
    }

    package var text: String { String(characters) }

    /// - Returns: false where the key means nothing to a text field.
    @discardableResult
    package mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(character)
        case .backspace, .control("h"): deleteBefore(1)
        case .delete, .control("d"):
            if cursor < characters.count { characters.remove(at: cursor) }
        case .left, .control("b"): cursor = max(0, cursor - 1)
        case .right, .control("f"): cursor = min(characters.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = characters.count
        case .control("u"): deleteBefore(cursor)
        case .control("k"): characters.removeSubrange(cursor...)
        case .control("w"): deleteBefore(wordBefore)
        default: return false
        }
        return true
    }

    /// Draws what fits around the cursor; the cursor is a reversed cell.
    package func draw(in area: Rect, into buffer: inout CellBuffer, look: Look) {
        guard !area.isEmpty else { return }
        buffer.fill(Rect(column: area.column, row: area.row, columns: area.columns, rows: 1), style: look.theme[.text])
        var first = cursor
        var used = 1
        while first > 0 {
            let width = TextWidth.columns(of: String(characters[first - 1]))
            guard used + width <= area.columns else { break }
            used += width
            first -= 1
        }
        let before = String(characters[first..<cursor])
        let start = area.column
        let column = start + buffer.write(before, column: start, row: area.row, style: look.theme[.text], in: area)
        let after = String(characters[cursor...])
        buffer.write(after, column: column, row: area.row, style: look.theme[.text], in: area)
        let cell = Rect(column: column, row: area.row, columns: max(1, Int(buffer[column, area.row].width)), rows: 1)
        buffer.restyle(cell) { $0.attributes.formUnion(.reverse) }
    }

    private mutating func insert(_ character: Character) {
        guard TextWidth.columns(of: String(character)) > 0, characters.count < 4096 else { return }
        characters.insert(character, at: cursor)
        cursor += 1
    }

    private mutating func deleteBefore(_ count: Int) {
        let start = max(0, cursor - count)
        characters.removeSubrange(start..<cursor)
        cursor = start
    }

    /// Characters back to the start of the word, or of the path's part.
    private var wordBefore: Int {
        var index = cursor
        while index > 0, isBreak(characters[index - 1]) { index -= 1 }
        while index > 0, !isBreak(characters[index - 1]) { index -= 1 }
        return cursor - index
    }

    private func isBreak(_ character: Character) -> Bool { character == "/" || character.isWhitespace }
}
