import TerminalUI
import Warehouse

/// From which genre users' top search went to which.
enum TransitionsPane {
    static func body(_ model: SearchModel, _ space: PaneSpace, isExact: Bool) -> PaneBody {
        let counts = TransitionCounts(model)
        guard !counts.genres.isEmpty else {
            return PaneBody(
                TextLine.wrapped(
                    "No user has a top search of a known genre in both months.", .secondary, to: space.columns))
        }
        let shape = TransitionShape(counts, space, isExact: isExact)
        let corner = "\(DateText.short(model.earlier.month))↓ \(DateText.short(model.later.month))→"
        let heads = GenreCode.codes(counts.genres, length: min(3, shape.pitch - 1))
        let rows = (0..<shape.count).map { from in
            let tiles = (0..<shape.count).map { tile(counts, from, $0, shape, isExact) }
            let name = counts.genres[from]
            let label = shape.pitch > 3 ? name : shape.labelWidth > 4 ? "\(heads[from]) \(name)" : heads[from]
            return HeatMatrix.Row(label: TextWidth.truncated(label, to: shape.labelWidth - 1), tiles: tiles)
        }
        let matrix = HeatMatrix(
            corner: TextWidth.columns(of: corner) < shape.labelWidth ? corner : "",
            heads: Array(heads.prefix(shape.count)),
            rows: rows, labelWidth: shape.labelWidth, pitch: shape.pitch, hasDetails: shape.hasDetails)
        var lines = matrix.lines(look: space.look)
        let note = note(counts, shape, isExact)
        let notes = TextLine.wrapped(parts: note, .secondary, to: space.columns)
        if lines.count + notes.count < space.rows { lines.append(.empty) }
        if lines.count + notes.count <= space.rows { lines += notes }
        return PaneBody(
            lines, status: status(counts, shape, space, isExact), brief: leftOut(counts, shape, isBrief: true),
            pinned: 1)
    }

    private static func tile(
        _ counts: TransitionCounts, _ from: Int, _ to: Int, _ shape: TransitionShape, _ isExact: Bool
    ) -> HeatMatrix.Tile {
        let users = counts.users(from, to)
        guard users > 0 else { return .empty }
        let share = counts.share(from, to)
        let percent = percent(share, digits: shape.pitch > 4 ? 1 : 0)
        return HeatMatrix.Tile(
            isExact ? NumberText.grouped(users) : percent, detail: shape.hasDetails ? percent : "",
            weight: from == to ? nil : share / counts.mostMoved)
    }

    private static func percent(_ share: Double, digits: Int) -> String {
        guard share.isFinite else { return NumberText.none }
        let text = NumberText.fixed(share * 100, digits: share > 0.9995 ? 0 : digits)
        return text == "0" ? "<1" : text
    }

    private static func note(_ counts: TransitionCounts, _ shape: TransitionShape, _ isExact: Bool) -> [String] {
        let unit = isExact ? shape.hasDetails ? "users, and % of the row" : "users" : "% of the row's users"
        return [leftOut(counts, shape, isBrief: false), unit, "bold: the same genre again"]
    }

    private static func leftOut(_ counts: TransitionCounts, _ shape: TransitionShape, isBrief: Bool) -> String {
        let all = counts.genres.count
        guard shape.count < all else { return "" }
        if isBrief { return "\(shape.count) of \(all)" }
        return "the \(shape.count) largest of \(NumberText.counted(Int64(all), "genre"))"
    }

    /// What the corner has room for beside the title.
    private static func status(
        _ counts: TransitionCounts, _ shape: TransitionShape, _ space: PaneSpace, _ isExact: Bool
    ) -> String {
        let short = leftOut(counts, shape, isBrief: true)
        let unit = isExact ? "users" : "% of row"
        guard !short.isEmpty else { return unit }
        let room = space.columns - Pane.transitions.title.count - 4
        return ["\(short) genres · \(unit)", "\(short) genres"].first { $0.count <= room } ?? short
    }
}
