import Columnar
import Warehouse

/// The partitions of `fact_search`.
struct FactSearch {
    let texts: MonthTexts

    private static let rowGroupRows = 128 << 10

    func write(_ rows: SearchRows, day: Day, to generation: GenerationWriter) throws {
        let table = SearchSchema.search
        var writer = try generation.openWriter(table.columnSchemas, table, day)
        for start in stride(from: 0, to: max(1, rows.count), by: Self.rowGroupRows) {
            try Task.checkCancellation()
            let range = start..<min(start + Self.rowGroupRows, rows.count)
            try writer.write(
                ColumnBatch([
                    .text(TextColumn(taking: rows.users[range], from: texts.users.dictionary.texts)),
                    .text(TextColumn(taking: rows.spellings[range], from: texts.keywords.spellings.texts)),
                    .text(TextColumn(taking: rows.events[range], from: texts.events.texts)),
                    .text(TextColumn(taking: rows.platforms[range], from: texts.platforms.texts)),
                    .text(TextColumn(taking: rows.networks[range], from: texts.networks.texts)),
                    .int64(Array(rows.times[range])),
                ]))
        }
        try writer.close()
    }

    static func read(
        _ reader: borrowing ParquetReader, rowGroup: Int, into texts: inout MonthTexts
    ) throws -> SearchRows {
        let batch = try reader.read(SearchSchema.search.columnSchemas.map(\.name), rowGroup: rowGroup)
        guard case .text(let users) = batch.columns[0], case .text(let keywords) = batch.columns[1],
            case .text(let events) = batch.columns[2], case .text(let platforms) = batch.columns[3],
            case .text(let networks) = batch.columns[4], case .int64(let times) = batch.columns[5]
        else { return SearchRows() }
        var rows = SearchRows()
        rows.users = try texts.users.numbers(of: users)
        rows.spellings = try texts.keywords.spellings(of: keywords)
        rows.events = try texts.events.numbers(of: events)
        rows.platforms = try texts.platforms.numbers(of: platforms)
        rows.networks = try texts.networks.numbers(of: networks)
        rows.times = times
        return rows
    }
}
