import Customers
import TerminalUI

/// Apps and provinces with the customers of each, to filter by.
enum FacetsPane {
    static func body(_ view: CustomersView, _ data: CustomersData, _ space: PaneSpace, isFocused: Bool) -> PaneBody {
        let picks = view.picks(of: .customerFacets)
        let facets = data.apps + data.provinces.filter { !$0.name.isEmpty }
        let all = Int64(data.table.count)
        let columns: [Table.Column] = [
            .init(""), .init("by"), .init("name", shrinksTo: 5), .init("customers", .right),
            .init("", .right, priority: 1),
        ]
        let rows = zip(picks, facets).enumerated().map { index, entry in
            let (pick, facet) = entry
            let isChosen = pick.isChosen(view.query.filter)
            let kind = if case .app = pick { "app" } else { "from" }
            return Table.Row(
                [
                    .text(isChosen ? String(space.look.glyphs.play) : " ", .accent), .text(kind, .faint),
                    .text(facet.name, isChosen ? .accent : .text),
                    .text(
                        space.isRoomy
                            ? NumberText.grouped(Int64(facet.customers)) : NumberText.short(Int64(facet.customers)),
                        .strong),
                    .text(NumberText.percent(Int64(facet.customers), of: all), .secondary),
                ], tag: index, isSelected: isFocused && index == view.cursor[.customerFacets] ?? 0)
        }
        let lines = Table(columns: columns, rows: rows).lines(width: space.columns, look: space.look)
        let selected = 1 + (view.cursor[.customerFacets] ?? 0)
        return PaneBody(
            lines, status: view.selectionWords ?? "of all customers", brief: "",
            statusRole: view.selectionWords == nil ? .secondary : .accent, pinned: 1,
            selected: isFocused ? selected : nil)
    }
}
