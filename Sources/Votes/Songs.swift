/// The songs people vote for.
package enum Songs {
    package static let all = [
        "Shape of You - Ed Sheeran", "Blinding Lights - The Weeknd", "Someone Like You - Adele",
        "Uptown Funk - Mark Ronson ft. Bruno Mars", "Bad Guy - Billie Eilish",
        "See You Again - Wiz Khalifa ft. Charlie Puth", "Levitating - Dua Lipa", "Believer - Imagine Dragons",
        "Love Story - Taylor Swift", "Counting Stars - OneRepublic",
    ]

    /// Each song as a JSON string, quotes included, in the same order.
    static let json = all.map { JSONText.string($0) }
}
