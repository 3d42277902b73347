import Columnar
import Genres
import Warehouse

/// `fact_trending_change`: a row for each user of `comparison`.
struct ChangesTable: Sendable {
    let comparison: SearchComparison
    let changes: [GenreChange]

    private static let types = TrendingType.allCases
    private static let typeNumbers = Dictionary(uniqueKeysWithValues: types.enumerated().map { ($1, UInt32($0)) })
    private static let genres = TextColumn(Genre.allCases.map(\.rawValue))
    private static let genreNumbers = Dictionary(
        uniqueKeysWithValues: Genre.allCases.enumerated().map { ($1, UInt32($0)) })

    func write(to generation: GenerationWriter) throws {
        let (tops, union) = (comparison.users.rows, comparison.union)
        try generation.write(
            SearchSchema.trendingChange,
            [
                ColumnBatch([
                    .text(comparison.users.users), .optionalText(union.displayed(tops.map(\.earlier))),
                    genres(\.earlier), .optionalText(union.displayed(tops.map(\.later))), genres(\.later),
                    .text(
                        TextColumn(
                            choosing: changes.map { Self.typeNumbers[$0.type] ?? 0 }, from: Self.types.map(\.rawValue))),
                    .text(changes.map(\.previous)),
                ])
            ])
    }

    private func genres(_ month: KeyPath<GenreChange, Genre?>) -> Column {
        let numbers = changes.map { $0[keyPath: month].flatMap { Self.genreNumbers[$0] } }
        return .optionalText(OptionalTextColumn(taking: numbers, from: Self.genres))
    }
}
