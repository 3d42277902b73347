import Columnar

/// The keywords of both months under one number each.
struct KeywordUnion: Sendable {
    /// What keywords are compared by.
    let keywords: TextColumn
    /// The number here of each month's keywords.
    let ofEarlier: [UInt32]
    let ofLater: [UInt32]
    /// Searches by keyword and month.
    let searchesEarlier: [Int64]
    let searchesLater: [Int64]
    /// The spelling typed most often, the first by its bytes among equals.
    private let display: [UInt32]
    private let spellings: TextColumn

    init(_ earlier: MonthSearches, _ later: MonthSearches) throws {
        var dictionary = TextDictionary()
        ofEarlier = try dictionary.numbers(of: earlier.keywords)
        ofLater = try dictionary.numbers(of: later.keywords)
        keywords = dictionary.texts
        searchesEarlier = Self.spread(earlier.searches, ofEarlier, count: keywords.count)
        searchesLater = Self.spread(later.searches, ofLater, count: keywords.count)

        var spellings = TextDictionary()
        let numbers = (try spellings.numbers(of: earlier.spellings), try spellings.numbers(of: later.spellings))
        var counts = Self.spread(earlier.spellingCounts, numbers.0, count: spellings.count)
        for (number, count) in zip(numbers.1, later.spellingCounts) { counts[Int(number)] += count }
        var keywordOfSpelling = [UInt32](repeating: 0, count: spellings.count)
        for (number, keyword) in zip(numbers.0, earlier.keywordOfSpelling) {
            keywordOfSpelling[Int(number)] = ofEarlier[Int(keyword)]
        }
        for (number, keyword) in zip(numbers.1, later.keywordOfSpelling) {
            keywordOfSpelling[Int(number)] = ofLater[Int(keyword)]
        }
        display = Self.commonest(counts, keywordOfSpelling, spellings.texts, keywordCount: keywords.count)
        self.spellings = spellings.texts
    }

    var count: Int { keywords.count }

    /// Keywords with a search; others come from rejected rows alone.
    var searchedCount: Int64 { Int64((0..<count).count { searchesEarlier[$0] + searchesLater[$0] > 0 }) }

    func displayed(_ keyword: UInt32) -> String { spellings[Int(display[Int(keyword)])] }

    /// The same of many; nil gives NULL.
    func displayed(_ keywords: [UInt32?]) -> CodedTextColumn {
        CodedTextColumn(numbers: keywords.map { $0.map { display[Int($0)] } }, of: spellings)
    }

    private static func spread(_ counts: [Int64], _ numbers: [UInt32], count: Int) -> [Int64] {
        var spread = [Int64](repeating: 0, count: count)
        for (number, count) in zip(numbers, counts) { spread[Int(number)] += count }
        return spread
    }

    private static func commonest(
        _ counts: [Int64], _ keywordOfSpelling: [UInt32], _ texts: TextColumn, keywordCount: Int
    ) -> [UInt32] {
        var best = [UInt32?](repeating: nil, count: keywordCount)
        for (spelling, keyword) in keywordOfSpelling.enumerated() {
            guard let other = best[Int(keyword)].map(Int.init) else {
                best[Int(keyword)] = UInt32(spelling)
                continue
            }
            let isCommoner = counts[spelling] > counts[other]
            let isEqual = counts[spelling] == counts[other]
            if isCommoner || isEqual && texts.utf8(spelling).lexicographicallyPrecedes(texts.utf8(other)) {
                best[Int(keyword)] = UInt32(spelling)
            }
        }
        return best.map { $0 ?? 0 }
    }
}
