import Columnar
import Warehouse

/// Reads every row of `fact_usage` once, days shared out to as many threads as there are cores.
struct FactPass {
    private let context: CheckContext

    init(_ context: CheckContext) { self.context = context }

    struct Outcome: Sendable {
        /// Nil where the facts or a dimension cannot be read.
        var tally: FactTally?
        /// What is wrong with files that open but do not give their rows.
        var damage: [String] = []
    }

    func run() async throws -> Outcome {
        guard let dimensions = dimensions(), let facts = context.files[StarSchema.usage.name],
            facts.unreadable.isEmpty
        else { return Outcome() }
        let threads = max(1, min(WorkerThreads.count, facts.files.count))
        let parts = try await concurrently(threads) { thread in
            var part = Outcome(tally: FactTally(dimensions))
            for index in stride(from: thread, to: facts.files.count, by: threads) {
                do {
                    try Self.add(facts.files[index], index, to: &part.tally)
                } catch let error as ParquetError {
                    part.damage.append("\(facts.files[index].day.map(String.init(describing:)) ?? ""): \(error.reason)")
                }
            }
            return part
        }
        let damage = parts.flatMap(\.damage)
        guard damage.isEmpty, var sum = parts.first?.tally else { return Outcome(damage: damage) }
        for part in parts.dropFirst() { if let tally = part.tally { sum.merge(tally) } }
        return Outcome(tally: sum)
    }

    private static func add(_ file: TableFiles.File, _ index: Int, to tally: inout FactTally?) throws {
        guard let day = file.day else { return }
        let reader = try ParquetReader(path: file.path)
        var first = 0
        for rowGroup in 0..<reader.rowGroupCount {
            try Task.checkCancellation()
            let batch = try reader.read(FactTally.columns, rowGroup: rowGroup)
            tally?.add(batch, day: day, file: index, first: first)
            first += batch.rowCount
        }
    }

    private func dimensions() -> FactTally.Dimensions? {
        guard let apps = members(StarSchema.app), let contracts = members(StarSchema.contract),
            let devices = members(StarSchema.device)
        else { return nil }
        return FactTally.Dimensions(apps: apps, contracts: contracts, devices: devices)
    }

    private func members(_ table: TableSchema) -> Members? {
        guard let file = context.files[table.name]?.files.first,
            let keys = try? file.read(table.columns[0].schema.name).integers
        else { return nil }
        return Members(keys)
    }
}
