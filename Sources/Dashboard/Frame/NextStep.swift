import TerminalUI

/// Why there is nothing to see, and the key that brings something.
enum NextStep {
    /// - Parameter job: what would bring it; while it runs, that is said instead of its key.
    static func lines(_ what: String, _ job: JobID, _ state: DashboardState, _ space: PaneSpace) -> [TextLine] {
        TextLine.wrapped(what, .secondary, to: space.columns)
            + TextLine.wrapped(step(job, state), .text, to: space.columns)
    }

    private static func step(_ job: JobID, _ state: DashboardState) -> String {
        let key = KeyBindings.key(of: job)
        guard state.job(job)?.isBusy == true else {
            return JobID.services.contains(job)
                ? "Press \(key) to start the \(job.title)." : "Press \(key) to load \(job.logs)."
        }
        return JobID.services.contains(job)
            ? "The \(job.title) runs; it appears with the next batch."
            : "They are being loaded; it appears when that is done."
    }
}
