/// Keys and what they do, in one row; keys that do not fit are left out whole, the least important first.
package struct HintRow: Sendable {
    package struct Hint: Hashable, Sendable {
        package var key: String
        package var label: String
        package var isEnabled: Bool
        /// 0 stays longest.
        package var priority: Int
        /// What a click means to whoever made the hint.
        package var tag: Int

        package init(key: String, label: String, isEnabled: Bool = true, priority: Int, tag: Int) {
            self.key = key
            self.label = label
            self.isEnabled = isEnabled
            self.priority = priority
            self.tag = tag
        }

        var columns: Int { TextWidth.columns(of: key) + (label.isEmpty ? 0 : 1 + TextWidth.columns(of: label)) }
    }

    /// A hint as drawn: the columns it takes from the left edge of the row.
    package struct Placed: Hashable, Sendable {
        package var hint: Hint
        package var columns: Range<Int>
    }

    package var hints: [Hint]
    package init(_ hints: [Hint]) { self.hints = hints }

    /// The hints that fit into `width`, in order, each whole.
    package func placed(width: Int) -> [Placed] {
        for gap in [3, 2] {
            if let all = HintRow.place(hints, gap: gap, width: width) { return all }
        }
        var shown = hints
        while let victim = HintRow.leastImportant(shown) {
            shown.remove(at: victim)
            if let some = HintRow.place(shown, gap: 2, width: width) { return some }
        }
        return []
    }

    /// Draws the row and returns where each hint lies.
    @discardableResult
    package func draw(in area: Rect, into buffer: inout CellBuffer, look: Look) -> [Placed] {
        let placed = placed(width: area.columns)
        for item in placed {
            let keyStyle = look.theme[item.hint.isEnabled ? .key : .disabled]
            let labelStyle = look.theme[item.hint.isEnabled ? .secondary : .disabled]
            let start = area.column + item.columns.lowerBound
            let end = start + buffer.write(item.hint.key, column: start, row: area.row, style: keyStyle, in: area)
            buffer.write(" " + item.hint.label, column: end, row: area.row, style: labelStyle, in: area)
        }
        return placed
    }

    private static func leastImportant(_ hints: [Hint]) -> Int? {
        hints.indices.reversed().max { hints[$0].priority < hints[$1].priority }
    }

    private static func place(_ hints: [Hint], gap: Int, width: Int) -> [Placed]? {
        var start = width > 2 ? 1 : 0
        var placed: [Placed] = []
        for hint in hints {
            placed.append(Placed(hint: hint, columns: start..<start + hint.columns))
            start += hint.columns + gap
        }
        return (placed.last?.columns.upperBound ?? 0) <= width ? placed : nil
    }
}
