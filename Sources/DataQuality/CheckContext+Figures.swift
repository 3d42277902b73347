import Columnar
import Warehouse

extension CheckContext {
    /// A number tests compare with; nil where only a full check knows it.
    func value(of figure: Figure, for table: TableFiles) -> Int64? {
        switch figure {
        case .number(let number): number
        case .ledgerRows: manifest.rows[table.schema.name]
        case .days: manifest.content.map { Int64($0.days.count) }
        case .rowsOf(let name): files[name]?.rows
        case .seconds: facts?.seconds ?? ledgerSeconds
        case .ledgerSeconds: ledgerSeconds
        case .topKeywords: manifest.search.map { $0.classified.values.reduce($0.pending, +) }
        case .month(let month, let measure):
            manifest.search.flatMap { value(of: measure, in: month == 0 ? $0.earlier : $0.later) }
        case .knownGenres(let month): knownGenres(month)
        }
    }

    /// Nil for a warehouse with days that an older version loaded.
    private var ledgerSeconds: Int64? {
        guard let days = manifest.content?.days else { return nil }
        let seconds = days.compactMap(\.seconds)
        return seconds.count == days.count ? seconds.reduce(0) { $0.addingClamped($1) } : nil
    }

    private func value(of measure: FactMeasure.MonthMeasure, in month: Month) -> Int64? {
        let days = (manifest.search?.days ?? []).filter { Month(of: $0.day) == month }
        return switch measure {
        case .days: Int64(days.count)
        case .searches: searches[month]?.searches ?? days.reduce(0) { $0 + $1.rowsLoaded }
        case .quits: searches[month]?.quits
        case .users: searches[month]?.users
        }
    }

    /// Nil where the table cannot be read, or is too large for a load.
    private func knownGenres(_ month: Int) -> Int64? {
        let rows = files[SearchSchema.trendingChange.name]?.rows ?? 0
        guard depth == .full || rows <= DataChecks.largeTable else { return nil }
        let columns = month == 2 ? ["category_t6", "category_t7"] : [month == 0 ? "category_t6" : "category_t7"]
        guard let genres = try? columns.map({ try column($0, of: SearchSchema.trendingChange.name) }),
            let first = genres.first
        else { return nil }
        return Int64((0..<first.count).count { row in genres.allSatisfy { !$0.isNull(at: row) } })
    }

    /// What the facts say of the one a row is about; nil where they do not.
    func value(of measure: FactMeasure, forKey keys: Column, at row: Int) -> Int64? {
        if case .month(let measure) = measure {
            return Month(keys.text(at: row)).flatMap { value(of: measure, in: $0) }
        }
        guard let facts, let key = keys.integer(at: row) else { return nil }
        return switch measure {
        case .contract(let measure): facts.value(of: measure, contract: key, asOf: manifest.content?.asOf)
        case .app(.seconds): facts.appSeconds.indices.contains(Int(key)) ? facts.appSeconds[Int(key)] : 0
        case .app(.contracts): facts.contracts(ofApp: key)
        case .day(let measure): facts.value(of: measure, day: Day(number: Int32(truncatingIfNeeded: key)))
        case .month: nil
        }
    }

    /// A column of a table without partitions.
    func column(_ name: String, of table: String) throws -> Column {
        guard let file = files[table]?.files.first else {
            throw ParquetError(operation: .read, path: generation.path + "/" + table, reason: "it cannot be read")
        }
        return try read(name, file)
    }

    func read(_ name: String, _ file: TableFiles.File) throws -> Column {
        try Task.checkCancellation()
        return try file.read(name)
    }
}

extension FactTally {
    /// Whether a fact has this key.
    func holds(_ key: Int64, _ column: String) -> Bool {
        guard key >= 0, let place = Int(exactly: key) else { return false }
        return switch column {
        case "app_id": place < appRows.count && appRows[place] > 0
        case "device_id": place < devices.count && devices[place]
        default: place < activeDays.count && activeDays[place] > 0
        }
    }

    func value(of measure: FactMeasure.ContractMeasure, contract: Int64, asOf: Day?) -> Int64? {
        guard holds(contract, "contract_id"), let asOf else { return nil }
        let place = Int(contract)
        return switch measure {
        case .seconds: contractSeconds[place]
        case .activeDays: Int64(activeDays[place])
        case .firstDay: Int64(firstDay[place])
        case .lastDay: Int64(lastDay[place])
        case .recency: Int64(asOf.number) - Int64(lastDay[place])
        }
    }

    func value(of measure: FactMeasure.DayMeasure, day: Day) -> Int64 {
        let totals = days[day] ?? DayTotals()
        return switch measure {
        case .rows: totals.rows
        case .contracts: totals.contracts
        case .seconds: totals.seconds
        }
    }
}

extension Column {
    func integer(at row: Int) -> Int64? {
        switch self {
        case .int32(let values): Int64(values[row])
        case .int64(let values): values[row]
        default: nil
        }
    }
}
