/// The part, season or episode at the end of a keyword, which does not change its genre.
enum SeasonNumber {
    private static let units: Set<Substring> = ["phan", "tap", "ss", "season", "part", "p", "s", "mua", "ep", "chap"]
    private static let notes = [["thuyet", "minh"], ["long", "tieng"], ["vietsub"], ["full"], ["hd"]]

    /// A plain spelling as words without marks, and without what numbers its parts.
    static func removed(from plain: String) -> String {
        var words = plain.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "+" })
        while words.count > 1, let shorter = shortened(words) { words = shorter }
        return words.joined(separator: " ")
    }

    private static func shortened(_ words: [Substring]) -> [Substring]? {
        guard let last = words.last else { return nil }
        if let note = notes.first(where: {
            words.count > $0.count && words.suffix($0.count).elementsEqual($0) { $0 == $1 }
        }) {
            return words.dropLast(note.count)
        }
        if last.allSatisfy(\.isNumber), last.count <= 3 {
            let hasUnit = words.count > 2 && units.contains(words[words.count - 2])
            return hasUnit ? words.dropLast(2) : last.count < 3 ? words.dropLast() : nil
        }
        // As one word: `ss3`, `p2`.
        let digits = last.reversed().prefix(while: \.isNumber).count
        return digits > 0 && digits < 4 && units.contains(last.dropLast(digits)) ? words.dropLast() : nil
    }
}
