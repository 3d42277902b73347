import Columnar
import Warehouse

/// Takes days through the load, one after another in date order, each in two steps that overlap with its neighbours':
///
///     parse day 2 (a part a thread)  ‖  store day 1: facts, partition, measures
///     take day 2's new members in    (a dimension a thread)
///     parse day 3                    ‖  store day 2 …
struct DayPipeline: Sendable {
    let parser: PartParser
    let generation: GenerationWriter
    let accumulator: MeasureAccumulator

    struct Outcome: Sendable {
        var days: [LoadedDay] = []
        var skipped: [RunRecord.Skipped] = []
    }

    /// A parsed day whose new members have their surrogate keys.
    private struct ResolvedDay: Sendable {
        let day: Day
        let parts: [ParsedPart]
        let ids: [NewIDs]
        /// First keys not given when the day was resolved.
        let bounds: ContentManifest.SurrogateKeys
    }

    /// - Parameter files: in date order, which decides the surrogate keys.
    func run(_ files: [DayFile]) async throws -> Outcome {
        var outcome = Outcome()
        var waiting: ResolvedDay?
        for file in files {
            switch try await parse(file, whileStoring: waiting.take()) {
            case .success(let parts):
                outcome.days.append(LoadedDay(file, parts))
                waiting = try await resolve(file.day, parts, isLast: file == files.last)
            case .failure(let error):
                outcome.skipped.append(RunRecord.Skipped(name: file.identity.name, reason: error.reason))
            }
        }
        try await store(waiting)
        return outcome
    }

    private func parse(
        _ file: DayFile, whileStoring previous: ResolvedDay?
    ) async throws -> Result<[ParsedPart], InputError> {
        async let stored: Void = store(previous)
        let parsed = try await parse(file)
        try await stored
        return parsed
    }

    /// A file that cannot be read to its end is a result, not an error: the other days go on.
    private func parse(_ file: DayFile) async throws -> Result<[ParsedPart], InputError> {
        let parts = DayPart.parts(of: file)
        do {
            return .success(try await concurrently(parts.count) { try parser.parse(parts[$0]) })
        } catch let error as InputError {
            return .failure(error)
        }
    }

    /// Gives the day's new members their surrogate keys.
    private func resolve(_ day: Day, _ parts: [ParsedPart], isLast: Bool) async throws -> ResolvedDay {
        let dimensions = parser.dimensions
        let ids = try await concurrently(3) { dimension in
            switch dimension {
            case 0: try dimensions.contracts.absorb(parts.map(\.newContracts), lookupsFollow: !isLast)
            case 1: try dimensions.devices.absorb(parts.map(\.newDevices), lookupsFollow: !isLast)
            default: try dimensions.apps.absorb(parts.map(\.newApps), lookupsFollow: !isLast)
            }
        }
        return ResolvedDay(
            day: day, parts: parts.map(\.withoutNewKeys),
            ids: parts.indices.map { NewIDs(contracts: ids[0][$0], devices: ids[1][$0], apps: ids[2][$0]) },
            bounds: dimensions.nextIDs)
    }

    /// Writes the day's partition, and adds its rows to the measures.
    private func store(_ resolved: ResolvedDay?) async throws {
        guard let resolved else { return }
        let day = resolved.day
        let bounds = resolved.bounds
        let rows = try await concurrently(1) { _ in
            FactRows(resolved.parts, ids: resolved.ids, contractBound: bounds.contract)
        }[0]
        let steps: [@Sendable () throws -> Void] = [
            {
                var writer = try generation.openWriter(StarSchema.usage.columnSchemas, StarSchema.usage, day)
                try rows.write(through: &writer)
                try writer.close()
            },
            { accumulator.add(rows, day: day, bounds: bounds) },
        ]
        _ = try await concurrently(steps.count) { try steps[$0]() }
    }
}

extension ParsedPart {
    fileprivate var withoutNewKeys: ParsedPart {
        var part = self
        part.newContracts = NewKeys()
        part.newDevices = NewKeys()
        part.newApps = NewKeys()
        return part
    }
}

extension LoadedDay {
    fileprivate init(_ file: DayFile, _ parts: [ParsedPart]) {
        self.init(
            day: file.day, file: file.identity, rowsRead: parts.reduce(0) { $0 + $1.rowsRead },
            rowsLoaded: parts.reduce(0) { $0 + Int64($1.seconds.count) },
            rejected: parts.reduce(into: [:]) { $0.merge($1.rejected, uniquingKeysWith: +) },
            seconds: parts.reduce(Int64(0)) { sum, part in part.seconds.reduce(sum) { $0.addingClamped($1) } })
    }
}
