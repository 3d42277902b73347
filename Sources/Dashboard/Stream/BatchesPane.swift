import TerminalUI

/// How fast batches take votes in, and whether they keep up.
enum BatchesPane {
    static func body(_ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        guard let stream = state.stream, stream.batch.id != nil else {
            return PaneBody(NextStep.lines("Rates and durations of the batches appear here.", .stream, state, space))
        }
        let phase = state.streamPhase
        let facts = BatchFacts(stream, state)
        let lines = space.rows < 5 ? compact(facts, space) : full(facts, stream, space)
        var body = PaneBody(lines, status: trigger(stream.batch.trigger))
        if phase.isStale { body.dim() }
        if facts.isBehind { (body.status, body.statusRole) = ("falling behind", .warning) }
        return body
    }

    private static func trigger(_ trigger: BatchView.Trigger) -> String {
        switch trigger {
        case .every(let seconds) where seconds.isFinite: "every \(NumberText.short(seconds)) s"
        case .every: ""
        case .onArrival: "on arrival"
        }
    }

    private static func compact(_ facts: BatchFacts, _ space: PaneSpace) -> [TextLine] {
        let took = Span(facts.took, .strong)
        let trend = facts.trend(width: space.columns - TextWidth.columns(of: facts.took) - 8, space)
        let waits = [
            facts.waiting + " waiting", facts.deferred, facts.next.map { "next " + $0 } ?? "last " + facts.committed,
        ]
        return [
            TextLine([
                Span(facts.input + "/s", .strong), Span(" in · ", .secondary), Span(facts.processed + "/s", .strong),
                Span(" counted", .secondary),
            ]), TextLine([took, Span(" each  ", .secondary), Span(trend, .bar)]),
            TextLine(TextLine.fitting(parts: waits, space.columns), facts.isBehind ? .warning : .secondary),
        ]
    }

    private static func full(_ facts: BatchFacts, _ stream: StreamView, _ space: PaneSpace) -> [TextLine] {
        let line = { (label: String, spans: [Span]) in
            TextLine([Span(TextWidth.fitted(label, to: 11), .secondary)] + spans)
        }
        let took = TextWidth.fitted(facts.took, to: 9)
        let waiting = [facts.waiting, facts.deferred].filter { !$0.isEmpty }.joined(separator: " · ")
        var lines = facts.isBehind ? TextLine.wrapped(facts.behind, .warning, to: space.columns) : []
        lines += [
            line("coming in", [Span(facts.input, .strong), Span(" votes/s", .secondary)]),
            line("counted at", [Span(facts.processed, .strong), Span(" votes/s", .secondary)]),
            line("a batch", [Span(took, .strong), Span(facts.trend(width: space.columns - 20, space), .bar)]),
            line("waiting", [Span(waiting, facts.isBehind ? .warning : .text)]),
            line("committed", [Span(facts.committed)]),
        ]
        if let next = facts.next { lines.append(line("next", [Span(next)])) }
        let parts = parts(stream.batch, space)
        if !parts.isEmpty, lines.count + parts.count + 1 <= space.rows { lines += [.empty] + parts }
        for chart in [history(stream.recentBatches, durations: true, space), history(stream.recentBatches, space)]
        where !chart.isEmpty && lines.count + chart.count + 1 <= space.rows {
            lines += [.empty] + chart
        }
        return lines
    }

    private static func parts(_ batch: BatchView, _ space: PaneSpace) -> [TextLine] {
        let scale = BarScale.linear(max: batch.parts.map(\.milliseconds).filter(\.isFinite).max() ?? 0)
        let rows = batch.parts.prefix(8).map { part in
            Table.Row([
                .text(part.name, .secondary), .bar(scale.fraction(part.milliseconds)),
                .text(NumberText.milliseconds(part.milliseconds)),
            ])
        }
        let columns: [Table.Column] = [
            .init("", shrinksTo: 9), .init("", grows: 1, most: 40, priority: 1), .init("", .right),
        ]
        return Table(columns: columns, rows: rows, showsHeader: false).lines(width: space.columns, look: space.look)
    }

    /// How long the last batches took, or how many votes each brought.
    private static func history(
        _ batches: [RecentBatch], durations: Bool = false, _ space: PaneSpace
    ) -> [TextLine] {
        let shown = batches.suffix(max(1, space.columns))
        let values = shown.map { durations ? $0.durationMs : Double($0.rows) }
        guard values.count > 1, let most = values.filter(\.isFinite).max() else { return [] }
        let chart = ColumnChart.lines(values, width: space.columns, height: 6, glyphs: space.look.glyphs)
        let caption =
            durations ? "longest \(NumberText.milliseconds(most))" : "most votes in one \(NumberText.short(most))"
        return chart + TextLine.wrapped("last \(values.count) batches · " + caption, .secondary, to: space.columns)
    }
}

/// The figures of the batches, in words.
struct BatchFacts {
    var input: String
    var processed: String
    var took: String
    var waiting: String
    /// Empty where no file is being written.
    var deferred: String
    var committed: String
    /// Nil while nothing runs.
    var next: String?
    var isBehind: Bool
    var behind = "Votes come faster than they are counted."
    private var durations: [Double]

    init(_ stream: StreamView, _ state: DashboardState) {
        let (batch, ledger) = (stream.batch, stream.ledger)
        let isActive = state.job(.stream)?.isActive == true
        input = batch.inputRowsPerSecond.map { NumberText.short($0) } ?? NumberText.none
        processed = batch.processedRowsPerSecond.map { NumberText.short($0) } ?? NumberText.none
        took = batch.durationMs.map { NumberText.milliseconds($0) } ?? NumberText.none
        waiting = NumberText.counted(Int64(ledger.filesWaiting), "file")
        deferred = ledger.filesDeferred == 0 ? "" : NumberText.short(Int64(ledger.filesDeferred)) + " half-written"
        committed =
            batch.committedAt.map { DateText.clock($0, now: state.now, offset: state.utcOffset) } ?? NumberText.none
        isBehind = batch.isFallingBehind && isActive
        durations = stream.recentBatches.map(\.durationMs)
        next = isActive ? BatchFacts.next(batch, now: state.now) : nil
    }

    /// How long the last batches took.
    func trend(width: Int, _ space: PaneSpace) -> String {
        BrailleTrend.text(durations, width: min(30, width), glyphs: space.look.glyphs)
    }

    private static func next(_ batch: BatchView, now: Double) -> String? {
        guard let at = batch.nextTriggerAt else {
            return batch.trigger == .onArrival ? "with the next file" : nil
        }
        let rest = at - now
        return rest >= 1
            ? "in " + NumberText.wholeDuration(rest) : rest > -2 ? "now" : "due for " + NumberText.wholeDuration(-rest)
    }
}
