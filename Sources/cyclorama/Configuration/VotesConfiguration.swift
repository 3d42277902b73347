import Votes

/// The `[votes]` table: the song votes of the dashboard.
struct VotesConfiguration: Sendable {
    /// Where the vote API of the dashboard listens.
    var port = 1111
    /// What the poller fetches.
    var url = "http://127.0.0.1:1111/votes"
    /// Seconds between two polls.
    var pollInterval = 10.0
    /// Seconds between two batches of the stream engine.
    var trigger = 10.0
    /// Where counted files are moved; nil leaves them.
    var archive: String?

    init() {}

    init(_ section: ConfigurationSection) throws(ConfigurationError) {
        try section.allow(["port", "url", "poll_interval", "trigger", "archive"])
        port = try section.integer("port", in: 1...65535) ?? port
        url = try section.text("url") ?? "http://127.0.0.1:\(port)/votes"
        do { _ = try PollURL(url) } catch { throw section.refuse("url", "\(error)") }
        pollInterval = try section.number("poll_interval", in: 0.01...86400) ?? pollInterval
        trigger = try section.number("trigger", in: 0.01...86400) ?? trigger
        archive = try section.text("archive").map(Places.absolute)
    }
}
