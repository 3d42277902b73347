import TerminalUI

/// The three jobs that votes pass through, what they do now, and the keys that start and stop them.
enum ControlPane {
    static func body(_ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        let names = JobID.services.map { TextWidth.columns(of: name($0, space)) }.max() ?? 0
        let words = JobID.services.map { TextWidth.columns(of: word(state.job($0), space)) }.max() ?? 0
        let lines = JobID.services.flatMap { id in
            let job = state.job(id)
            let head = [
                Span(KeyBindings.key(of: id) + " ", job == nil ? .disabled : .key),
                Span(TextWidth.fitted(name(id, space), to: names) + " ", .strong),
                Span(TextWidth.fitted(word(job, space), to: words), job?.state.role ?? .disabled),
            ]
            let used = head.reduce(0) { $0 + TextWidth.columns(of: $1.text) } + 2
            let detail = detail(id, job, columns: space.columns - used)
            return [TextLine(head + [Span("  " + detail.text, detail.role)])] + reason(job, space)
        }
        return PaneBody(lines, status: summary(state))
    }

    private static func name(_ id: JobID, _ space: PaneSpace) -> String {
        space.columns < 60 ? id.shortTitle : id == .api ? id.shortTitle : id.title
    }

    private static func word(_ job: JobView?, _ space: PaneSpace) -> String {
        guard let job else { return "\(space.look.glyphs.ring) not here" }
        return "\(job.sign(space.look.glyphs)) \(job.state.word)"
    }

    private static func detail(_ id: JobID, _ job: JobView?, columns: Int) -> (text: String, role: Role) {
        guard let job, columns > 0 else { return ("", .secondary) }
        switch job.state {
        case .failed: return (TextLine.fitting(parts: ["\(KeyBindings.key(of: id)) starts it again"], columns), .text)
        default:
            let parts = [job.headline] + job.counters.map { "\($0.value) \($0.label)" }
            return (TextLine.fitting(parts: parts, columns), .secondary)
        }
    }

    private static func reason(_ job: JobView?, _ space: PaneSpace) -> [TextLine] {
        guard case .failed(let reason)? = job?.state else { return [] }
        return TextLine.wrapped(reason, .bad, to: max(1, space.columns - 2)).map { $0.indented(by: 2) }
    }

    private static func summary(_ state: DashboardState) -> String {
        let count = JobID.services.count { state.job($0)?.isBusy == true }
        return count == 0 ? "nothing runs" : count == JobID.services.count ? "all run" : "\(count) of 3 run"
    }
}
