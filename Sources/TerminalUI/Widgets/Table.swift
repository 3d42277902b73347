/// Aligned rows that fit themselves into a width: flexible columns shrink, unimportant ones are left out, bars and
/// grow columns take what is left. Numbers belong into right-aligned columns.
package struct Table: Sendable {
    package struct Column: Sendable {
        package var title: String
        /// What a person calls it who hides it; the title, if nothing else is given.
        package var name: String
        package var alignment: Alignment
        package var truncation: Truncation
        /// Least width of a column whose texts may be cut; nil where they must be shown whole.
        package var shrinksTo: Int?
        /// Share of spare width; 0 keeps the natural width.
        package var grows: Int
        /// Most columns a growing one takes.
        package var most: Int
        /// 0 is always shown; of the others the highest is left out first.
        package var priority: Int
        /// True for a column that is left out rather than see another one cut.
        package var yields: Bool

        package init(
            _ title: String = "", _ alignment: Alignment = .left, shrinksTo: Int? = nil, grows: Int = 0,
            most: Int = .max, priority: Int = 0, yields: Bool = false, truncation: Truncation = .tail,
            name: String? = nil
        ) {
            self.title = title
            self.name = name ?? title
            self.alignment = alignment
            self.shrinksTo = shrinksTo
            self.grows = grows
            self.most = most
            self.priority = priority
            self.yields = yields
            self.truncation = truncation
        }
    }

    package enum Item: Hashable, Sendable {
        case text(String, Role)
        /// 0…1 of the column's width.
        case bar(Double, Role)
        /// The same as a thin line, for what a bar is compared with.
        case line(Double, Role)

        package static func text(_ text: String) -> Item { .text(text, .text) }
        package static func bar(_ fraction: Double) -> Item { .bar(fraction, .bar) }
        package static let empty = Item.text("", .text)
    }

    package struct Row: Sendable {
        package var items: [Item]
        package var tag: Int?
        package var isSelected: Bool

        package init(_ items: [Item], tag: Int? = nil, isSelected: Bool = false) {
            self.items = items
            self.tag = tag
            self.isSelected = isSelected
        }
    }

    package var columns: [Column]
    package var rows: [Row]
    package var showsHeader: Bool

    package init(columns: [Column], rows: [Row], showsHeader: Bool = true) {
        self.columns = columns
        self.rows = rows
        self.showsHeader = showsHeader
    }

    /// The table without the columns of these titles.
    package func without(_ titles: Set<String>) -> Table {
        guard !titles.isEmpty else { return self }
        let kept = columns.indices.filter { !titles.contains(columns[$0].name) }
        let rows = rows.map { row in
            var row = row
            row.items = kept.map { $0 < row.items.count ? row.items[$0] : .empty }
            return row
        }
        return Table(columns: kept.map { columns[$0] }, rows: rows, showsHeader: showsHeader)
    }

    /// The header, if there is one, and the rows, each at most `width` columns.
    package func lines(width: Int, look: Look) -> [TextLine] {
        let fit = TableFit(self, width: width)
        guard !fit.places.isEmpty else { return [] }
        let header = showsHeader ? [headerLine(fit)] : []
        return header + rows.map { line(for: $0, fit, look) }
    }

    private func headerLine(_ fit: TableFit) -> TextLine {
        join(fit) { place in
            let column = columns[place.column]
            return [Span(TextWidth.fitted(column.title, to: place.width, column.alignment), .secondary)]
        }
    }

    private func line(for row: Row, _ fit: TableFit, _ look: Look) -> TextLine {
        var line = join(fit) { place in
            let column = columns[place.column]
            let item = place.column < row.items.count ? row.items[place.column] : .empty
            switch item {
            case .text(let text, let role):
                return [Span(TextWidth.fitted(text, to: place.width, column.alignment, column.truncation), role)]
            case .bar(let fraction, let role):
                let bar = Bar.text(fraction, width: place.width, glyphs: look.glyphs)
                return [Span(TextWidth.fitted(bar, to: place.width), role)]
            case .line(let fraction, let role):
                let bar = Bar.text(fraction, width: place.width, parts: look.glyphs.line)
                return [Span(TextWidth.fitted(bar, to: place.width), role)]
            }
        }
        line.tag = row.tag
        line.isSelected = row.isSelected
        return line
    }

    private func join(_ fit: TableFit, _ spans: (TableFit.Place) -> [Span]) -> TextLine {
        var line = TextLine()
        for (index, place) in fit.places.enumerated() {
            if index > 0 { line.spans.append(Span(TextWidth.spaces(fit.gap))) }
            line.spans += spans(place)
        }
        return line
    }
}
