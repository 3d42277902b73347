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

    /// The place in `allCases`, which is also the place in a model's scores. Spelled out, since hashing a genre hashes its
    /// name, and this is asked for each user and each score.
    package var index: Int {
        switch self {
        case .action: 0
        case .romance: 1
        case .comedy: 2
        case .horror: 3
        case .animation: 4
        case .drama: 5
        case .chineseDrama: 6
        case .koreanDrama: 7
        case .sports: 8
        case .music: 9
        case .realityShow: 10
        case .channel: 11
        case .news: 12
        case .other: 13
        }
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue.lowercased(), $0) })
}
