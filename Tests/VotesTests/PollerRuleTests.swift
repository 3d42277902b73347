import Foundation
import TestSupport
import Testing

@testable import Votes

/// The poller's decisions, without a network.
@Suite struct PollerRuleTests {
    @Test("waits grow, never beyond the interval or 30 s, and are spread from zero on") func backsOff() {
        var random = SeededRandom(seed: 4)
        for (interval, last) in [(Duration.seconds(10), 10.0), (.seconds(600), 30), (.milliseconds(200), 0.2)] {
            var waits = Array(repeating: [Double](), count: 12)
            for _ in 0..<300 {
                var backoff = Backoff(interval: interval)
                for step in waits.indices { waits[step].append(backoff.next(using: &random) / .seconds(1)) }
            }
            for (step, waits) in waits.enumerated() {
                let ceiling = min(0.5 * pow(2, Double(step)), last)
                #expect(waits.allSatisfy { (0...ceiling).contains($0) })
                #expect((waits.max() ?? 0) > ceiling * 0.9 && (waits.min() ?? 9) < ceiling * 0.1)
            }
        }
    }

    @Test func aSuccessEndsTheBackoff() {
        var (backoff, random) = (Backoff(interval: .seconds(60)), SeededRandom(seed: 1))
        for _ in 0..<9 { _ = backoff.next(using: &random) }
        backoff.reset()
        #expect(backoff.next(using: &random) <= .milliseconds(500))
    }

    @Test(arguments: [
        ("{\"votes\":[]}", 0), ("{\"votes\":[1,null,{}]}", 3), ("[{\"votes\":[{}]},{\"votes\":[{},{}]}]", 3),
        (" {\"status\":\"ok\",\"votes\":[\"é\"]} \n", 1),
    ])
    func takesBothFormsOfAnAnswer(text: String, votes: Int) throws {
        let response = try VoteResponse(Array(text.utf8))
        #expect(response.votes == votes && response.bytes == Array(text.utf8))
    }

    @Test(arguments: [
        "", " ", "<html></html>", "null", "7", "[]", "{}", "{\"votes\":null}", "{\"votes\":{}}", "{\"votes\":\"x\"}",
        "[{\"votes\":[]},3]", "[[{\"votes\":[]}]]", "{\"votes\":[", "{\"votes\":[]}}", "{\"votes\":[]}\0",
    ])
    func refusesWhatIsNoAnswer(text: String) {
        #expect(throws: FetchError.self) { try VoteResponse(Array(text.utf8)) }
    }

    @Test func refusesOtherEncodings() throws {
        let utf16 = try #require("{\"votes\":[]}".data(using: .utf16LittleEndian))
        #expect(throws: FetchError.self) { try VoteResponse(Array(utf16)) }
        #expect(throws: FetchError.self) {
            try VoteResponse(Array("{\"votes\":[\"".utf8) + [0xFF] + Array("\"]}".utf8))
        }
    }

    @Test func neverShowsAPassword() throws {
        let url = try PollURL("https://user:s3cret@example.org:8443/votes?count=1#x")
        #expect("\(url)" == "https://example.org:8443/votes?count=1")
        #expect(url.headers(for: url.address)["Authorization"] == "Basic dXNlcjpzM2NyZXQ=")
        let error = #expect(throws: PollerError.self) { try PollURL("ftp://user:s3cret@example.org/") }
        #expect(error?.description.contains("s3cret") == false && error?.description.contains("--url") == true)
    }

    @Test(arguments: [
        "", "votes", "ftp://x/", "file:///etc/passwd", "http://", "http:///votes", "http://x:99999/", "//x/",
        "http://a%20b/", "http://x:99999999999999999999/",
    ])
    func pollsNothingButTheWeb(text: String) {
        #expect(throws: PollerError.self) { try PollURL(text) }
    }

    @Test func keepsThePasswordFromOtherServers() throws {
        let url = try PollURL("https://user:s3cret@example.org/votes")
        func header(_ text: String) throws -> String? {
            url.headers(for: try #require(URL(string: text)))["Authorization"]
        }
        for same in ["https://example.org/other", "https://Example.org:443/"] { #expect(try header(same) != nil) }
        for other in ["https://example.com/votes", "https://example.org:1/votes", "http://example.org/votes"] {
            #expect(try header(other) == nil)
        }
    }

    @Test(
        "a redirect leads to where it says, without the password it brings",
        arguments: [
            ("/other", "https://example.org/other"), ("?b", "https://example.org/votes?b"),
            ("//[::1]/", "https://[::1]/"), ("https://u:p@a.example:8443/#x", "https://a.example:8443/"),
        ]) func followsRedirects(location: String, target: String) throws
    {
        let url = try PollURL("https://example.org/votes").address
        #expect(PollURL.redirection(from: url, to: location)?.absoluteString == target)
    }

    @Test(
        "a redirect to what is no address, or not as safe, leads nowhere",
        arguments: [
            "http://example.org/votes", "file:///etc/passwd", "ftp://example.org/", "unix:///tmp/x", "https+unix://x/",
            "//a%20b/", "//a%00b/", "//a%0d%0ab/", "//a b/", "//x:0/", "//x:65536/", "//x:99999999999999999999/",
            "//:1/",
            "//u:p@/", "//[::1%25lo]/", "//[a%20:b]/", "https:", "https:x", "", "mailto:a@b",
        ]) func refusesRedirects(location: String) throws
    {
        let url = try PollURL("https://example.org/votes").address
        #expect(PollURL.redirection(from: url, to: location) == nil)
    }

    @Test(arguments: [Duration.zero, .milliseconds(9), .seconds(86_401), .seconds(-1)])
    func refusesIntervalsOutOfRange(interval: Duration) throws {
        let options = PollerOptions(url: try PollURL("http://x/"), interval: interval, output: "x")
        #expect(throws: PollerError.self) { try options.validate() }
    }
}
