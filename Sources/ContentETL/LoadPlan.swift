import Warehouse

/// Which days a run parses, and whether there is anything to do.
struct LoadPlan: Sendable {
    /// New or changed, in date order.
    let toParse: [DayFile]
    /// Days of the input that had not changed.
    let unchanged: Int
    /// What the new generation continues; nil where it starts afresh, as after the sample.
    let base: ContentManifest?

    /// - Throws: `asOfTooEarly`, so that it is told before minutes of parsing and not after.
    init(files: [DayFile], previous: Manifest?, options: ContentOptions) throws(ContentLoadError) {
        let base = previous?.base(forSample: options.isSample).content
        self.base = base
        let loaded = Dictionary(uniqueKeysWithValues: (base?.days ?? []).map { ($0.day, $0) })
        toParse = files.filter { loaded[$0.day]?.file != $0.identity }
        unchanged = files.count - toParse.count
        let days = files.map(\.day) + (base?.days ?? []).map(\.day)
        if let asOf = options.asOf, let last = days.max(), asOf < last { throw .asOfTooEarly(asOf: asOf, last: last) }
    }

    /// The as-of date of the result, given the days that are in it.
    func asOf(_ days: [LoadedDay], _ options: ContentOptions) throws(ContentLoadError) -> Day {
        guard let last = days.map(\.day).max() else {
            throw .nothingToLoad(folder: options.input, skipped: 0)
        }
        return options.asOf ?? last
    }

    /// True when the warehouse already is what the run would make.
    func changesNothing(_ options: ContentOptions) -> Bool {
        guard let base, toParse.isEmpty else { return false }
        return base.asOf == (options.asOf ?? base.days.last?.day)
            && base.categories == options.categories.byApp && base.defaultCategory == options.categories.fallback
            && base.segments == options.segments
    }
}
