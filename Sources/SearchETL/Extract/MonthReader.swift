import Columnar
import DurableFiles
import Warehouse

/// Takes one month's days in: from the logs, writing each as a partition of `fact_search`, or from partitions loaded before.
struct MonthReader {
    let generation: GenerationWriter
    let meter: SearchMeter
    private(set) var texts = MonthTexts()
    private(set) var rows = SearchRows()
    private(set) var loaded: [LoadedDay] = []
    private(set) var skipped: [RunRecord.Skipped] = []
    private(set) var account = RowAccount()

    init(generation: GenerationWriter, meter: SearchMeter) {
        self.generation = generation
        self.meter = meter
    }

    /// A file that cannot be read is named and left out; a day without any that can be read is not loaded.
    ///
    /// One that cannot even be opened may be whole: the next run tries again, and a day that was loaded before stays as it
    /// was until then.
    /// - Parameters:
    ///   - wasLoaded: whether a partition of the day can be kept.
    ///   - keepsRows: false where only the partition is wanted.
    mutating func take(_ folder: DayFolder, wasLoaded: Bool, keepsRows: Bool) throws {
        let reader = SearchLogReader(day: folder.day)
        let rowsBefore = rows.count
        var (dayAccount, filesRead, unreadable) = (RowAccount(), 0, [RunRecord.Skipped]())
        var identity = folder.identity
        for file in folder.files {
            do {
                dayAccount += try reader.read(folder.path + "/" + file, into: &rows, &texts)
                filesRead += 1
            } catch let error as ParquetError {
                unreadable.append(.init(name: folder.identity.name + "/" + file, reason: error.reason))
            } catch let error as FileError {
                unreadable.append(.init(name: folder.identity.name + "/" + file, reason: "\(error)"))
                identity.files = nil
            }
            meter.add(files: 1, rows: 0, rejected: 0)
        }
        skipped += unreadable
        guard filesRead > 0, identity.files != nil || !wasLoaded else {
            rows.removeLast(rows.count - rowsBefore)
            return
        }
        meter.add(files: 0, rows: dayAccount.read, rejected: dayAccount.read - dayAccount.loaded)
        try FactSearch(texts: texts).write(rows, rowsBefore..<rows.count, day: folder.day, to: generation)
        loaded.append(
            LoadedDay(
                day: folder.day, file: identity, rowsRead: dayAccount.read, rowsLoaded: dayAccount.loaded,
                rejected: dayAccount.rejected, unreadable: unreadable))
        account += dayAccount
        if !keepsRows { rows.removeLast(rows.count - rowsBefore) }
    }

    /// The rows of a day loaded before.
    mutating func take(partition path: String, day: Day) throws {
        // An older version kept every time as it was logged.
        let clock = FolderClock(day)
        let reader = try ParquetReader(path: path)
        for rowGroup in 0..<reader.rowGroupCount {
            try Task.checkCancellation()
            var some = try FactSearch.read(reader, rowGroup: rowGroup, into: &texts)
            some.times = some.times.map(clock.placed)
            rows.append(contentsOf: some)
        }
    }
}
