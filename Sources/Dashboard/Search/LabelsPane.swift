import TerminalUI
import Warehouse

/// Who gave the keywords their genres, and which wait for one.
enum LabelsPane {
    /// - Parameter isWhole: true where it is told why keywords have no genre, too.
    static func body(_ model: SearchModel, _ space: PaneSpace, isWhole: Bool) -> PaneBody {
        let all = model.labelSources.reduce(0) { $0 &+ $1.keywords }
        let scale = BarScale.linear(max: Double(model.labelSources.map(\.keywords).max() ?? 0))
        let rows = model.labelSources.map { source in
            Table.Row([
                .text(word(source.source), .strong), .text(meaning(source.source), .secondary),
                .bar(scale.fraction(Double(source.keywords))),
                .text(space.isRoomy ? NumberText.grouped(source.keywords) : NumberText.short(source.keywords), .strong),
                .text(NumberText.percent(source.keywords, of: all), .secondary),
            ])
        }
        let columns: [Table.Column] = [
            .init(), .init("", priority: 3, yields: true), .init("", grows: 1, most: 60, priority: 1),
            .init("", .right), .init("", .right, priority: 2),
        ]
        let table = Table(columns: columns, rows: rows, showsHeader: false)
            .lines(width: space.columns, look: space.look)
        let isPending = model.pending > 0
        return PaneBody(
            table + pending(model, space, isWhole), status: isPending ? "pending" : "keywords",
            statusRole: isPending ? .warning : .secondary)
    }

    private static func pending(_ model: SearchModel, _ space: PaneSpace, _ isWhole: Bool) -> [TextLine] {
        guard model.pending > 0 else {
            return model.labelSources.isEmpty ? [TextLine("No keyword has a genre.", .secondary)] : []
        }
        let count = NumberText.counted(model.pending, "top keyword") + (model.pending == 1 ? " waits" : " wait")
        let text = "\(count) for a genre" + (isWhole ? model.pendingReason.map { ": \($0)" } ?? "." : ".")
        return TextLine.wrapped(text, .warning, to: space.columns)
    }

    private static func word(_ source: String) -> String {
        switch source {
        case "user": "your list"
        case "rule": "rules"
        case "llm": "LLM"
        case "none": "nobody"
        default: source
        }
    }

    private static func meaning(_ source: String) -> String {
        switch source {
        case "user": "genres.txt in the configuration folder"
        case "lexicon": "a title that comes with the program"
        case "rule": "a word of the lexicon within the keyword"
        case "fuzzy": "nearly a title of the lexicon"
        case "model": "learned from labelled keywords"
        case "llm": "asked of a language model"
        case "none": "no genre could be told"
        default: ""
        }
    }
}
