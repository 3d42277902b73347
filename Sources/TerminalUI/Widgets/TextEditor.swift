/// Several lines of text being typed. A place is a line and a character in it, whatever the characters' widths.
package struct TextEditor: Hashable, Sendable {
    /// Never empty.
    package private(set) var lines: [[Character]] = [[]]
    package private(set) var row = 0
    /// The character of the line that the cursor stands before.
    package private(set) var column = 0
    /// The column that Up and Down aim at, in lines that are long enough.
    private var aim: Int?

    /// More than anyone types; a paste beyond it is cut.
    private static let most = 60_000

    package init(_ text: String = "") { insert(text) }

    package var text: String { lines.map { String($0) }.joined(separator: "\n") }
    package var isBlank: Bool { lines.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
    package var isOnFirstLine: Bool { row == 0 }
    package var isOnLastLine: Bool { row == lines.count - 1 }

    /// - Returns: false where the key means nothing to an editor.
    @discardableResult
    package mutating func handle(_ key: Key) -> Bool {
        let aim = self.aim
        self.aim = nil
        switch key {
        case .character(let character): insert(String(character))
        case .enter: insert("\n")
        case .backspace, .control("h"): deleteBack()
        case .delete, .control("d"): deleteForward()
        case .left, .control("b"): moveLeft()
        case .right, .control("f"): moveRight()
        case .up: moveLine(by: -1, aim)
        case .down: moveLine(by: 1, aim)
        case .pageUp: moveLine(by: -10, aim)
        case .pageDown: moveLine(by: 10, aim)
        case .home, .control("a"): column = 0
        case .end, .control("e"): column = lines[row].count
        case .control("u"): deleteBack(to: 0)
        case .control("k"): lines[row].removeSubrange(column...)
        case .control("w"): deleteBack(to: wordBefore)
        default: return false
        }
        return true
    }

    /// Puts text in at the cursor; line ends of any kind begin new lines, tabs become spaces.
    package mutating func insert(_ text: String) {
        var room = Self.most - lines.reduce(0) { $0 + $1.count + 1 }
        for character in text where room > 0 {
            room -= 1
            if character.isNewline {
                let rest = Array(lines[row][column...])
                lines[row].removeSubrange(column...)
                lines.insert(rest, at: row + 1)
                (row, column) = (row + 1, 0)
            } else if character == "\t" {
                lines[row].insert(contentsOf: "    ", at: column)
                column += 4
            } else if TextWidth.columns(of: String(character)) > 0 {
                lines[row].insert(character, at: column)
                column += 1
            }
        }
    }

    /// Puts the cursor before a character; a place that is not there becomes the nearest one.
    package mutating func moveTo(row: Int, column: Int) {
        self.row = min(max(0, row), lines.count - 1)
        self.column = min(max(0, column), lines[self.row].count)
        aim = nil
    }

    private mutating func moveLeft() {
        if column > 0 { column -= 1 } else if row > 0 { moveTo(row: row - 1, column: .max) }
    }

    private mutating func moveRight() {
        if column < lines[row].count { column += 1 } else if row < lines.count - 1 { moveTo(row: row + 1, column: 0) }
    }

    private mutating func moveLine(by step: Int, _ aim: Int?) {
        let wanted = aim ?? column
        moveTo(row: row + step, column: wanted)
        self.aim = wanted
    }

    private mutating func deleteBack() {
        if column > 0 {
            column -= 1
            lines[row].remove(at: column)
        } else if row > 0 {
            let line = lines.remove(at: row)
            row -= 1
            column = lines[row].count
            lines[row] += line
        }
    }

    private mutating func deleteForward() {
        if column < lines[row].count {
            lines[row].remove(at: column)
        } else if row < lines.count - 1 {
            lines[row] += lines.remove(at: row + 1)
        }
    }

    private mutating func deleteBack(to start: Int) {
        lines[row].removeSubrange(start..<column)
        column = start
    }

    private var wordBefore: Int {
        var index = column
        while index > 0, lines[row][index - 1].isWhitespace { index -= 1 }
        while index > 0, !lines[row][index - 1].isWhitespace { index -= 1 }
        return index
    }

    /// The part of the text that fits a room of so many columns and rows around the cursor.
    package func window(columns: Int, rows: Int) -> Window {
        let firstRow = max(0, min(row - rows / 2, lines.count - rows))
        // The cursor's own line decides how far all lines are moved to the left.
        var firstColumn = 0
        let cursor = width(of: lines[row][..<column])
        if cursor >= columns { firstColumn = cursor - columns + max(1, columns / 4) }
        return Window(
            rows: firstRow..<min(lines.count, firstRow + max(0, rows)), firstColumn: firstColumn,
            cursorColumn: cursor - firstColumn, cursorRow: row - firstRow)
    }

    package struct Window: Hashable, Sendable {
        package var rows: Range<Int>
        /// Columns of the terminal left out at the left.
        package var firstColumn: Int
        package var cursorColumn: Int
        package var cursorRow: Int
    }

    private func width(of characters: ArraySlice<Character>) -> Int {
        characters.reduce(0) { $0 + TextWidth.columns(of: String($1)) }
    }
}
