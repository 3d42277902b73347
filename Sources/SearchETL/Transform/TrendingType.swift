/// What became of a user's top search from one month to the next.
enum TrendingType: String, CaseIterable, Sendable {
    case unchanged = "Unchanged"
    case changed = "Changed"
    /// Only in the later month.
    case new = "New"
    /// Only in the earlier month.
    case lost = "Lost"
    /// In both months, but a genre is not known yet, so nobody can say.
    case pending = "Pending"

    /// The place in `allCases`.
    var index: Int {
        switch self {
        case .unchanged: 0
        case .changed: 1
        case .new: 2
        case .lost: 3
        case .pending: 4
        }
    }
}
