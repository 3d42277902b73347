import TerminalUI
import Warehouse

/// From where users search, and how often they leave without a result.
enum SourcesPane {
    /// - Parameter isWhole: true where every row is listed, to be scrolled through.
    static func body(_ model: SearchModel, _ space: PaneSpace, isWhole: Bool) -> PaneBody {
        let networks = model.networks.map { network in
            var network = network
            network.name = "via " + (network.name.isEmpty ? "an unknown network" : network.name)
            return network
        }
        let all = [model.platforms, networks].filter { !$0.isEmpty }
        guard !all.isEmpty else {
            return PaneBody(
                TextLine.wrapped(
                    "No platform was logged. Press e to load other search logs.", .secondary, to: space.columns))
        }
        let scale = BarScale.linear(max: all.joined().map { share($0, model) }.filter(\.isFinite).max() ?? 0)
        let groups = isWhole ? all : shown(all, rows: space.rows - 1)
        let (given, count) = (groups.joined().count, all.joined().count)
        var rows: [Table.Row] = []
        for group in groups {
            if !rows.isEmpty, isWhole || rows.count + group.count + 2 <= space.rows { rows.append(Table.Row([])) }
            rows += group.map { row($0, model, scale, space) }
        }
        let part = given < count ? "\(given) of \(count)" : ""
        let months = (DateText.short(model.earlier.month), DateText.short(model.later.month))
        let columns: [Table.Column] = [
            .init("", shrinksTo: 18), .init("", grows: 1, most: 40, priority: 2), .init("share", .right, priority: 1),
            .init("quit \(months.0)", .right), .init(months.1, .right),
            .init("searches", .right, priority: 4, yields: true),
        ]
        return PaneBody(
            Table(columns: columns, rows: rows).lines(width: space.columns, look: space.look),
            status: TextLine.joined(parts: ["share of \(months.1)", part]), brief: part, pinned: 1)
    }

    /// Of both kinds the first ones, where not all fit.
    private static func shown(_ groups: [[SearchModel.Breakdown]], rows: Int) -> [[SearchModel.Breakdown]] {
        guard let first = groups.first, let last = groups.last, groups.count == 2 else { return groups }
        let top = max(0, min(first.count, rows - min(last.count, rows / 2)))
        return [Array(first.prefix(top)), Array(last.prefix(max(0, rows - top)))]
    }

    private static func share(_ source: SearchModel.Breakdown, _ model: SearchModel) -> Double {
        NumberText.share(source.searchesLater, of: model.later.searches)
    }

    private static func row(
        _ source: SearchModel.Breakdown, _ model: SearchModel, _ scale: BarScale, _ space: PaneSpace
    ) -> Table.Row {
        Table.Row([
            .text(source.name.isEmpty ? "unknown platform" : source.name, .strong),
            .bar(scale.fraction(share(source, model))),
            .text(NumberText.percent(share(source, model))),
            .text(NumberText.percent(source.quitsEarlier, of: source.searchesEarlier), .secondary),
            .text(NumberText.percent(source.quitsLater, of: source.searchesLater)),
            .text(NumberText.grouped(source.searchesLater), .secondary),
        ])
    }
}
