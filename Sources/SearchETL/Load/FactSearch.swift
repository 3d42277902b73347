import Columnar
import Warehouse

/// The partitions of `fact_search`.
struct FactSearch {
    let texts: MonthTexts

    private static let rowGroupRows = 128 << 10

    /// Writes those of the rows that are of one day.
    func write(_ rows: SearchRows, _ ofDay: Range<Int>, day: Day, to generation: GenerationWriter) throws {
        let table = SearchSchema.search
        var writer = try generation.openWriter(table.columnSchemas, table, day)
        let end = max(ofDay.lowerBound + 1, ofDay.upperBound)
        for start in stride(from: ofDay.lowerBound, to: end, by: Self.rowGroupRows) {
            try Task.checkCancellation()
            let range = start..<min(start + Self.rowGroupRows, ofDay.upperBound)
            try writer.write([
                .codes(CodedTextColumn(numbers: rows.users[range], of: texts.users.dictionary.texts)),
                .codes(CodedTextColumn(numbers: rows.spellings[range], of: texts.keywords.spellings.texts)),
                .codes(CodedTextColumn(numbers: rows.events[range], of: texts.events.texts)),
                .codes(CodedTextColumn(numbers: rows.platforms[range], of: texts.platforms.texts)),
                .codes(CodedTextColumn(numbers: rows.networks[range], of: texts.networks.texts)),
                .values(.int64(Array(rows.times[range]))),
            ])
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
