import Genres

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
}

/// The genres of one user's top searches, compared.
struct GenreChange: Equatable, Sendable {
    let earlier: Genre?
    let later: Genre?
    let type: TrendingType

    init(earlier: Genre?, later: Genre?, type: TrendingType) {
        (self.earlier, self.later, self.type) = (earlier, later, type)
    }

    /// - Parameter genres: by keyword; nil while it is not known.
    init(_ row: UserTops.Row, genres: [Genre?]) {
        earlier = row.earlier.flatMap { genres[Int($0)] }
        later = row.later.flatMap { genres[Int($0)] }
        switch (row.earlier, row.later) {
        case (nil, _): type = .new
        case (_, nil): type = .lost
        // The same search is of the same genre, whichever that is.
        case (let before?, let after?) where before == after: type = .unchanged
        default:
            guard let earlier, let later else {
                type = .pending
                return
            }
            type = earlier == later ? .unchanged : .changed
        }
    }

    /// `C Drama->Other`; the type where nothing changed, or nobody can say what.
    var previous: String {
        guard type == .changed, let earlier, let later else { return type.rawValue }
        return "\(earlier.rawValue)->\(later.rawValue)"
    }
}
