import Columnar
import Genres
import Warehouse

/// Writes the users' changes and the marts of the search screen.
struct SearchTables: Sendable {
    let comparison: SearchComparison
    /// By keyword number; missing where it is pending.
    let labels: [UInt32: GenreLabel]
    let generation: GenerationWriter

    private var union: KeywordUnion { comparison.union }

    /// Writes everything.
    /// - Returns: users by what became of them.
    func write() async throws -> [TrendingType: Int64] {
        var genres = [Genre?](repeating: nil, count: union.count)
        for (keyword, label) in labels { genres[Int(keyword)] = label.genre }
        let changes = GenreChanges(comparison.users, genres: genres)
        let parts: [@Sendable () throws -> Void] = [
            { try ChangesTable(comparison: comparison, changes: changes).write(to: generation) },
            { [genres] in try writeMarts(changes, genres) },
        ]
        _ = try await concurrently(parts.count) { try parts[$0]() }
        return Dictionary(uniqueKeysWithValues: zip(TrendingType.allCases, changes.users).filter { $0.1 > 0 })
    }

    private func writeMarts(_ changes: GenreChanges, _ genres: [Genre?]) throws {
        try writeLabels()
        try writeMonths()
        try writeGenres(changes)
        try writeTransitions(changes)
        try KeywordMart(comparison: comparison, genres: genres).write(to: generation)
        try writeBreakdown()
    }

    private func writeLabels() throws {
        let topKeywords = comparison.topKeywords
        let found = topKeywords.map { labels[$0] }
        try generation.write(
            SearchSchema.keywordGenre,
            [
                ColumnBatch([
                    .text(TextColumn(taking: topKeywords, from: union.keywords)),
                    .text(topKeywords.map(union.displayed)), .optionalText(found.map { $0?.genre?.rawValue }),
                    .double(found.map { $0?.confidence ?? 0 }),
                    .text(found.map { $0?.source.rawValue ?? Self.pending }),
                ])
            ])
    }

    static let pending = "pending"

    private func writeMonths() throws {
        let months = [comparison.earlier, comparison.later]
        try generation.write(
            SearchSchema.month,
            [
                ColumnBatch([
                    .text(months.map(\.month.description)), .int64(months.map { Int64($0.days) }),
                    .int64(months.map(\.searches.total)), .int64(months.map(\.searches.quits)),
                    .int64(months.map { Int64($0.searches.users.count) }), .int64(months.map(\.searches.keywordCount)),
                ])
            ])
    }

    private func writeGenres(_ changes: GenreChanges) throws {
        let (earlier, later) = (changes.usersEarlier, changes.usersLater)
        let both = { (genre: Genre) in earlier[genre.index] + later[genre.index] }
        let order = Genre.allCases.filter { both($0) > 0 }.sorted { both($0) > both($1) }
        let (earlierTotal, laterTotal) = (earlier.reduce(0, +), later.reduce(0, +))
        let share = { (part: Int64, whole: Int64) in whole > 0 ? Double(part) / Double(whole) : 0 }
        try generation.write(
            SearchSchema.genre,
            [
                ColumnBatch([
                    .text(order.map(\.rawValue)), .int64(order.map { earlier[$0.index] }),
                    .int64(order.map { later[$0.index] }),
                    .double(order.map { share(earlier[$0.index], earlierTotal) }),
                    .double(order.map { share(later[$0.index], laterTotal) }),
                ])
            ])
    }

    private func writeTransitions(_ changes: GenreChanges) throws {
        let genres = Genre.allCases
        let cells = changes.transitions.indices.filter { changes.transitions[$0] > 0 }
        try generation.write(
            SearchSchema.transition,
            [
                ColumnBatch([
                    .text(cells.map { genres[$0 / genres.count].rawValue }),
                    .text(cells.map { genres[$0 % genres.count].rawValue }),
                    .int64(cells.map { changes.transitions[$0] }),
                ])
            ])
    }

    private func writeBreakdown() throws {
        let parts =
            BreakdownRow.rows("platform", comparison.earlier.searches.platforms, comparison.later.searches.platforms)
            + BreakdownRow.rows(
                "network_type", comparison.earlier.searches.networks, comparison.later.searches.networks)
        try generation.write(
            SearchSchema.breakdown,
            [
                ColumnBatch([
                    .text(parts.map(\.dimension)), .text(parts.map(\.value)),
                    .int64(parts.map(\.earlier.searches)), .int64(parts.map(\.later.searches)),
                    .int64(parts.map(\.earlier.quits)), .int64(parts.map(\.later.quits)),
                ])
            ])
    }
}

/// One platform or network type in both months, the most searched of the later month first.
private struct BreakdownRow {
    let dimension: String
    let value: String
    let earlier: MonthSearches.Part
    let later: MonthSearches.Part

    static func rows(
        _ dimension: String, _ earlier: [MonthSearches.Part], _ later: [MonthSearches.Part]
    ) -> [BreakdownRow] {
        // Names of other bytes may be the same text, composed otherwise.
        let merged = { (one: MonthSearches.Part, other: MonthSearches.Part) in
            MonthSearches.Part(
                name: one.name, searches: one.searches + other.searches, quits: one.quits + other.quits)
        }
        let before = Dictionary(earlier.map { ($0.name, $0) }, uniquingKeysWith: merged)
        let after = Dictionary(later.map { ($0.name, $0) }, uniquingKeysWith: merged)
        return Set(before.keys).union(after.keys).map { name in
            let none = MonthSearches.Part(name: name, searches: 0, quits: 0)
            return BreakdownRow(
                dimension: dimension, value: name, earlier: before[name] ?? none, later: after[name] ?? none)
        }.sorted {
            ($1.later.searches, $1.earlier.searches, $0.value) < ($0.later.searches, $0.earlier.searches, $1.value)
        }
    }
}
