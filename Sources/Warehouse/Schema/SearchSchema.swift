import Columnar

/// What users search for: the fact of searches, each user's change between two months, and the marts of the search screen.
package enum SearchSchema {
    /// What a search may be about.
    package static let genres = [
        "Action", "Romance", "Comedy", "Horror", "Animation", "Drama", "C Drama", "K Drama", "Sports", "Music",
        "Reality Show", "TV Channel", "News", "Other",
    ]

    /// Who may have given a genre; `pending` where nobody did.
    package static let sources = [
        "user", "lexicon", "rule", "fuzzy", "model", "llm", "abstained", "none", "pending",
    ]

    package static let trendingTypes = ["Unchanged", "Changed", "New", "Lost", "Pending"]

    package static let search = TableSchema(
        "fact_search", partitionedBy: "event_date", "One search with a user and a keyword.",
        [
            ColumnDefinition(
                "user_id", .text, "As logged: digits, leading zeros kept. Not a contract.",
                [.notEmpty]),
            ColumnDefinition(
                "keyword", .text, .dictionary, "As typed, cleaned: NFC, single spaces, nothing invisible.",
                [.notEmpty]),
            ColumnDefinition(
                "event", .text, .dictionary, "`enter`, `quit` or what else was logged."),
            ColumnDefinition(
                "platform", .text, .dictionary, "As logged; `unknown` where it was not."),
            ColumnDefinition(
                "network_type", .text, .dictionary, "In lower case; `unknown` where it was not logged."),
            ColumnDefinition(
                "searched_at", .timestamp,
                "Local time as logged, moved to the folder's day from one further off; its midnight where it cannot be read."
            ),
        ],
        rules: [
            .rows(.ledgerRows)
        ])

    package static let trendingChange = TableSchema(
        "fact_trending_change",
        "One user with a search in one of two months: the earlier month is t6, the later one t7, whichever they are.",
        [
            ColumnDefinition(
                "user_id", .text, "As logged.",
                [.notEmpty, .unique]),
            ColumnDefinition(
                "most_search_t6", .optionalText, "The top search; NULL for a user of the later month only.",
                [.notEmpty, .filled(.month(0, .users))]),
            ColumnDefinition(
                "category_t6", .optionalText, "Its genre; NULL also while none is known.",
                [.values(SearchSchema.genres)]),
            ColumnDefinition(
                "most_search_t7", .optionalText, "The top search; NULL for a user of the earlier month only.",
                [.notEmpty, .filled(.month(1, .users))]),
            ColumnDefinition(
                "category_t7", .optionalText, "Its genre; NULL also while none is known.",
                [.values(SearchSchema.genres)]),
            ColumnDefinition(
                "trending_type", .text, .dictionary,
                "`Unchanged` or `Changed` genre, `New` or `Lost` user, `Pending` where two keywords differ and a genre is "
                    + "not known yet.",
                [.values(SearchSchema.trendingTypes), .countsInLedger]),
            ColumnDefinition(
                "previous", .text, .dictionary, "What changed, such as `C Drama->Other`; else the trending type.",
                [.notEmpty]),
        ],
        rules: [
            .rows(.ledgerRows)
        ])

    package static let keywordGenre = TableSchema(
        "mart_keyword_genre", "One keyword that is some user's top search.",
        [
            ColumnDefinition(
                "keyword", .text, "As compared: lower case, cleaned.",
                [.notEmpty, .unique]),
            ColumnDefinition(
                "display", .text, "As typed most often.",
                [.notEmpty]),
            ColumnDefinition(
                "genre", .optionalText, "NULL while none is known.",
                [.values(SearchSchema.genres)]),
            ColumnDefinition(
                "confidence", .double, "The estimated chance that the genre is right, 0–1.",
                [.share]),
            ColumnDefinition(
                "source", .text, .dictionary, "Who gave the genre; `pending` where nobody did.",
                [.values(SearchSchema.sources), .countsInLedger]),
        ],
        rules: [
            .rows(.topKeywords)
        ])

    package static let month = TableSchema(
        "mart_search_month", "One of the two months compared, the earlier first.",
        [
            ColumnDefinition(
                "month", .text, "YYYY-MM.",
                [.unique]),
            ColumnDefinition(
                "days", .int64, "Loaded days.",
                [.fromFacts(.month(.days))]),
            ColumnDefinition(
                "searches", .int64, "Rows of fact_search.",
                [.fromFacts(.month(.searches))]),
            ColumnDefinition(
                "quits", .int64, "Searches logged as `quit`.",
                [.fromFacts(.month(.quits))]),
            ColumnDefinition(
                "users", .int64, "Distinct users.",
                [.fromFacts(.month(.users))]),
            ColumnDefinition(
                "keywords", .int64, "Distinct keywords.",
                [.atLeastZero]),
        ],
        rules: [
            .rows(.number(2))
        ])

    package static let genre = TableSchema(
        "mart_search_genre", "One genre, most users first.",
        [
            ColumnDefinition(
                "genre", .text, "Name.",
                [.unique, .values(SearchSchema.genres)]),
            ColumnDefinition(
                "users_t6", .int64, "Users whose top search of the earlier month is of the genre.",
                [.atLeastZero]),
            ColumnDefinition(
                "users_t7", .int64, "The same of the later month.",
                [.atLeastZero]),
            ColumnDefinition(
                "share_t6", .double, "Of the month's users whose genre is known, 0–1.",
                [.share]),
            ColumnDefinition(
                "share_t7", .double, "The same of the later month.",
                [.share]),
        ],
        rules: [
            .sum("users_t6", .knownGenres(0)),
            .sum("users_t7", .knownGenres(1)),
            .shares("share_t6"),
            .shares("share_t7"),
        ])

    package static let transition = TableSchema(
        "mart_search_transition", "Users of both months by the genres of their top searches.",
        [
            ColumnDefinition(
                "genre_t6", .text, "Of the earlier month.",
                [.values(SearchSchema.genres)]),
            ColumnDefinition(
                "genre_t7", .text, "Of the later month.",
                [.values(SearchSchema.genres)]),
            ColumnDefinition(
                "users", .int64, "Users.",
                [.positive]),
        ],
        rules: [
            .unique(["genre_t6", "genre_t7"]),
            .sum("users", .knownGenres(2)),
        ])

    package static let keyword = TableSchema(
        "mart_search_keyword",
        "One keyword that is among the most searched of a month, or among those that rose or fell the most.",
        [
            ColumnDefinition(
                "keyword", .text, "As typed most often.",
                [.notEmpty]),
            ColumnDefinition(
                "genre", .optionalText, "NULL where it is nobody's top search or not known yet.",
                [.values(SearchSchema.genres)]),
            ColumnDefinition(
                "searches_t6", .int64, "Searches in the earlier month.",
                [.atLeastZero]),
            ColumnDefinition(
                "searches_t7", .int64, "Searches in the later month.",
                [.atLeastZero]),
            ColumnDefinition("daily_change", .double, "Searches a loaded day, later month less earlier."),
        ])

    package static let breakdown = TableSchema(
        "mart_search_breakdown", "Searches of one platform or one network type.",
        [
            ColumnDefinition(
                "dimension", .text, "`platform` or `network_type`.",
                [.values(["platform", "network_type"])]),
            ColumnDefinition(
                "value", .text, "As in fact_search."),
            ColumnDefinition(
                "searches_t6", .int64, "Searches in the earlier month.",
                [.atLeastZero]),
            ColumnDefinition(
                "searches_t7", .int64, "Searches in the later month.",
                [.atLeastZero]),
            ColumnDefinition(
                "quits_t6", .int64, "Of these, logged as `quit`.",
                [.atLeastZero]),
            ColumnDefinition(
                "quits_t7", .int64, "The same of the later month.",
                [.atLeastZero]),
        ],
        rules: [
            .unique(["dimension", "value"]),
            .sum("searches_t6", .month(0, .searches), within: "dimension"),
            .sum("searches_t7", .month(1, .searches), within: "dimension"),
            .sum("quits_t6", .month(0, .quits), within: "dimension"),
            .sum("quits_t7", .month(1, .quits), within: "dimension"),
        ])

    package static let all = [
        search, trendingChange, keywordGenre, month, genre, transition, keyword, breakdown,
    ]
}
