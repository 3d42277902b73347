import TerminalUI

/// Questions that ship with the program, and the tables, of which the chosen one shows its columns.
enum SQLCatalogPane {
    static func body(_ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        guard let catalog = state.sql.catalog else {
            return PaneBody(TextLine.wrapped("Reading the tables.", .secondary, to: space.columns))
        }
        var (lines, selected): ([TextLine], Int?) = ([], nil)
        let add = { (lines: inout [TextLine], index: Int, text: String) in
            let isChosen = index == state.sql.chosen
            if isChosen { selected = lines.count }
            // The chosen one is there in full.
            let texts = isChosen ? TextWidth.wrapped(text, to: max(8, space.columns - 2)) : [text]
            for text in texts {
                var line = TextLine("  " + TextWidth.truncated(text, to: max(1, space.columns - 2)))
                (line.tag, line.isSelected) = (index, isChosen)
                lines.append(line)
            }
        }
        lines.append(TextLine("Questions", .secondary))
        for (index, question) in catalog.questions.enumerated() { add(&lines, index, question.title) }
        lines.append(TextLine("Tables", .secondary))
        for (offset, table) in catalog.tables.enumerated() {
            let index = catalog.questions.count + offset
            add(&lines, index, table.name)
            guard index == state.sql.chosen else { continue }
            lines += TextLine.wrapped(table.columns.joined(separator: ", "), .secondary, to: max(8, space.columns - 4))
                .map { $0.indented(by: 4) }
        }
        let tables = NumberText.counted(Int64(catalog.tables.count), "table")
        return PaneBody(
            lines, status: "\(NumberText.counted(Int64(catalog.questions.count), "question")) · \(tables)",
            brief: tables, selected: selected)
    }
}
