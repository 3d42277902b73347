import Columnar

/// One month's users with a search, in byte order of their ids.
struct OrderedUsers: Sendable {
    let ids: TextColumn
    /// The top keyword of each, a number of the month's keywords.
    let tops: [UInt32]
    /// Nearly all ids differ in their first bytes, which compare as one number.
    private let beginnings: [UInt64]

    /// - Parameters:
    ///   - searches: by user. Whoever has none was named by rejects alone.
    ///   - tops: by user.
    init(_ ids: TextColumn, searches: [Int64], tops: [UInt32]) {
        let order = searches.indices.filter { searches[$0] > 0 }
            .map { (beginning: ids.beginning(of: $0), user: $0) }
            .sorted {
                $0.beginning != $1.beginning
                    ? $0.beginning < $1.beginning
                    : ids.utf8($0.user).lexicographicallyPrecedes(ids.utf8($1.user))
            }
        self.ids = TextColumn(taking: order.map { UInt32($0.user) }, from: ids)
        self.tops = order.map { tops[$0.user] }
        beginnings = order.map(\.beginning)
    }

    var count: Int { tops.count }

    /// Below 0 where this one's user comes first, 0 where both are the same; an end comes last.
    func compare(_ place: Int, _ other: OrderedUsers, _ otherPlace: Int) -> Int {
        guard place < count else { return 1 }
        guard otherPlace < other.count else { return -1 }
        let (left, right) = (beginnings[place], other.beginnings[otherPlace])
        if left != right { return left < right ? -1 : 1 }
        return ids.withBytes(of: place) { left in
            other.ids.withBytes(of: otherPlace) { right in
                if left.elementsEqual(right) { return 0 }
                return left.lexicographicallyPrecedes(right) ? -1 : 1
            }
        }
    }
}

extension TextColumn {
    /// The first 8 bytes of a text as a number that orders as they do; zeros stand for what a shorter text lacks.
    fileprivate func beginning(of index: Int) -> UInt64 {
        withBytes(of: index) { text in
            text.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } << UInt64(8 * (8 - min(8, text.count)))
        }
    }
}
