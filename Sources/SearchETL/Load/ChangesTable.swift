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
                    .text(previous),
                ])
            ])
    }

    /// The same few texts again and again: one for each type, and for each pair of genres.
    private var previous: TextColumn {
        let genres = Genre.allCases
        let pairs = genres.flatMap { earlier in
            genres.map { GenreChange(earlier: earlier, later: $0, type: .changed).previous }
        }
        let others = Self.types.map { GenreChange(earlier: nil, later: nil, type: $0).previous }
        let numbers = changes.map { change -> UInt32 in
            guard change.type == .changed, let earlier = change.earlier, let later = change.later else {
                return UInt32(pairs.count) + (Self.typeNumbers[change.type] ?? 0)
            }
            return (Self.genreNumbers[earlier] ?? 0) * UInt32(genres.count) + (Self.genreNumbers[later] ?? 0)
        }
        return TextColumn(choosing: numbers, from: pairs + others)
    }

    private func genres(_ month: KeyPath<GenreChange, Genre?>) -> Column {
        let numbers = changes.map { $0[keyPath: month].flatMap { Self.genreNumbers[$0] } }
        return .optionalText(OptionalTextColumn(taking: numbers, from: Self.genres))
    }
}
