import Warehouse

/// What a load did.
struct LoadOutcome: Sendable {
    let server: String
    let method: SendingMethod
    let plans: [TablePlan]
    let absent: [TableSchema]
    let notes: [String]
}

extension RunRecord {
    mutating func add(_ outcome: LoadOutcome) {
        var figures = DatabaseFigures()
        figures.server = outcome.server
        figures.method = outcome.method.rawValue
        for plan in outcome.plans {
            figures.tables[plan.source.name] = .init(
                rows: plan.source.rowCount, rowsSent: plan.rowsToSend, partsSent: plan.parts.count,
                partsUnchanged: plan.unchangedParts)
        }
        database = figures
        rowsRead = Int64(outcome.plans.reduce(0) { $0 + $1.rowsToSend })
        rowsLoaded = rowsRead
        unchanged = outcome.plans.reduce(0) { $0 + $1.unchangedParts }
        skipped = outcome.absent.map { Skipped(name: $0.name, reason: "the warehouse has no such table yet") }
        notes = outcome.notes
    }
}
