import Columnar

/// Makes a day's rows, batch by batch.
struct SearchDayWriter {
    static let schema = [
        ColumnSchema("eventID", .optionalText), ColumnSchema("datetime", .optionalText),
        ColumnSchema("user_id", .optionalText, .dictionary), ColumnSchema("keyword", .optionalText, .dictionary),
        ColumnSchema("category", .optionalText, .dictionary), ColumnSchema("proxy_isp", .optionalText, .dictionary),
        ColumnSchema("platform", .optionalText, .dictionary), ColumnSchema("networkType", .optionalText, .dictionary),
        ColumnSchema("action", .optionalText, .dictionary),
    ]

    private(set) var tally = SearchTally()
    private let maker: SearchRowMaker
    private let keywords: SearchKeywordWriter
    private let identities: SearchIdentities
    private let clock: SearchClock
    /// nil without faults.
    private let faults: FaultPicker?

    init(options: SearchLogOptions, day: SearchPlan.Day, people: Searchers, trends: SearchTrends) {
        maker = SearchRowMaker(day: day, people: people, trends: trends, seed: options.seed)
        keywords = SearchKeywordWriter(options.vocabulary)
        identities = SearchIdentities(seed: options.seed, day: day.number)
        clock = SearchClock(day: day.number)
        faults = options.dirty ? FaultPicker(seed: options.seed, day: day.number) : nil
    }

    mutating func batch(_ rows: Range<Int>) -> ColumnBatch {
        var events = SearchTextBuilder(rows: rows.count, bytesOfRow: 36)
        var times = SearchTextBuilder(rows: rows.count, bytesOfRow: 24)
        var users = SearchTextBuilder(rows: rows.count, bytesOfRow: 8)
        var words = SearchTextBuilder(rows: rows.count, bytesOfRow: 24)
        var categories = SearchChoiceBuilder(SearchMix.categories, rows: rows.count)
        var providers = SearchChoiceBuilder(SearchMix.providers.map(\.name), rows: rows.count)
        var platforms = SearchChoiceBuilder(SearchMix.platforms.map(\.name), rows: rows.count)
        var networks = SearchChoiceBuilder(SearchMix.networkNames, rows: rows.count)
        var actions = SearchChoiceBuilder(["search"], rows: rows.count)
        for number in rows {
            let row = maker.row(number)
            let faults = faults?.faults(number, row) ?? .none
            identities.writeEvent(number, to: &events)
            clock.write(row.time, faults.time, to: &times)
            identities.writeUser(row.user, to: &users)
            keywords.write(row, faults.keyword, to: &words)
            categories.append(row.isQuit ? 1 : 0)
            providers.append(row.provider)
            platforms.append(row.platform)
            networks.append(faults.network == nil ? row.network : SearchMix.hiddenNetwork)
            actions.append(0)
            count(row, faults)
        }
        return ColumnBatch([
            events.column, times.column, users.column, words.column, categories.column, providers.column,
            platforms.column, networks.column, actions.column,
        ])
    }

    @inline(__always)
    private mutating func count(_ row: SearchRow, _ faults: SearchFaults) {
        if row.user == nil { tally.nullUsers += 1 }
        if row.user == nil || faults.keyword?.isRejected == true { tally.rejectedRows += 1 }
        guard self.faults != nil else { return }
        for fault in [faults.keyword, faults.time, faults.network] {
            if let fault { tally.injected[fault.index] += 1 }
        }
    }
}
