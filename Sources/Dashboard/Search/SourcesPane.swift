import TerminalUI
import Warehouse

/// From where users search, and how often they leave without a result.
enum SourcesPane {
    static func body(_ model: SearchModel, _ space: PaneSpace) -> PaneBody {
        let groups = [model.platforms, model.networks].filter { !$0.isEmpty }
        guard !groups.isEmpty else { return PaneBody([TextLine("No platform was logged.", .secondary)]) }
        let shares = groups.joined().map { share($0, model) }
        let scale = BarScale.linear(max: shares.filter(\.isFinite).max() ?? 0)
        var rows: [Table.Row] = []
        for group in groups {
            if !rows.isEmpty { rows.append(Table.Row([])) }
            rows += group.map { row($0, model, scale, space) }
        }
        let months = (DateText.short(model.earlier.month), DateText.short(model.later.month))
        let columns: [Table.Column] = [
            .init("", shrinksTo: 10), .init("", grows: 1, most: 40, priority: 2), .init("share", .right, priority: 1),
            .init(months.0, .right), .init(months.1, .right),
            .init("searches", .right, priority: 4, yields: true),
        ]
        return PaneBody(
            Table(columns: columns, rows: rows).lines(width: space.columns, look: space.look),
            status: "share of \(months.1) · quit rates", brief: "quit rates", pinned: 1)
    }

    private static func share(_ source: SearchModel.Breakdown, _ model: SearchModel) -> Double {
        NumberText.share(source.searchesLater, of: model.later.searches)
    }

    private static func row(
        _ source: SearchModel.Breakdown, _ model: SearchModel, _ scale: BarScale, _ space: PaneSpace
    ) -> Table.Row {
        Table.Row([
            .text(source.name.isEmpty ? "not known" : source.name, .strong), .bar(scale.fraction(share(source, model))),
            .text(NumberText.percent(share(source, model))),
            .text(NumberText.percent(source.quitsEarlier, of: source.searchesEarlier), .secondary),
            .text(NumberText.percent(source.quitsLater, of: source.searchesLater)),
            .text(NumberText.grouped(source.searchesLater), .secondary),
        ])
    }
}
