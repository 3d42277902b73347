import CPlatform
import DataQuality
import DurableFiles
import Foundation
import Warehouse

/// The content ETL: day logs → star schema → marts, as one published generation.
///
/// Each day is parsed against the frozen dimensions, then its new members join them and its rows become facts. Measures
/// are computed from facts only, those of this run and those kept.
package struct ContentLoad: Sendable {
    private let options: ContentOptions
    private let meter: ProgressMeter

    package init(_ options: ContentOptions, meter: ProgressMeter) {
        self.options = options
        self.meter = meter
    }

    /// Runs the load and returns its record, which is also kept in the workspace. A cancelled run leaves the warehouse as
    /// it was.
    ///
    /// - Throws: what stopped it; the record of the failed run is kept as well.
    package func run() async throws -> RunRecord {
        // Large arrays go back to the system when they are freed: without this glibc keeps them, an eighth of the peak.
        cyc_return_blocks_from(4 << 20)
        return try await RunLedger(folder: options.workspace + "/runs", files: options.files)
            .recording(job: "content", input: options.input) { record in try await load(&record) }
    }

    private func load(_ record: inout RunRecord) async throws {
        let found = try DayFiles(folder: options.input, through: options.files)
        record.skipped = found.skipped
        try options.files.createFolder(options.warehouse)
        let folder = WarehouseFolder(root: options.warehouse, files: options.files)
        let generation = try GenerationWriter(folder: folder)
        defer { generation.release() }
        do {
            if options.isSample, generation.previous?.manifest.holdsRealData == true {
                throw ContentLoadError.realDataLoaded(warehouse: options.warehouse)
            }
            let plan = try LoadPlan(files: found.files, previous: generation.previous?.manifest, options: options)
            record.unchanged = plan.unchanged
            if plan.changesNothing(options) {
                try generation.discard()
            } else {
                try await build(generation, plan, &record)
            }
            try describeResult(folder, &record)
        } catch {
            try? generation.discard()
            throw error
        }
    }

    private func build(_ generation: GenerationWriter, _ plan: LoadPlan, _ record: inout RunRecord) async throws {
        let dimensions = Dimensions()
        if let base = plan.base, let previous = generation.previous { try await dimensions.load(previous, base) }
        meter.begin(bytesTotal: plan.toParse.reduce(0) { $0 + $1.identity.size })
        let quarantine = options.workspace + "/quarantine/content"
        try options.files.createFolder(quarantine)

        try Quarantine.removeLeftovers(in: quarantine, files: options.files)

        let accumulator = MeasureAccumulator()
        let pipeline = DayPipeline(
            parser: PartParser(
                dimensions: dimensions, quarantineFolder: quarantine, files: options.files, meter: meter),
            generation: generation, accumulator: accumulator)
        let parsed = try await pipeline.run(plan.toParse)
        record.skipped += parsed.skipped
        for day in parsed.days { record.add(day) }

        // A day whose changed file could not be read stays as it was loaded before.
        let parsedDays = Set(parsed.days.map(\.day))
        let kept = (plan.base?.days ?? []).filter { !parsedDays.contains($0.day) }
        let days = (kept + parsed.days).sorted { $0.day < $1.day }
        guard !days.isEmpty else {
            throw ContentLoadError.nothingToLoad(folder: options.input, skipped: record.skipped.count)
        }
        let asOf = try plan.asOf(days, options)
        meter.enter(.measuring)
        if let base = plan.base, let previous = generation.previous {
            try await accumulator.add(kept.map(\.day), of: previous, bounds: base.nextIDs)
        }
        for day in kept { try generation.keep(StarSchema.usage, partition: day.day) }

        meter.enter(.writing)
        let star = try await StarMeasures(accumulator)
        accumulator.removeAll()
        let scores = try await CustomerScores(
            star, asOf: asOf, rules: options.segments, unknown: dimensions.unknownContracts(options.segments))
        try await StarTables(
            star: star, scores: scores, dimensions: dimensions, categories: options.categories, asOf: asOf,
            days: days.map(\.day), generation: generation
        ).write()
        let history = try keepHistory(generation, plan, asOf)

        var content = ContentManifest(
            isSample: options.isSample, asOf: asOf, nextIDs: dimensions.nextIDs, categories: options.categories.byApp,
            defaultCategory: options.categories.fallback, days: days, asOfHistory: history)
        content.notes = scores.notes
        content.segments = options.segments
        var manifest = generation.previous?.manifest.base(forSample: options.isSample) ?? Manifest()
        if manifest.search != nil { try generation.keep(SearchSchema.all) }
        manifest.content = content
        manifest.rows.merge(star.rowCounts) { $1 }
        try await check(generation, manifest, star, &record)

        meter.enter(.publishing)
        try Task.checkCancellation()
        try publishRejects(of: parsed.days, in: quarantine, plan)
        try generation.publish(manifest)
    }

    /// Tables whose tests fail are not published: what was there before is better.
    private func check(
        _ generation: GenerationWriter, _ manifest: Manifest, _ star: StarMeasures, _ record: inout RunRecord
    ) async throws {
        let checks = DataChecks(
            generation.unpublished(manifest), tables: StarSchema.all + MartSchema.all, depth: .quick,
            known: star.knownFacts)
        let results = try await checks.run()
        record.checks = results.summary
        try results.requireAllPassed()
    }

    private func publishRejects(of days: [LoadedDay], in quarantine: String, _ plan: LoadPlan) throws {
        for day in days {
            try Quarantine.publish(folder: quarantine, fileName: day.file.name, files: options.files)
            let before = plan.base?.days.first { $0.day == day.day }?.file.name
            if let before, before != day.file.name {
                try Quarantine.publish(folder: quarantine, fileName: before, files: options.files)
            }
        }
        try Quarantine.removeLeftovers(in: quarantine, files: options.files)
    }

    /// Segments of earlier as-of dates come along unchanged, so that later runs can show change.
    private func keepHistory(_ generation: GenerationWriter, _ plan: LoadPlan, _ asOf: Day) throws -> [Day] {
        let earlier = (plan.base?.asOfHistory ?? []).filter { $0 != asOf }
        for day in earlier {
            try generation.keep(MartSchema.rfm, partition: day)
            try generation.keep(MartSchema.segment, partition: day)
        }
        return (earlier + [asOf]).sorted()
    }

    /// The figures of the whole warehouse, as published.
    private func describeResult(_ folder: WarehouseFolder, _ record: inout RunRecord) throws {
        guard let current = try folder.current(), let content = current.manifest.content else {
            throw ContentLoadError.nothingToLoad(folder: options.input, skipped: record.skipped.count)
        }
        let totals = try current.totals()
        record.asOf = content.asOf
        record.apps = totals.apps
        record.contracts = totals.contracts
        record.devices = totals.devices
        record.totalDuration = totals.seconds
        record.notes = content.notes
    }
}

extension StarMeasures {
    /// Every row of every day went through the measures: those of this run as they were written, others as read back.
    fileprivate var knownFacts: KnownFacts {
        KnownFacts(
            seconds: Dictionary(daily.map { ($0.day, $0.totals.seconds) }) { $1 },
            keys: ["app_id": apps, "contract_id": contracts, "device_id": devices])
    }

    fileprivate var rowCounts: [String: Int64] {
        [
            StarSchema.app.name: Int64(apps.count), StarSchema.contract.name: Int64(contracts.count),
            StarSchema.device.name: Int64(devices.count), StarSchema.usage.name: rows,
        ]
    }
}
