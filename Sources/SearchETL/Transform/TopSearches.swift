import Columnar

/// Each user's top search of a month: the keyword searched for most often; of those with equal counts the one searched for
/// last, then the first by its bytes.
struct TopSearches: Sendable {
    /// The top keyword of each user, as a number of the month's compared keywords.
    let keywords: [UInt32]

    init(users: [UInt32], userCount: Int, keywords: [UInt32], times: [Int64], texts: TextColumn) {
        let (sortedUsers, order) = stableOrder(of: users, below: userCount)
        var tops = [UInt32](repeating: 0, count: userCount)
        var searches: [Search] = []
        var start = 0
        while start < order.count {
            let user = sortedUsers[start]
            searches.removeAll(keepingCapacity: true)
            while start < order.count, sortedUsers[start] == user {
                let row = Int(order[start])
                searches.append(Search(keyword: keywords[row], time: times[row]))
                start += 1
            }
            tops[Int(user)] = Self.top(of: &searches, texts)
        }
        self.keywords = tops
    }

    private struct Search {
        let keyword: UInt32
        let time: Int64
    }

    private static func top(of searches: inout [Search], _ texts: TextColumn) -> UInt32 {
        if searches.count > 1 { searches.sort { ($0.keyword, $0.time) < ($1.keyword, $1.time) } }
        var (best, bestCount) = (searches[0], 0)
        var start = 0
        while start < searches.count {
            let keyword = searches[start].keyword
            var end = start + 1
            while end < searches.count, searches[end].keyword == keyword { end += 1 }
            // Sorted by time, so the last one is the latest.
            let (last, count) = (searches[end - 1], end - start)
            if count > bestCount || count == bestCount && isBefore(last, best, texts) {
                (best, bestCount) = (last, count)
            }
            start = end
        }
        return best.keyword
    }

    private static func isBefore(_ search: Search, _ other: Search, _ texts: TextColumn) -> Bool {
        if search.time != other.time { return search.time > other.time }
        return texts.utf8(Int(search.keyword)).lexicographicallyPrecedes(texts.utf8(Int(other.keyword)))
    }
}
