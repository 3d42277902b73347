/// What a search is about. The raw value is the name in files and on screens.
package enum Genre: String, CaseIterable, Sendable, Codable {
    case action = "Action"
    case romance = "Romance"
    case comedy = "Comedy"
    case horror = "Horror"
    case animation = "Animation"
    case drama = "Drama"
    case chineseDrama = "C Drama"
    case koreanDrama = "K Drama"
    case sports = "Sports"
    case music = "Music"
    case realityShow = "Reality Show"
    case channel = "TV Channel"
    case news = "News"
    case other = "Other"

    /// The genre of this name; upper case and spaces around it make no difference.
    package init?(name: some StringProtocol) {
        let wanted = name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
        guard let genre = Self.byName[wanted] else { return nil }
        self = genre
    }

    /// The place in `allCases`, which is also the place in a model's scores.
    var index: Int { Self.places[self] ?? 0 }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue.lowercased(), $0) })
    private static let places = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
