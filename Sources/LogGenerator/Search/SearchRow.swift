/// One search, before it has its bytes.
struct SearchRow {
    enum Spelling { case usual, capitalised, plain, upper }

    /// The number of the user; nil without an account.
    var user: Int?
    var group: Int
    var title: Int
    var spelling: Spelling
    /// How much of the title was typed, of 256.
    var typed: Int
    var hasTrailingSpace: Bool
    var hasDoubleSpace: Bool
    /// Milliseconds since the day began.
    var time: Int
    var platform: Int
    var provider: Int
    var network: Int
    var isQuit: Bool
}

/// Makes the rows of a day. A row is a function of seed, day and its own number.
struct SearchRowMaker {
    private let day: SearchPlan.Day
    private let people: Searchers
    private let trends: SearchTrends
    private let random: RandomStream
    private let hours = WeightedChoice(SearchMix.hours)
    private let platforms = SearchMix.platforms.map { (quits: UInt64($0.quits), upper: UInt64($0.upper)) }

    init(day: SearchPlan.Day, people: Searchers, trends: SearchTrends, seed: UInt64) {
        self.day = day
        self.people = people
        self.trends = trends
        random = RandomStream(seed: seed, purpose: .searches, day: day.number)
    }

    func row(_ number: Int) -> SearchRow {
        let first = random[UInt64(truncatingIfNeeded: number)]
        let second = mixed(first &+ 1)
        let third = mixed(first &+ 2)
        let isAnonymous = first & 0xFFFF < SearchMix.anonymous
        let who = isAnonymous ? people.anonymous(bits: second) : people.number(month: day.month, bits: second)
        let person = people.person(who, month: day.month)
        let isQuit = (first >> 16) & 0xFF < platforms[person.platform].quits
        let (group, title) = subject(person, third)
        let spaces = (third >> 24) & 0xFF
        return SearchRow(
            user: isAnonymous ? nil : who, group: group, title: title,
            spelling: spelling(
                third & 0x300 == 0 ? (third >> 40) & 0xFF : person.hand, upper: platforms[person.platform].upper),
            typed: typed(third >> 16, isQuit: isQuit), hasTrailingSpace: spaces < 10,
            hasDoubleSpace: spaces >= 10 && spaces < 13, time: time(number, first >> 32), platform: person.platform,
            provider: person.provider, network: person.network, isQuit: isQuit)
    }

    /// Two in three of a person's searches are for the favourite, one in six for others that suit the taste.
    @inline(__always)
    private func subject(_ person: Searchers.Person, _ bits: UInt64) -> (group: Int, title: Int) {
        let month = trends.months[day.month]
        switch bits & 0xFF {
        case 0..<171: return (person.taste, person.favourite)
        case 171..<214: return (person.taste, month.titles[person.taste].pick(mixed(bits)))
        default:
            let group = month.groups.pick(mixed(bits &+ 1))
            return (group, month.titles[group].pick(mixed(bits)))
        }
    }

    /// Most write alike from search to search.
    @inline(__always)
    private func spelling(_ chance: UInt64, upper: UInt64) -> SearchRow.Spelling {
        if chance < upper { return .upper }
        switch chance &- upper {
        case 0..<34: return .plain
        case 34..<60: return .capitalised
        default: return .usual
        }
    }

    /// One keyword in twelve is half-typed, of those who leave one in four.
    @inline(__always)
    private func typed(_ bits: UInt64, isQuit: Bool) -> Int {
        guard bits & 0xFF < (isQuit ? 64 : 20) else { return 256 }
        return 70 &+ Int(truncatingIfNeeded: (bits >> 24) & 0x7F)
    }

    /// Rows are in the order of their times.
    @inline(__always)
    private func time(_ number: Int, _ bits: UInt64) -> Int {
        let place = (UInt64(truncatingIfNeeded: number) << 32 | bits) / UInt64(truncatingIfNeeded: day.rows)
        let (hour, part) = hours.interpolated(place)
        return hour &* 3_600_000 &+ Int(truncatingIfNeeded: (part &* 3_600_000) >> 32)
    }
}
