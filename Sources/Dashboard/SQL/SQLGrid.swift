import TerminalUI

/// Lines of a result from one of its columns on: as many columns as fit, the last one cut where that still helps.
struct SQLGrid {
    private let result: SQLResultView
    /// Columns shown, and how wide each is.
    private var places: [(column: Int, width: Int)] = []
    private let numberWidth: Int

    private static let gap = 2
    /// Below this a cut column says nothing.
    private static let leastCut = 8

    init(_ result: SQLResultView, firstColumn: Int, columns: Int) {
        self.result = result
        numberWidth = String(result.rows.count).count
        var free = columns - numberWidth - Self.gap
        for column in result.columns.indices.dropFirst(firstColumn) {
            let width = result.widths[column]
            guard width > free else {
                places.append((column, width))
                free -= width + Self.gap
                continue
            }
            // Half a number would be a wrong one.
            let mayBeCut = !result.columns[column].isNumber && free >= Self.leastCut
            if mayBeCut || places.isEmpty { places.append((column, max(1, free))) }
            break
        }
    }

    /// Names, then types.
    var heads: [TextLine] {
        [
            line(number: "", role: .strong) { result.columns[$0].name },
            line(number: "", role: .faint) { result.columns[$0].type.lowercased() },
        ]
    }

    func line(_ row: Int) -> TextLine {
        let values = result.rows[row]
        var line = TextLine([Span(TextWidth.fitted("\(row + 1)", to: numberWidth, .right), .faint)])
        for (column, width) in places {
            let value = column < values.count ? values[column] : nil
            let alignment: Alignment = result.columns[column].isNumber ? .right : .left
            let text = TextWidth.fitted(value ?? "NULL", to: width, alignment)
            line.spans += [Span(TextWidth.spaces(Self.gap)), Span(text, value == nil ? .faint : .text)]
        }
        return line
    }

    /// Which columns are seen, where not all are.
    var columnsNote: String {
        guard let first = places.first?.column, let last = places.last?.column, places.count < result.columns.count
        else {
            return ""
        }
        let range = first == last ? "column \(first + 1)" : "columns \(first + 1)–\(last + 1)"
        return "\(range) of \(result.columns.count) ←→"
    }

    private func line(number: String, role: Role, _ text: (Int) -> String) -> TextLine {
        var line = TextLine(TextWidth.spaces(numberWidth))
        for (column, width) in places {
            let alignment: Alignment = result.columns[column].isNumber ? .right : .left
            line.spans += [
                Span(TextWidth.spaces(Self.gap)), Span(TextWidth.fitted(text(column), to: width, alignment), role),
            ]
        }
        return line
    }
}
