import Columnar

/// What users search for: the fact of searches, each user's change between two months, and the marts of the search screen.
package enum SearchSchema {
    package static let search = TableSchema(
        "fact_search", partitionedBy: "event_date", "One search with a user and a keyword.",
        [
            ColumnDefinition("user_id", .text, "As logged: digits, leading zeros kept. Not a contract."),
            ColumnDefinition(
                "keyword", .text, .dictionary, "As typed, cleaned: NFC, single spaces, nothing invisible."),
            ColumnDefinition("event", .text, .dictionary, "`enter`, `quit` or what else was logged."),
            ColumnDefinition("platform", .text, .dictionary, "As logged; `unknown` where it was not."),
            ColumnDefinition("network_type", .text, .dictionary, "In lower case; `unknown` where it was not logged."),
            ColumnDefinition(
                "searched_at", .timestamp, "Local time; midnight of the day where the log's cannot be read."),
        ])

    package static let trendingChange = TableSchema(
        "fact_trending_change",
        "One user with a search in one of two months: the earlier month is t6, the later one t7, whichever they are.",
        [
            ColumnDefinition("user_id", .text, "As logged."),
            ColumnDefinition(
                "most_search_t6", .optionalText, "The top search; NULL for a user of the later month only."),
            ColumnDefinition("category_t6", .optionalText, "Its genre; NULL also while none is known."),
            ColumnDefinition(
                "most_search_t7", .optionalText, "The top search; NULL for a user of the earlier month only."),
            ColumnDefinition("category_t7", .optionalText, "Its genre; NULL also while none is known."),
            ColumnDefinition(
                "trending_type", .text, .dictionary,
                "`Unchanged` or `Changed` genre, `New` or `Lost` user, `Pending` where a genre is not known yet."),
            ColumnDefinition(
                "previous", .text, .dictionary, "What changed, such as `C Drama->Other`; else the trending type."),
        ])

    package static let keywordGenre = TableSchema(
        "mart_keyword_genre", "One keyword that is some user's top search.",
        [
            ColumnDefinition("keyword", .text, "As compared: lower case, cleaned."),
            ColumnDefinition("display", .text, "As typed most often."),
            ColumnDefinition("genre", .optionalText, "NULL while none is known."),
            ColumnDefinition("confidence", .double, "The estimated chance that the genre is right, 0–1."),
            ColumnDefinition("source", .text, .dictionary, "Who gave the genre; `pending` where nobody did."),
        ])

    package static let month = TableSchema(
        "mart_search_month", "One of the two months compared, the earlier first.",
        [
            ColumnDefinition("month", .text, "YYYY-MM."),
            ColumnDefinition("days", .int64, "Loaded days."),
            ColumnDefinition("searches", .int64, "Rows of fact_search."),
            ColumnDefinition("quits", .int64, "Searches logged as `quit`."),
            ColumnDefinition("users", .int64, "Distinct users."),
            ColumnDefinition("keywords", .int64, "Distinct keywords."),
        ])

    package static let genre = TableSchema(
        "mart_search_genre", "One genre, most users first.",
        [
            ColumnDefinition("genre", .text, "Name."),
            ColumnDefinition("users_t6", .int64, "Users whose top search of the earlier month is of the genre."),
            ColumnDefinition("users_t7", .int64, "The same of the later month."),
            ColumnDefinition("share_t6", .double, "Of the month's users whose genre is known, 0–1."),
            ColumnDefinition("share_t7", .double, "The same of the later month."),
        ])

    package static let transition = TableSchema(
        "mart_search_transition", "Users of both months by the genres of their top searches.",
        [
            ColumnDefinition("genre_t6", .text, "Of the earlier month."),
            ColumnDefinition("genre_t7", .text, "Of the later month."),
            ColumnDefinition("users", .int64, "Users."),
        ])

    package static let keyword = TableSchema(
        "mart_search_keyword",
        "One keyword that is among the most searched of a month, or among those that rose or fell the most.",
        [
            ColumnDefinition("keyword", .text, "As typed most often."),
            ColumnDefinition("genre", .optionalText, "NULL where it is nobody's top search or not known yet."),
            ColumnDefinition("searches_t6", .int64, "Searches in the earlier month."),
            ColumnDefinition("searches_t7", .int64, "Searches in the later month."),
            ColumnDefinition("daily_change", .double, "Searches a loaded day, later month less earlier."),
        ])

    package static let breakdown = TableSchema(
        "mart_search_breakdown", "Searches of one platform or one network type.",
        [
            ColumnDefinition("dimension", .text, "`platform` or `network_type`."),
            ColumnDefinition("value", .text, "As in fact_search."),
            ColumnDefinition("searches_t6", .int64, "Searches in the earlier month."),
            ColumnDefinition("searches_t7", .int64, "Searches in the later month."),
            ColumnDefinition("quits_t6", .int64, "Of these, logged as `quit`."),
            ColumnDefinition("quits_t7", .int64, "The same of the later month."),
        ])

    package static let all = [
        search, trendingChange, keywordGenre, month, genre, transition, keyword, breakdown,
    ]
}
