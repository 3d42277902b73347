/// How well a few typed letters fit a text: each typed word must occur in it, letter by letter, in order.
package struct FuzzyMatch: Hashable, Sendable {
    /// The higher the better; comparable between texts for the same pattern.
    package private(set) var score = 0
    /// The characters of the text that were found, by their place.
    package private(set) var places: Set<Int> = []

    private static let letter = 16
    private static let wordStart = 12
    private static let neighbour = 14
    private static let longestText = 200

    /// Nil where a letter is missing. An empty pattern fits everything.
    package init?(_ pattern: String, in text: String) {
        let letters = text.prefix(Self.longestText).map(Self.lowered)
        for word in pattern.prefix(Self.longestText).split(whereSeparator: \.isWhitespace) {
            guard let found = Self.best(word.map(Self.lowered), in: letters) else { return nil }
            score += found.score
            places.formUnion(found.places)
        }
    }

    private static func lowered(_ character: Character) -> Character { character.lowercased().first ?? character }

    /// The best way to find all of `word`, by the table of the best scores that end at each letter.
    private static func best(_ word: [Character], in text: [Character]) -> (score: Int, places: [Int])? {
        guard !word.isEmpty, word.count <= text.count else { return nil }
        var ends: [[Int?]] = []
        var before: [[Int]] = []
        for (row, wanted) in word.enumerated() {
            var scores = [Int?](repeating: nil, count: text.count)
            var origins = [Int](repeating: -1, count: text.count)
            var reach: (score: Int, place: Int)?
            for place in text.indices {
                if row > 0, place > 0, let earlier = ends[row - 1][place - 1] {
                    // Each letter passed over costs one.
                    if earlier >= (reach.map { $0.score - (place - 1 - $0.place) } ?? .min) {
                        reach = (earlier, place - 1)
                    }
                }
                guard text[place] == wanted else { continue }
                let own = letter + (isWordStart(place, text) ? wordStart : 0)
                if row == 0 {
                    scores[place] = own - min(place, letter - 1)
                } else if let reach {
                    let far = reach.score - (place - 1 - reach.place)
                    let near = ends[row - 1][place - 1].map { $0 + neighbour } ?? .min
                    scores[place] = max(far, near) + own
                    origins[place] = near >= far ? place - 1 : reach.place
                }
            }
            ends.append(scores)
            before.append(origins)
        }
        return trace(ends, before)
    }

    private static func trace(_ ends: [[Int?]], _ before: [[Int]]) -> (score: Int, places: [Int])? {
        guard let last = ends.last,
            var place = last.indices.filter({ last[$0] != nil }).max(by: { one, other in
                (last[one] ?? .min) < (last[other] ?? .min)
            }), let score = last[place]
        else { return nil }
        var places: [Int] = []
        for row in ends.indices.reversed() {
            places.append(place)
            place = before[row][place]
        }
        return (score, places.reversed())
    }

    private static func isWordStart(_ place: Int, _ text: [Character]) -> Bool {
        place == 0 || !(text[place - 1].isLetter || text[place - 1].isNumber)
    }
}
