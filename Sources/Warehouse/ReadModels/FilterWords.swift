/// The words of a filter of users, folded; those that name a genre are one: `K Drama` is `genre:k drama`.
struct FilterWords {
    private(set) var words: [String] = []

    init(_ filter: String, genres: [String]) {
        let names = genres.map(FoldedText.words(of:)).filter { $0.count > 1 }
        var rest = FoldedText.words(of: filter)[...]
        while let word = rest.first {
            let name = names.first { rest.starts(with: $0) }
            words.append(name.map { "genre:" + $0.joined(separator: " ") } ?? word)
            rest = rest.dropFirst(name?.count ?? 1)
        }
    }
}
