import Foundation
import FoundationNetworking
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
        #expect(url.request.value(forHTTPHeaderField: "Authorization") == "Basic dXNlcjpzM2NyZXQ=")
        let error = #expect(throws: PollerError.self) { try PollURL("ftp://user:s3cret@example.org/") }
        #expect(error?.description.contains("s3cret") == false && error?.description.contains("--url") == true)
    }

    @Test(arguments: [
        "", "votes", "ftp://x/", "file:///etc/passwd", "http://", "http:///votes", "http://x:99999/", "//x/",
    ])
    func pollsNothingButTheWeb(text: String) {
        #expect(throws: PollerError.self) { try PollURL(text) }
    }

    @Test func keepsThePasswordFromOtherServers() throws {
        let url = try PollURL("https://user:s3cret@example.org/votes")
        func header(_ text: String) throws -> String? {
            url.request(redirectedTo: try #require(URL(string: text)))?.value(forHTTPHeaderField: "Authorization")
        }
        #expect(try header("https://example.org/other") != nil)
        #expect(try header("https://example.com/votes") == nil && header("https://example.org:1/votes") == nil)
        for target in ["http://example.org/votes", "file:///etc/passwd", "ftp://example.org/"] {
            #expect(url.request(redirectedTo: try #require(URL(string: target))) == nil)
        }
    }

    @Test(arguments: [Duration.zero, .milliseconds(9), .seconds(86_401), .seconds(-1)])
    func refusesIntervalsOutOfRange(interval: Duration) throws {
        let options = PollerOptions(url: try PollURL("http://x/"), interval: interval, output: "x")
        #expect(throws: PollerError.self) { try options.validate() }
    }
}
