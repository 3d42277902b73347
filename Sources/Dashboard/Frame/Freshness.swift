import TerminalUI
import Warehouse

/// What the data on screen is and how old, in words of several lengths.
struct Freshness {
    /// Longest first.
    var texts: [String]
    var role: Role

    init(_ state: DashboardState) {
        guard let model = state.overview else {
            let failed = state.dataError != nil
            texts = [failed ? "data error" : state.hasLoaded ? "no data yet" : "reading the data"]
            role = failed ? .bad : .secondary
            return
        }
        let kind = model.isSample ? "sample · " : ""
        let days = NumberText.counted(Int64(model.daysLoaded), "day") + " to " + DateText.long(model.lastDay)
        let asOf = model.asOf == model.lastDay ? "" : " · as of \(DateText.long(model.asOf))"
        let age = Freshness.age(state.now - model.publishedAt)
        texts = [
            kind + days + asOf + age, kind + days + asOf, kind + days, kind + "to \(DateText.long(model.lastDay))",
        ]
        role = .secondary
        if state.dataError != nil {
            texts = texts.map { "STALE · " + $0 }
            role = .warning
        }
    }

    private static func age(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "" }
        if seconds < 60 { return " · just loaded" }
        let coarse = seconds < 3600 ? (seconds / 60).rounded(.down) * 60 : (seconds / 3600).rounded(.down) * 3600
        return " · loaded \(NumberText.duration(coarse)) ago"
    }
}
