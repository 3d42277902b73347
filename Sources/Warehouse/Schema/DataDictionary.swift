import Columnar

/// Every table of the warehouse in Markdown: what `docs/DATA_DICTIONARY.md` holds.
package enum DataDictionary {
    package static var markdown: String {
        ([introduction, "## The star", ""] + StarSchema.all.map(\.markdown)
            + ["## Marts", "", "Small tables computed from the star at each load; the screens read these.", ""]
            + MartSchema.all.map(\.markdown)
            + ["## Searches", "", "Of the search logs; `user_id` shares no key with contracts.", ""]
            + SearchSchema.all.map(\.markdown)).joined(separator: "\n")
    }

    private static let introduction = """
        # Data dictionary

        Generated from `Sources/Warehouse/Schema`; `CYCLORAMA_UPDATE_DOCS=1 swift test --filter DataDictionary` writes
        it anew.

        Every table is a folder of Parquet files: `<warehouse>/<table>/**/*.parquet`. Text is UTF-8 and never NULL unless it says so,
        durations are seconds, dates are days without a zone. `→` names the table a surrogate key leads to; such a key stays
        the same from load to load and is never used again.

        What each column and table is tested for stands beside it. A load runs those tests it can afford before it publishes;
        `cyclorama check` runs all. Every table, besides: its files are whole and those of the manifest, its columns are as
        declared, and none but those that may be is NULL.

        """
}

extension TableSchema {
    fileprivate var markdown: String {
        var lines = ["### `\(name)`", "", meaning]
        if let partitionKey {
            lines += ["", "One folder a day, `\(partitionKey)=YYYY-MM-DD`; that date is in the folder's name only."]
        }
        lines += ["", "| Column | Type | Meaning | Tests |", "| --- | --- | --- | --- |"]
        lines += columns.map { column in
            let tests = column.rules.map(\.words).joined(separator: "; ")
            return "| `\(column.schema.name)` | \(column.schema.type.name) | \(column.meaning) | \(tests) |"
        }
        if !rules.isEmpty { lines += ["", "Tests of the table: \(rules.map(\.words).joined(separator: "; "))."] }
        return (lines + [""]).joined(separator: "\n")
    }
}

extension ColumnType {
    fileprivate var name: String {
        switch self {
        case .int32: "int32"
        case .int64: "int64"
        case .double: "double"
        case .text: "string"
        case .optionalText: "string, may be NULL"
        case .date: "date"
        case .timestamp: "timestamp"
        }
    }
}
