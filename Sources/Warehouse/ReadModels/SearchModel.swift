/// Everything the search screen shows but the users' own rows (`UserChanges`): what two months were searched for, and what
/// changed. A value, some kilobytes, read from the small marts of one generation.
package struct SearchModel: Hashable, Sendable, Codable {
    /// True when the searches are the sample that ships with the program.
    package var isSample: Bool
    /// When this generation became current: seconds since 1970, UTC.
    package var publishedAt: Double
    /// The two months compared.
    package var earlier: MonthTotals
    package var later: MonthTotals
    /// By users of both months, most first. Genres nobody searched for are left out.
    package var genres: [GenreShare]
    /// Users with a top search in both months whose genres are known: from one genre to another or the same.
    package var transitions: [Transition]
    package var trending: Trending
    /// Keywords whose searches a day rose, or fell, the most; the largest change first.
    package var risers: [KeywordChange]
    package var fallers: [KeywordChange]
    /// The most searched keywords of each month, most first.
    package var topEarlier: [KeywordChange]
    package var topLater: [KeywordChange]
    /// Most searches in the later month first.
    package var platforms: [Breakdown]
    package var networks: [Breakdown]
    /// Who gave the keywords their genres: most keywords first; `pending` is not among them.
    package var labelSources: [LabelSource]
    /// Top keywords without a genre yet, and why.
    package var pending: Int64
    package var pendingReason: String?

    package struct MonthTotals: Hashable, Sendable, Codable {
        package var month: Month
        package var days: Int
        package var searches: Int64
        /// Searches that ended in leaving the search page.
        package var quits: Int64
        /// Users with at least one search.
        package var users: Int64
        /// Distinct keywords.
        package var keywords: Int64

        package init(month: Month, days: Int, searches: Int64, quits: Int64, users: Int64, keywords: Int64) {
            self.month = month
            self.days = days
            self.searches = searches
            self.quits = quits
            self.users = users
            self.keywords = keywords
        }
    }

    /// Users whose top search is of a genre.
    package struct GenreShare: Hashable, Sendable, Codable {
        package var genre: String
        package var usersEarlier: Int64
        package var usersLater: Int64

        package init(genre: String, usersEarlier: Int64, usersLater: Int64) {
            self.genre = genre
            self.usersEarlier = usersEarlier
            self.usersLater = usersLater
        }
    }

    package struct Transition: Hashable, Sendable, Codable {
        package var from: String
        package var to: String
        package var users: Int64

        package init(from: String, to: String, users: Int64) {
            self.from = from
            self.to = to
            self.users = users
        }
    }

    /// Users by what became of their top search's genre.
    package struct Trending: Hashable, Sendable, Codable {
        package var unchanged: Int64
        package var changed: Int64
        /// Only in the later month.
        package var new: Int64
        /// Only in the earlier month.
        package var lost: Int64
        /// In both, but a genre is not known yet.
        package var pending: Int64

        package init(unchanged: Int64 = 0, changed: Int64 = 0, new: Int64 = 0, lost: Int64 = 0, pending: Int64 = 0) {
            self.unchanged = unchanged
            self.changed = changed
            self.new = new
            self.lost = lost
            self.pending = pending
        }
    }

    package struct KeywordChange: Hashable, Sendable, Codable {
        /// As typed most often.
        package var keyword: String
        /// Nil where nobody's top search is this keyword, or its genre is not known yet.
        package var genre: String?
        package var searchesEarlier: Int64
        package var searchesLater: Int64
        /// Searches a loaded day, later month less earlier: months may have different numbers of loaded days.
        package var dailyChange: Double

        package init(
            keyword: String, genre: String?, searchesEarlier: Int64, searchesLater: Int64, dailyChange: Double
        ) {
            self.keyword = keyword
            self.genre = genre
            self.searchesEarlier = searchesEarlier
            self.searchesLater = searchesLater
            self.dailyChange = dailyChange
        }
    }

    /// Searches of one platform or network type.
    package struct Breakdown: Hashable, Sendable, Codable {
        package var name: String
        package var searchesEarlier: Int64
        package var searchesLater: Int64
        package var quitsEarlier: Int64
        package var quitsLater: Int64

        package init(
            name: String, searchesEarlier: Int64, searchesLater: Int64, quitsEarlier: Int64, quitsLater: Int64
        ) {
            self.name = name
            self.searchesEarlier = searchesEarlier
            self.searchesLater = searchesLater
            self.quitsEarlier = quitsEarlier
            self.quitsLater = quitsLater
        }
    }

    package struct LabelSource: Hashable, Sendable, Codable {
        /// `user`, `lexicon`, `rule`, `model`, `llm` or `none`.
        package var source: String
        /// Distinct keywords.
        package var keywords: Int64

        package init(source: String, keywords: Int64) {
            self.source = source
            self.keywords = keywords
        }
    }

    package init(
        isSample: Bool, publishedAt: Double, earlier: MonthTotals, later: MonthTotals, genres: [GenreShare],
        transitions: [Transition], trending: Trending, risers: [KeywordChange], fallers: [KeywordChange],
        topEarlier: [KeywordChange], topLater: [KeywordChange], platforms: [Breakdown], networks: [Breakdown],
        labelSources: [LabelSource], pending: Int64, pendingReason: String?
    ) {
        self.isSample = isSample
        self.publishedAt = publishedAt
        self.earlier = earlier
        self.later = later
        self.genres = genres
        self.transitions = transitions
        self.trending = trending
        self.risers = risers
        self.fallers = fallers
        self.topEarlier = topEarlier
        self.topLater = topLater
        self.platforms = platforms
        self.networks = networks
        self.labelSources = labelSources
        self.pending = pending
        self.pendingReason = pendingReason
    }
}
