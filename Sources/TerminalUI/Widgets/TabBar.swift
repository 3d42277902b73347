/// The names of screens in one row, the active one marked; names get shorter where there is little room.
package struct TabBar: Sendable {
    package struct Tab: Hashable, Sendable {
        package var key: String
        package var title: String
        package var short: String

        package init(key: String, title: String, short: String) {
            self.key = key
            self.title = title
            self.short = short
        }
    }

    package var name: String
    package var tabs: [Tab]
    package var active: Int

    package init(name: String, tabs: [Tab], active: Int) {
        self.name = name
        self.tabs = tabs
        self.active = active
    }

    /// Draws the bar; `reserved` columns at the right are left free if any form of the bar fits beside them.
    /// - Returns: the columns each tab takes, from the left edge of the area, and the first free column.
    @discardableResult
    package func draw(
        in area: Rect, reserved: Int = 0, into buffer: inout CellBuffer, look: Look
    ) -> (tabs: [Range<Int>], end: Int) {
        let forms = forms()
        let form = forms.first { $0.columns <= area.columns - reserved } ?? forms.first { $0.columns <= area.columns }
        guard let form = form ?? forms.last else { return ([], 0) }
        var column = 1
        if !form.name.isEmpty {
            column += buffer.write(
                form.name, column: area.column + column, row: area.row, style: look.theme[.strong], in: area)
            column += form.gap
        }
        var places: [Range<Int>] = []
        for (index, label) in form.labels.enumerated() {
            let style = look.theme[index == active ? .tabActive : .tab]
            let columns = buffer.write(label, column: area.column + column, row: area.row, style: style, in: area)
            places.append(column..<column + columns)
            column += columns + form.gap
        }
        return (places, max(0, column - form.gap))
    }

    private struct Form {
        var name: String
        var labels: [String]
        var gap: Int

        var columns: Int {
            let names = name.isEmpty ? 0 : TextWidth.columns(of: name) + gap
            return 1 + names + labels.reduce(0) { $0 + TextWidth.columns(of: $1) } + gap * max(0, labels.count - 1)
        }
    }

    /// From roomy to tiny.
    private func forms() -> [Form] {
        let full = tabs.map { "\($0.key) \($0.title)" }
        let short = tabs.map { "\($0.key) \($0.short)" }
        let activeOnly = tabs.enumerated().map { $0 == active ? "\($1.key) \($1.title)" : $1.key }
        return [
            Form(name: name, labels: full, gap: 3), Form(name: name, labels: full, gap: 2),
            Form(name: "", labels: full, gap: 2), Form(name: "", labels: short, gap: 2),
            Form(name: "", labels: activeOnly, gap: 2), Form(name: "", labels: activeOnly, gap: 1),
            Form(name: "", labels: tabs.map(\.key), gap: 1),
        ]
    }
}
