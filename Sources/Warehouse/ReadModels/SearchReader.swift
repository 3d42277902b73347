import Columnar

extension Generation {
    /// Reads the search screen's model from the small marts. Nil where no search logs were loaded.
    package func search() throws -> SearchModel? {
        guard let search = manifest.search else { return nil }
        let months = try months()
        guard months.count == 2 else {
            throw WarehouseDamaged(path: file(of: SearchSchema.month), reason: "\(months.count) months, not 2")
        }
        let keywords = try keywords()
        let sources = search.classified.map { SearchModel.LabelSource(source: $0.key, keywords: $0.value) }
        return SearchModel(
            isSample: search.isSample, publishedAt: manifest.publishedAt, earlier: months[0], later: months[1],
            genres: try genres(), transitions: try transitions(), trending: Self.trending(search),
            risers: Self.kept(keywords) { $0.dailyChange }, fallers: Self.kept(keywords) { -$0.dailyChange },
            topEarlier: Self.kept(keywords) { Double($0.searchesEarlier) },
            topLater: Self.kept(keywords) { Double($0.searchesLater) }, platforms: try breakdown("platform"),
            networks: try breakdown("network_type"),
            labelSources: sources.sorted { ($1.keywords, $0.source) < ($0.keywords, $1.source) },
            pending: search.pending, pendingReason: search.pendingReason)
    }

    /// Every user's row of `fact_trending_change`; nil where no search logs were loaded.
    package func userChanges() throws -> UserChanges? {
        guard manifest.search != nil else { return nil }
        let reader = try ParquetReader(path: file(of: SearchSchema.trendingChange))
        return UserChanges(
            try (0..<reader.rowGroupCount).flatMap { rowGroup in
                let texts = try reader.read(["user_id", "trending_type"], rowGroup: rowGroup)
                guard case .text(let users) = texts.columns[0], case .text(let types) = texts.columns[1] else {
                    throw WarehouseDamaged(
                        path: file(of: SearchSchema.trendingChange), reason: "columns of other types")
                }
                let columns = try ["most_search_t6", "category_t6", "most_search_t7", "category_t7"].map {
                    try reader.readOptionalText($0, rowGroup: rowGroup)
                }
                return (0..<users.count).map { row in
                    UserChanges.Row(
                        user: users[row], earlier: columns[0][row], earlierGenre: columns[1][row],
                        later: columns[2][row], laterGenre: columns[3][row], type: types[row])
                }
            })
    }

    /// The figures of the search load that made this generation.
    package func searchFigures() throws -> RunRecord.SearchFigures? {
        guard let search = manifest.search else { return nil }
        var figures = RunRecord.SearchFigures()
        figures.months = [search.earlier, search.later]
        figures.users = Dictionary(try months().map { ($0.month.description, $0.users) }) { $1 }
        figures.keywords = search.keywords
        figures.classified = search.classified
        figures.pending = search.pending
        figures.pendingReason = search.pendingReason
        figures.trending = search.trending
        return figures
    }

    /// Of the keywords in the mart, as many as anyone scrolls through.
    private static let shownKeywords = 200

    private static func kept(
        _ keywords: [SearchModel.KeywordChange], by value: (SearchModel.KeywordChange) -> Double
    ) -> [SearchModel.KeywordChange] {
        Array(keywords.filter { value($0) > 0 }.sorted { value($0) > value($1) }.prefix(shownKeywords))
    }

    private static func trending(_ search: SearchManifest) -> SearchModel.Trending {
        let count = { (name: String) in search.trending[name] ?? 0 }
        return SearchModel.Trending(
            unchanged: count("Unchanged"), changed: count("Changed"), new: count("New"), lost: count("Lost"),
            pending: count("Pending"))
    }

    private func months() throws -> [SearchModel.MonthTotals] {
        let table = try Rows(file(of: SearchSchema.month), SearchSchema.month)
        return try (0..<table.count).map { row in
            guard let month = Month(table.strings("month")[row]) else {
                throw WarehouseDamaged(path: table.path, reason: "“\(table.strings("month")[row])” is no month")
            }
            return .init(
                month: month, days: Int(table.integers("days")[row]), searches: table.integers("searches")[row],
                quits: table.integers("quits")[row], users: table.integers("users")[row],
                keywords: table.integers("keywords")[row])
        }
    }

    private func genres() throws -> [SearchModel.GenreShare] {
        let table = try Rows(file(of: SearchSchema.genre), SearchSchema.genre)
        return (0..<table.count).map {
            .init(
                genre: table.strings("genre")[$0], usersEarlier: table.integers("users_t6")[$0],
                usersLater: table.integers("users_t7")[$0])
        }
    }

    private func transitions() throws -> [SearchModel.Transition] {
        let table = try Rows(file(of: SearchSchema.transition), SearchSchema.transition)
        return (0..<table.count).map {
            .init(
                from: table.strings("genre_t6")[$0], to: table.strings("genre_t7")[$0],
                users: table.integers("users")[$0])
        }
    }

    private func keywords() throws -> [SearchModel.KeywordChange] {
        let table = try Rows(file(of: SearchSchema.keyword), SearchSchema.keyword)
        return (0..<table.count).map {
            .init(
                keyword: table.strings("keyword")[$0], genre: table.optionalStrings("genre")[$0],
                searchesEarlier: table.integers("searches_t6")[$0], searchesLater: table.integers("searches_t7")[$0],
                dailyChange: table.doubles("daily_change")[$0])
        }
    }

    private func breakdown(_ dimension: String) throws -> [SearchModel.Breakdown] {
        let table = try Rows(file(of: SearchSchema.breakdown), SearchSchema.breakdown)
        return (0..<table.count).filter { table.strings("dimension")[$0] == dimension }.map {
            .init(
                name: table.strings("value")[$0], searchesEarlier: table.integers("searches_t6")[$0],
                searchesLater: table.integers("searches_t7")[$0], quitsEarlier: table.integers("quits_t6")[$0],
                quitsLater: table.integers("quits_t7")[$0])
        }
    }
}
