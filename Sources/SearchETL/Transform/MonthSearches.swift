import Columnar
import Warehouse

/// What one month was searched for. Keywords are numbers of `keywords`.
struct MonthSearches: Sendable {
    let users: OrderedUsers
    let keywords: TextColumn
    /// Searches by keyword.
    let searches: [Int64]
    /// Cleaned spellings, how often each was typed, and the keyword it is.
    let spellings: TextColumn
    let spellingCounts: [Int64]
    let keywordOfSpelling: [UInt32]
    let platforms: [Part]
    let networks: [Part]
    let total: Int64
    let quits: Int64
    let keywordCount: Int64

    /// Searches of one platform or network type.
    struct Part: Sendable {
        let name: String
        var searches: Int64
        var quits: Int64
    }

    init(_ rows: SearchRows, _ texts: MonthTexts) {
        let keywordTexts = texts.keywords
        keywords = keywordTexts.compared.texts
        spellings = keywordTexts.spellings.texts
        keywordOfSpelling = keywordTexts.comparedOfSpelling
        spellingCounts = Self.counts(rows.spellings, of: spellings.count)
        let rowKeywords = rows.spellings.map { keywordTexts.comparedOfSpelling[Int($0)] }
        searches = Self.counts(rowKeywords, of: keywords.count)
        let ids = texts.users.dictionary.texts
        users = OrderedUsers(
            ids, searches: Self.counts(rows.users, of: ids.count),
            tops: TopSearches(
                users: rows.users, userCount: ids.count, keywords: rowKeywords, times: rows.times, texts: keywords
            ).keywords)
        let isQuit = (0..<texts.events.count).map { texts.events[UInt32($0)] == "quit" }
        let quitRows = rows.events.map { isQuit[Int($0)] }
        platforms = Self.parts(rows.platforms, texts.platforms, quitRows)
        networks = Self.parts(rows.networks, texts.networks, quitRows)
        total = Int64(rows.count)
        quits = Int64(quitRows.count { $0 })
        keywordCount = Int64(searches.count { $0 > 0 })
    }

    private static func counts(_ numbers: [UInt32], of count: Int) -> [Int64] {
        var counts = [Int64](repeating: 0, count: count)
        for number in numbers { counts[Int(number)] += 1 }
        return counts
    }

    private static func parts(_ numbers: [UInt32], _ names: TextDictionary, _ isQuit: [Bool]) -> [Part] {
        let searches = counts(numbers, of: names.count)
        var quits = [Int64](repeating: 0, count: names.count)
        for (row, number) in numbers.enumerated() where isQuit[row] { quits[Int(number)] += 1 }
        return searches.indices.filter { searches[$0] > 0 }
            .map { Part(name: names[UInt32($0)], searches: searches[$0], quits: quits[$0]) }
    }
}
