/// Which columns of a table are shown in a given width, and how wide each is.
struct TableFit {
    struct Place { var column: Int, width: Int }

    private(set) var places: [Place] = []
    private(set) var gap = 2

    init(_ table: Table, width: Int) {
        let natural = table.columns.indices.map { TableFit.naturalWidth(of: $0, in: table) }
        let least = table.columns.indices.map { TableFit.leastWidth(of: $0, natural: natural[$0], in: table) }
        var shown = Array(table.columns.indices)
        if TableFit.total(shown, least, gap: gap) > width { gap = 1 }
        while TableFit.total(shown, natural, gap: 1) > width,
            let victim = TableFit.leastImportant(shown, table, where: \.yields)
        {
            shown.remove(at: victim)
        }
        while TableFit.total(shown, least, gap: gap) > width,
            let victim = TableFit.leastImportant(shown, table, where: { _ in true })
        {
            shown.remove(at: victim)
        }
        if TableFit.total(shown, natural, gap: 2) <= width { gap = 2 }
        guard width > 0 else { return }
        places = shown.map { Place(column: $0, width: least[$0]) }
        var spare = width - TableFit.total(shown, least, gap: gap)
        if spare < 0 { cut(to: width) }
        for index in places.indices where spare > 0 {
            let wanted = natural[places[index].column] - places[index].width
            let given = min(spare, max(0, wanted))
            places[index].width += given
            spare -= given
        }
        grow(table, spare: spare)
        pairBars(in: table)
    }

    /// A thin bar and the one it is compared with have one scale, so one width; the first column takes the difference.
    private mutating func pairBars(in table: Table) {
        guard let items = table.rows.first?.items else { return }
        let bars = places.indices.filter { places[$0].column < items.count && items[places[$0].column].isBar }
        let hasThin = bars.contains { if case .line = items[places[$0].column] { true } else { false } }
        guard hasThin, let width = bars.map({ places[$0].width }).min() else { return }
        for index in bars {
            places[0].width += places[index].width - width
            places[index].width = width
        }
    }

    private mutating func grow(_ table: Table, spare: Int) {
        var spare = spare
        var growing = places.indices.filter { table.columns[places[$0].column].grows > 0 }
        // Twice, so that what a limited column refuses goes to the others.
        for _ in 0..<2 where spare > 0 && !growing.isEmpty {
            var weights = growing.reduce(0) { $0 + table.columns[places[$1].column].grows }
            for index in growing {
                let column = table.columns[places[index].column]
                let share = spare * column.grows / max(1, weights)
                let given = max(0, min(share, column.most - places[index].width))
                places[index].width += given
                spare -= given
                weights -= column.grows
            }
            growing = growing.filter { places[$0].width < table.columns[places[$0].column].most }
        }
    }

    /// Even the columns that must stay do not fit: half a number would be a wrong one, so only what fits whole is
    /// kept, and the first column is cut if nothing else is left.
    private mutating func cut(to width: Int) {
        var free = width
        var kept: [Place] = []
        for place in places where place.width <= free || kept.isEmpty {
            kept.append(Place(column: place.column, width: min(place.width, free)))
            free -= place.width + gap
        }
        places = kept
    }

    private static func leastImportant(
        _ shown: [Int], _ table: Table, where isMeant: (Table.Column) -> Bool
    ) -> Int? {
        let droppable = shown.indices.filter {
            table.columns[shown[$0]].priority > 0 && isMeant(table.columns[shown[$0]])
        }
        return droppable.max { table.columns[shown[$0]].priority < table.columns[shown[$1]].priority }
    }

    private static func total(_ shown: [Int], _ widths: [Int], gap: Int) -> Int {
        shown.reduce(0) { $0 + widths[$1] } + gap * max(0, shown.count - 1)
    }

    private static func naturalWidth(of index: Int, in table: Table) -> Int {
        var widest = table.showsHeader ? TextWidth.columns(of: table.columns[index].title) : 0
        for row in table.rows where index < row.items.count {
            switch row.items[index] {
            case .text(let text, _): widest = max(widest, TextWidth.columns(of: text))
            case .bar, .line: widest = max(widest, TableFit.usefulBar)
            }
        }
        return widest
    }

    private static func leastWidth(of index: Int, natural: Int, in table: Table) -> Int {
        if let least = table.columns[index].shrinksTo { return min(least, natural) }
        let isBar = table.rows.contains { row in
            index < row.items.count && row.items[index].isBar
        }
        return isBar ? min(leastBar, natural) : natural
    }

    /// Below this a bar says nothing.
    private static let leastBar = 6
    /// From here on lengths are told apart easily.
    private static let usefulBar = 12
}

extension Table.Item {
    fileprivate var isBar: Bool {
        switch self {
        case .bar, .line: true
        case .text: false
        }
    }
}
