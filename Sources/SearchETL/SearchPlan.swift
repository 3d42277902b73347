import Warehouse

/// Which days a run reads, which it keeps, and which two months it compares.
struct SearchPlan: Sendable {
    /// New or changed, in date order.
    let toRead: [DayFolder]
    /// Days of the input that had not changed.
    let unchanged: Int
    /// Files of days loaded before that could not be read then, and lie there as they did.
    let stillUnreadable: [RunRecord.Skipped]
    /// What the new generation continues; nil where it starts afresh, as after the sample.
    let base: SearchManifest?
    let earlier: Month
    let later: Month

    /// - Parameter skipped: what could not be read before, to be named where nothing is left.
    init(
        days: [DayFolder], skipped: [RunRecord.Skipped], previous: Manifest?, options: SearchOptions
    ) throws(SearchLoadError) {
        base = previous?.base(forSample: options.isSample).search
        let loaded = Dictionary(uniqueKeysWithValues: (base?.days ?? []).map { ($0.day, $0) })
        toRead = days.filter { loaded[$0.day]?.file != $0.identity }
        unchanged = days.count - toRead.count
        stillUnreadable = days.compactMap { loaded[$0.day]?.file == $0.identity ? loaded[$0.day]?.unreadable : nil }
            .flatMap(\.self)
        let newDays = Set(toRead.map(\.day))
        let kept = (base?.days ?? []).filter { !newDays.contains($0.day) }
        let months = Set((kept.map(\.day) + toRead.map(\.day)).map(Month.init(of:))).sorted()
        guard let last = months.last else { throw .nothingToLoad(folder: options.input, skipped: skipped) }
        if let wanted = options.months {
            for month in [wanted.earlier, wanted.later] where !months.contains(month) {
                throw .monthNotLoaded(month, loaded: months, skipped: skipped)
            }
            (earlier, later) = wanted
        } else {
            (earlier, later) = (months.dropLast().last ?? last.previous, last)
        }
    }

    /// Months with something to read, and those compared.
    var months: [Month] { Set(toRead.map { Month(of: $0.day) } + [earlier, later]).sorted() }

    func isCompared(_ month: Month) -> Bool { month == earlier || month == later }

    /// True for a compared month that has days to read, and then no day at all: `loaded` now, or before.
    func isUnreadable(_ month: Month, loaded: [LoadedDay]) -> Bool {
        isCompared(month) && loaded.isEmpty && toRead.contains { Month(of: $0.day) == month }
            && !(base?.days ?? []).contains { Month(of: $0.day) == month }
    }

    var readsNothing: Bool { toRead.isEmpty }

    /// True when the warehouse already is what the run would make, if no day is read.
    func changesNothing(classifier: String) -> Bool {
        guard let base, base.pending == 0 else { return false }
        return base.earlier == earlier && base.later == later && base.classifier == classifier
    }
}
