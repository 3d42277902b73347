/// Which address to poll, how often, and where the answers go.
package struct PollerOptions: Sendable {
    package var url: PollURL
    /// From the beginning of one poll to the beginning of the next; 10 ms to a day.
    package var interval: Duration
    /// The folder for the files; made if it is missing.
    package var output: String
    /// For one whole request, redirects included. The API itself may wait for 60 s.
    package var timeout = Duration.seconds(90)
    /// Bytes; a transfer that brings more is ended.
    package var largestResponse = 16 << 20

    package init(url: PollURL, interval: Duration = .seconds(10), output: String) {
        self.url = url
        self.interval = interval
        self.output = output
    }

    /// - Throws: `PollerError.invalidOption` for the first option that is out of range.
    package func validate() throws(PollerError) {
        guard (.milliseconds(10) ... .seconds(86_400)).contains(interval) else {
            let seconds = interval / .seconds(1)
            throw .invalidOption(name: "--interval", value: "\(seconds)", remedy: "choose 0.01 to 86400 seconds")
        }
        guard !output.isEmpty, !output.utf8.contains(0) else {
            throw .invalidOption(name: "--output", value: "“\(output)”", remedy: "name a folder, such as /tmp/votes")
        }
    }
}
