import Columnar
import DataQuality
import DurableFiles
import Foundation
import Genres
import Warehouse

/// The search ETL: search logs → each user's top search a month → genres → what changed, as one published generation.
///
/// A day's log becomes one partition of `fact_search`; only new and changed days are read again. All else is computed from
/// the two months compared, a month a thread.
package struct SearchLoad: Sendable {
    private let options: SearchOptions
    private let meter: SearchMeter
    private let makeLabeler: @Sendable () async throws -> GenreLabeler

    /// - Parameter labeler: may train a model first, which then happens while the logs are read.
    package init(
        _ options: SearchOptions, meter: SearchMeter, labeler: @escaping @Sendable () async throws -> GenreLabeler
    ) {
        self.options = options
        self.meter = meter
        makeLabeler = labeler
    }

    /// Runs the load and returns its record, which is also kept in the workspace. A cancelled run leaves the warehouse as
    /// it was.
    ///
    /// - Throws: what stopped it; the record of the failed run is kept as well.
    package func run() async throws -> RunRecord {
        try await RunLedger(folder: options.workspace + "/runs", files: options.files)
            .recording(job: "search", input: options.input) { record in try await load(&record) }
    }

    private func load(_ record: inout RunRecord) async throws {
        async let classifier = classifier()
        let found = try DayFolders(folder: options.input, through: options.files)
        record.skipped = found.skipped
        try options.files.createFolder(options.warehouse)
        let folder = WarehouseFolder(root: options.warehouse, files: options.files)
        let generation = try GenerationWriter(folder: folder)
        defer { generation.release() }
        do {
            if options.isSample, generation.previous?.manifest.holdsRealData == true {
                throw SearchLoadError.realDataLoaded(warehouse: options.warehouse)
            }
            var days = found.days
            while true {
                let plan = try SearchPlan(
                    days: days, skipped: record.skipped, previous: generation.previous?.manifest, options: options)
                record.unchanged = plan.unchanged
                if plan.readsNothing, plan.changesNothing(classifier: try await classifier.fingerprint) {
                    record.skipped += plan.stillUnreadable
                    try generation.discard()
                    break
                }
                let months = try await read(plan, generation)
                let unreadable = months.filter { plan.isUnreadable($0.month, loaded: $0.loaded) }
                if unreadable.isEmpty {
                    let readsNothing = months.allSatisfy(\.loaded.isEmpty)
                    if readsNothing, plan.changesNothing(classifier: try await classifier.fingerprint) {
                        record.skipped += months.flatMap(\.skipped) + plan.stillUnreadable
                        try generation.discard()
                    } else {
                        try await build(generation, plan, months, try await classifier, &record)
                    }
                    break
                }
                // Compared with nothing, everybody would be lost: the months are chosen again, without these.
                record.skipped += unreadable.flatMap(\.skipped)
                days.removeAll { day in unreadable.contains { $0.month == Month(of: day.day) } }
            }
            record.search = try folder.current()?.searchFigures()
        } catch {
            try? generation.discard()
            throw error
        }
    }

    private func classifier() async throws -> Classifier {
        let labeler = try await makeLabeler()
        guard labeler.asksForModel else { return Classifier(labeler) }
        meter.asksLanguageModel(true)
        defer { meter.asksLanguageModel(false) }
        return Classifier(try await labeler.resolved())
    }

    private func read(_ plan: SearchPlan, _ generation: GenerationWriter) async throws -> [ReadMonth] {
        meter.begin(files: plan.toRead.reduce(0) { $0 + $1.files.count })
        let months = plan.months
        return try await concurrently(months.count) { try read(months[$0], plan, generation) }
    }

    private func build(
        _ generation: GenerationWriter, _ plan: SearchPlan, _ monthsRead: [ReadMonth], _ classifier: Classifier,
        _ record: inout RunRecord
    ) async throws {
        record.add(monthsRead)
        record.skipped += plan.stillUnreadable
        let readDays = monthsRead.flatMap(\.loaded)
        // A day whose changed files could not be read stays as it was loaded before.
        let kept = (plan.base?.days ?? []).filter { day in !readDays.contains { $0.day == day.day } }
        for day in kept { try generation.keep(SearchSchema.search, partition: day.day) }
        let days = (kept + readDays).sorted { $0.day < $1.day }

        meter.enter(.comparing)
        let comparison = try SearchComparison(
            earlier: compared(plan.earlier, days, monthsRead), later: compared(plan.later, days, monthsRead))
        let labels = try await classifier.labels(of: comparison, reusing: generation.previous, plan.base, meter)

        meter.enter(.publishing)
        let tables = SearchTables(comparison: comparison, labels: labels.known, generation: generation)
        let trending = try await tables.write()
        try Task.checkCancellation()
        var search = SearchManifest(
            isSample: options.isSample, days: days, earlier: plan.earlier, later: plan.later,
            classifier: classifier.fingerprint)
        search.take(comparison, labels, trending)
        try await publish(generation, search, &record)
    }

    /// Tables whose tests fail are not published: what was there before is better.
    private func publish(
        _ generation: GenerationWriter, _ search: SearchManifest, _ record: inout RunRecord
    ) async throws {
        var manifest = generation.previous?.manifest.base(forSample: options.isSample) ?? Manifest()
        if manifest.content != nil { try generation.keep(StarSchema.all + MartSchema.all) }
        manifest.search = search
        manifest.rows[SearchSchema.search.name] = search.days.reduce(0) { $0 + $1.rowsLoaded }
        manifest.rows[SearchSchema.trendingChange.name] = search.trending.values.reduce(0, +)
        let results = try await DataChecks(
            generation.unpublished(manifest), tables: SearchSchema.all, depth: .quick
        ).run()
        record.checks = results.summary
        try results.requireAllPassed()
        try generation.publish(manifest)
    }

    private func read(_ month: Month, _ plan: SearchPlan, _ generation: GenerationWriter) throws -> ReadMonth {
        var reader = MonthReader(generation: generation, meter: meter)
        let loadedBefore = Set((plan.base?.days ?? []).map(\.day))
        for folder in plan.toRead where Month(of: folder.day) == month {
            try reader.take(
                folder, wasLoaded: loadedBefore.contains(folder.day), keepsRows: plan.isCompared(month))
        }
        if plan.isCompared(month), let previous = generation.previous {
            let read = Set(reader.loaded.map(\.day))
            for day in plan.base?.days ?? [] where Month(of: day.day) == month && !read.contains(day.day) {
                try reader.take(partition: previous.file(of: SearchSchema.search, partition: day.day), day: day.day)
            }
        }
        return ReadMonth(
            month: month, loaded: reader.loaded, skipped: reader.skipped, account: reader.account,
            searches: plan.isCompared(month) ? MonthSearches(reader.rows, reader.texts) : nil)
    }

    private func compared(_ month: Month, _ days: [LoadedDay], _ read: [ReadMonth]) -> ComparedMonth {
        ComparedMonth(
            month: month, days: days.count { Month(of: $0.day) == month },
            searches: read.first { $0.month == month }?.searches ?? MonthSearches(SearchRows(), MonthTexts()))
    }
}

/// What a month's task brings back.
private struct ReadMonth: Sendable {
    let month: Month
    let loaded: [LoadedDay]
    let skipped: [RunRecord.Skipped]
    let account: RowAccount
    /// Nil for a month that is not compared.
    let searches: MonthSearches?
}

extension RunRecord {
    fileprivate mutating func add(_ months: [ReadMonth]) {
        skipped += months.flatMap(\.skipped)
        for day in months.flatMap(\.loaded) { add(day) }
        repaired = months.reduce(into: [:]) { $0.merge($1.account.repaired, uniquingKeysWith: +) }
    }
}

extension SearchManifest {
    fileprivate mutating func take(
        _ comparison: SearchComparison, _ labels: Classifier.Labels, _ trending: [TrendingType: Int64]
    ) {
        classified = Dictionary(labels.known.values.map { ($0.source.rawValue, 1) }, uniquingKeysWith: +)
        pending = Int64(comparison.topKeywords.count - labels.known.count)
        pendingReason = pending > 0 ? labels.pendingReason : nil
        self.trending = Dictionary(uniqueKeysWithValues: trending.map { ($0.key.rawValue, $0.value) })
        keywords = comparison.union.searchedCount
    }
}
