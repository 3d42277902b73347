import TerminalUI
import Warehouse

/// On how many days customers watch.
enum FrequencyPane {
    static func body(_ model: OverviewModel, _ space: PaneSpace) -> PaneBody {
        let sentence = model.scores.first { $0.measure == "frequency" }?.degenerate
        let note = sentence.map { TextLine.wrapped($0, .secondary, to: space.columns) } ?? []
        let isNoteShown = !note.isEmpty && space.rows >= model.frequency.count + note.count + 1
        let rows = space.rows - (isNoteShown ? note.count + 1 : 0)
        var lines = BucketLines.make(
            model.frequency, customers: model.totals.contracts, width: space.columns, rows: rows, look: space.look)
        if isNoteShown { lines += [.empty] + note }
        return PaneBody(lines, status: "days active")
    }
}
