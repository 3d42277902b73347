/// Titles that people search for, each of a group (a genre, say).
package struct SearchVocabulary: Sendable {
    /// The titles of each group, in the order they were given in.
    let groups: [[SearchTitle]]

    /// Titles are lower-case and in NFC.
    package init(_ entries: some Sequence<(title: String, group: String)>) {
        var places: [String: Int] = [:]
        var groups: [[SearchTitle]] = []
        for (title, group) in entries where !title.isEmpty {
            let place = places[group] ?? groups.count
            if place == groups.count {
                places[group] = place
                groups.append([])
            }
            groups[place].append(SearchTitle(title))
        }
        self.groups = groups
    }
}

/// A title in the spellings that occur, as UTF-8.
struct SearchTitle: Sendable {
    /// As in the catalogue, in lower case.
    let usual: [UInt8]
    /// Each word with a capital letter.
    let capitalised: [UInt8]
    /// Without accents.
    let plain: [UInt8]
    /// Without accents, as the keyboards of some TVs write.
    let upper: [UInt8]
    /// With tone marks of their own; of another title where this one has none.
    let decomposed: [UInt8]

    init(_ title: String) {
        let plain = VietnameseLetters.plain(title)
        usual = Array(title.utf8)
        let words = title.split(separator: " ", omittingEmptySubsequences: false)
        capitalised = Array(words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ").utf8)
        self.plain = Array(plain.utf8)
        upper = Array(plain.uppercased().utf8)
        decomposed = Array((VietnameseLetters.decomposed(title) ?? "trư\u{323}c tiê\u{301}p").utf8)
    }
}
