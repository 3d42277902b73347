import TerminalUI

/// What happened, newest at the bottom.
enum StreamLogPane {
    static func body(_ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        let all = (state.stream?.log ?? []).suffix(DashboardState.mostLogLines)
        let filter = state.filter(of: .streamLog)
        let log = all.filter { filter.keeps($0.text) }
        guard !all.isEmpty else {
            let text = "Starts, stops and faults are told here, the newest at the bottom."
            return PaneBody(NextStep.lines(text, .stream, state, space))
        }
        let times = log.map { DateText.clock($0.at, now: state.now, offset: state.utcOffset) }
        let width = times.map { TextWidth.columns(of: $0) }.max() ?? 0
        let lines = zip(log, times).flatMap { line, time in
            let time = space.columns >= 30 ? TextWidth.fitted(time, to: width) + " " : ""
            return entry(line, time: time, space)
        }
        let isHeld = state.scroll[.streamLog] != nil
        var body = PaneBody(
            lines, status: isHeld ? "held · End follows" : "", brief: isHeld ? "held" : "", followsEnd: true)
        body.tell(filter, found: log.count, of: all.count, space)
        return body
    }

    private static func entry(_ line: LogLine, time: String, _ space: PaneSpace) -> [TextLine] {
        let lead = [Span(time, .secondary), Span("\(line.level.sign(space.look.glyphs)) ", line.level.role)]
        let indent = lead.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
        let room = max(1, space.columns - indent)
        let role: Role = line.level == .info ? .text : line.level.role
        let texts = TextWidth.wrapped(line.text, to: room)
        return (texts.isEmpty ? [""] : texts).enumerated().map { index, text in
            TextLine((index == 0 ? lead : [Span(TextWidth.spaces(indent))]) + [Span(text, role)])
        }
    }
}

extension LogLine.Level {
    fileprivate var role: Role {
        switch self {
        case .info: .faint
        case .warning: .warning
        case .error: .bad
        }
    }

    fileprivate func sign(_ glyphs: Glyphs) -> Character {
        switch self {
        case .info: glyphs.bullet
        case .warning: "!"
        case .error: glyphs.cross
        }
    }
}
