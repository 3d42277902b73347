import Warehouse

/// A month as it is compared with another.
struct ComparedMonth: Sendable {
    let month: Month
    /// Loaded days.
    let days: Int
    let searches: MonthSearches
}

/// Two months side by side.
struct SearchComparison: Sendable {
    let earlier: ComparedMonth
    let later: ComparedMonth
    let union: KeywordUnion
    let users: UserTops
    /// The distinct top keywords, ascending numbers of `union`.
    let topKeywords: [UInt32]

    init(earlier: ComparedMonth, later: ComparedMonth) throws {
        self.earlier = earlier
        self.later = later
        union = try KeywordUnion(earlier.searches, later.searches)
        users = UserTops(earlier.searches, later.searches, union)
        topKeywords = users.keywords(of: union.count)
    }
}
