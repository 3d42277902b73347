import Columnar

/// What is taken out of each line of the log, and where it stands in a batch.
enum ContentRow {
    static let contract = 0
    static let mac = 1
    static let duration = 2
    static let app = 3

    static let fields = [
        JSONField(["_source", "Contract"], .text),
        JSONField(["_source", "Mac"], .text),
        JSONField(["_source", "TotalDuration"], .count),
        JSONField(["_source", "AppName"], .text),
    ]
}
