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
        let columns = try SearchSchema.search.columnSchemas.prefix(5).map {
            try reader.readCodedText($0.name, rowGroup: rowGroup)
        }
        guard case .int64(let times) = try reader.read(["searched_at"], rowGroup: rowGroup).columns[0] else {
            return SearchRows()
        }
        var rows = SearchRows()
        rows.users = columns[0].spread(try texts.users.numbers(of: columns[0].texts), null: 0)
        rows.spellings = columns[1].spread(try texts.keywords.spellings(of: columns[1].texts), null: 0)
        rows.events = columns[2].spread(try texts.events.numbers(of: columns[2].texts), null: 0)
        rows.platforms = columns[3].spread(try texts.platforms.numbers(of: columns[3].texts), null: 0)
        rows.networks = columns[4].spread(try texts.networks.numbers(of: columns[4].texts), null: 0)
        rows.times = times
        return rows
    }
}
