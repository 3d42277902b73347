import Columnar

/// Accepted searches, a number for each text: into the dictionaries of `MonthTexts`.
struct SearchRows: Sendable {
    var users: [UInt32] = []
    var spellings: [UInt32] = []
    var events: [UInt32] = []
    var platforms: [UInt32] = []
    var networks: [UInt32] = []
    /// Milliseconds since 1970-01-01 00:00, no zone.
    var times: [Int64] = []

    var count: Int { users.count }

    mutating func append(contentsOf more: SearchRows) {
        users += more.users
        spellings += more.spellings
        events += more.events
        platforms += more.platforms
        networks += more.networks
        times += more.times
    }

    mutating func removeLast(_ count: Int) {
        users.removeLast(count)
        spellings.removeLast(count)
        events.removeLast(count)
        platforms.removeLast(count)
        networks.removeLast(count)
        times.removeLast(count)
    }
}

/// The texts of one month's searches.
struct MonthTexts: Sendable {
    var users = UserTexts()
    var keywords = KeywordTexts()
    var events = TextDictionary()
    var platforms = TextDictionary()
    var networks = TextDictionary()
}
