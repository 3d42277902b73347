import TerminalUI

/// What to press where there are no votes to show.
enum StreamGuide {
    static func lines(_ state: DashboardState, columns: Int) -> [TextLine] {
        var lines: [TextLine] = []
        switch state.streamPhase {
        case .failed(let reason):
            lines += TextLine.wrapped("The stream engine failed: " + reason, .bad, to: columns)
        case .waiting, .stopping:
            lines += TextLine.wrapped("The first votes appear here with the first batch.", .secondary, to: columns)
        default:
            lines += TextLine.wrapped("No live song votes have been counted yet.", .secondary, to: columns)
        }
        let steps = JobID.services.filter { state.job($0)?.isBusy == false }
        if !steps.isEmpty { lines.append(.empty) }
        return lines + steps.flatMap { step($0, state, columns) }
    }

    private static func step(_ id: JobID, _ state: DashboardState, _ columns: Int) -> [TextLine] {
        let key = KeyBindings.binding(of: .startStop(id))?.name ?? ""
        let verb = if case .failed? = state.job(id)?.state { "restarts" } else { "starts" }
        return hanging(Span(key + " ", .key), "\(verb) \(purpose(of: id))", .text, to: columns)
    }

    private static func purpose(of id: JobID) -> String {
        switch id {
        case .api: "the API that makes votes up"
        case .poller: "the poller that gets them"
        case .stream: "the engine that counts them"
        case .content, .search, .load: "the " + id.title
        }
    }

    /// Text in lines below each other, with what leads it at the left of the first.
    static func hanging(_ lead: Span, _ text: String, _ role: Role, to columns: Int) -> [TextLine] {
        let indent = TextWidth.columns(of: lead.text)
        return TextWidth.wrapped(text, to: max(1, columns - indent)).enumerated().map { index, line in
            TextLine([index == 0 ? lead : Span(TextWidth.spaces(indent)), Span(line, role)])
        }
    }
}
