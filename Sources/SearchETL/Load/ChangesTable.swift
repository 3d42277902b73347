import Columnar
import Genres
import Warehouse

/// `fact_trending_change`: a row for each user of `comparison`.
struct ChangesTable: Sendable {
    let comparison: SearchComparison
    let changes: GenreChanges

    private static let genres = Genre.allCases.map(\.rawValue)
    private static let types = TrendingType.allCases.map(\.rawValue)

    func write(to generation: GenerationWriter) throws {
        let table = SearchSchema.trendingChange
        let (tops, union) = (comparison.users.rows, comparison.union)
        let genres = TextColumn(Self.genres)
        var writer = try generation.openWriter(table.columnSchemas, table)
        try writer.write([
            .values(.text(comparison.users.users)),
            .codes(union.displayed(tops.map(\.earlier))),
            .codes(CodedTextColumn(codes: changes.earlier, texts: genres)),
            .codes(union.displayed(tops.map(\.later))),
            .codes(CodedTextColumn(codes: changes.later, texts: genres)),
            .codes(CodedTextColumn(codes: changes.types, texts: TextColumn(Self.types))),
            .codes(previous),
        ])
        try writer.close()
    }

    /// `C Drama->Other`; the type where nothing changed, or nobody can say what.
    private var previous: CodedTextColumn {
        let genres = Self.genres
        let pairs = genres.flatMap { earlier in genres.map { "\(earlier)->\($0)" } }
        let changed = Int32(TrendingType.changed.index)
        let codes = changes.types.indices.map { user in
            changes.types[user] == changed
                ? changes.earlier[user] * Int32(genres.count) + changes.later[user]
                : Int32(pairs.count) + changes.types[user]
        }
        return CodedTextColumn(codes: codes, texts: TextColumn(pairs + Self.types))
    }
}
