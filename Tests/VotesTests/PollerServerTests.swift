import Foundation
import TestSupport
import Testing
import Votes

/// Polling servers that behave, and servers that do not.
@Suite(.timeLimit(.minutes(2)))
struct PollerServerTests {
    @Test func writesEachAnswerAsItCame() async throws {
        let answers = ["{\"votes\":[1]}", "[{\"votes\": [1,\n2]}]", PollerRun.good]
        let server = try PollerServer(answers.map { .answer($0) })
        defer { server.stop() }
        let run = try PollerRun(server.url)
        try await wait(until: "three answers are written") { run.poller.snapshot.files >= 3 }
        try await run.stop()
        let texts = try run.files.prefix(3).map { try run.folder.text($0) }
        #expect(texts == answers)
        let snapshot = run.poller.snapshot
        #expect(snapshot.files == (try run.files.count) && snapshot.errors == 0 && snapshot.phase == .idle)
        #expect(snapshot.votes == 5 + 2 * (snapshot.files - 3))
        #expect(try run.files.last == snapshot.lastFile.map { "votes/" + $0.name })
        #expect(run.reports.count == snapshot.files)
    }

    @Test("goes on through everything a server can do wrong, and writes only answers") func survivesHostility()
        async throws
    {
        let cut = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"votes\":[]}"
        let blanks = String(repeating: " ", count: 2 << 20)
        let bad: [PollerServer.Step] = [
            .answer("{}", status: "500 Internal Server Error"), .answer(PollerRun.good, status: "201 Created"),
            .answer("<html>", header: "Content-Type: text/html\r\n"), .answer("{\"votes\":null}"), .answer(""),
            .answer("{\"votes\":3}"), .send(cut), .send(""), .send("nonsense\r\n\r\n"), .hang, .drip, .flood,
            .answer(blanks),
            .send("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{\"votes\":[]}"),
            .send("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{\"votes\":[]}"),
            .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n" + blanks + "\r\n0\r\n\r\n"),
            .send("HTTP/1.1 200 OK\r\nX: " + String(repeating: "x", count: 2 << 20) + "\r\n\r\n{\"votes\":[]}"),
        ]
        let server = try PollerServer(bad + [.answer(PollerRun.good)])
        defer { server.stop() }
        let run = try PollerRun(server.url) {
            ($0.timeout, $0.largestResponse) = (.seconds(1), 1 << 20)
        }
        try await wait(until: "good answers are written") { run.poller.snapshot.files >= 2 }
        try await run.stop()
        #expect(run.poller.snapshot.errors >= bad.count && run.failures.count == run.poller.snapshot.errors)
        for file in try run.files { #expect(try run.folder.text(file) == PollerRun.good) }
        for words in ["500", "201", "JSON", "empty", "array “votes”", "cut", "not HTTP", "within 1.0 s", "1 MiB"] {
            #expect(run.failures.contains { $0.contains(words) }, "no failure says: \(words)")
        }
        #expect(run.poller.snapshot.lastError?.text == run.failures.last)
    }

    @Test func outlastsAnOutage() async throws {
        let first = try PollerServer([.answer(PollerRun.good)])
        let run = try PollerRun(first.url)
        try await wait(until: "an answer is written") { run.poller.snapshot.files >= 1 }
        first.stop()
        try await wait(until: "the outage is noticed") { run.failures.contains { $0.contains("nothing listens") } }
        let before = run.poller.snapshot.files
        let second = try PollerServer(port: first.port, [.answer(PollerRun.good)])
        defer { second.stop() }
        try await wait(until: "it is over") { run.poller.snapshot.files > before }
        try await run.stop()
    }

    @Test func followsRedirectsWithoutTakingThePasswordAlong() async throws {
        let target = try PollerServer([.answer(PollerRun.good)])
        let found = "Location: \(target.url)\r\n"
        let server = try PollerServer([.answer("", status: "302 Found", header: found)])
        defer { [server, target].forEach { $0.stop() } }
        let run = try PollerRun("http://user:s3cret@127.0.0.1:\(server.port)/votes")
        try await wait(until: "an answer is written") { run.poller.snapshot.files >= 1 }
        try await run.stop()
        #expect(server.requests.allSatisfy { $0.contains("Authorization: Basic dXNlcjpzM2NyZXQ=") })
        #expect(target.requests.allSatisfy { !$0.contains("Authorization") } && !target.requests.isEmpty)
    }

    @Test func givesUpOnRedirectsThatLeadNowhere() async throws {
        let circle = try PollerServer([.answer("", status: "302 Found", header: "Location: /again\r\n")])
        let away = try PollerServer([.answer("", status: "302 Found", header: "Location: ftp://127.0.0.1/votes\r\n")])
        defer { [circle, away].forEach { $0.stop() } }
        let (first, second) = (try PollerRun(circle.url), try PollerRun(away.url))
        try await wait(until: "both have failed") { !first.failures.isEmpty && !second.failures.isEmpty }
        try await first.stop()
        try await second.stop()
        #expect(first.failures[0].contains("more than 5 times"))
        #expect(second.failures[0].contains("not http"))
        #expect(try first.files.isEmpty && second.files.isEmpty)
    }

    @Test("a redirect to nonsense is a failure like any other") func survivesStrangeRedirects() async throws {
        let locations = [
            "", " ", "//", "//x:99999999/", "//a b/", "http:", "http:x", "mailto:a@b", "?a=%zz",
            "#", "\u{1}", "http://[/", "http://user:pass@/", "javascript:alert(1)", "/%", "é", ":",
            "..", "//[::1]/", "//a%20b/", "//a%00b/", "//a%0d%0ab/", "//127.0.0.1:65536/", "//[::1]:65536/", "//[::1",
        ]
        let steps = locations.map {
            PollerServer.Step.answer("", status: "302 Found", header: "Location: \($0)\r\n")
        }
        let server = try PollerServer(steps + [.answer(PollerRun.good)])
        defer { server.stop() }
        let run = try PollerRun(server.url)
        try await wait(until: "the good answer is written") { run.poller.snapshot.files >= 1 }
        try await run.stop()
    }

    @Test("a stop in the middle of redirects does not end the program") func stopsAmongRedirects() async throws {
        let server = try PollerServer([.answer("", status: "302 Found", header: "Location: /again\r\n")])
        defer { server.stop() }
        for round in 0..<40 {
            let run = try PollerRun(server.url)
            let before = server.requests.count
            try await wait(until: "redirects are under way") { server.requests.count > before + round % 7 }
            try await run.stop()
        }
    }

    @Test(arguments: [PollerServer.Step.hang, .drip])
    func aStopDoesNotWaitForTheServer(step: PollerServer.Step) async throws {
        let server = try PollerServer([step])
        defer { server.stop() }
        let run = try PollerRun(server.url)
        try await wait(until: "a request is under way") { server.requests.count == 1 }
        let began = ContinuousClock.now
        try await run.stop()
        #expect(ContinuousClock.now - began < .seconds(10))
        #expect(try run.files.isEmpty && run.poller.snapshot.errors == 0)
    }

    @Test("a server that trickles for ever costs one poll its time, and no more") func endsASlowDrip() async throws {
        let server = try PollerServer([.drip, .answer(PollerRun.good)])
        defer { server.stop() }
        let run = try PollerRun(server.url) { $0.timeout = .milliseconds(300) }
        try await wait(until: "the next answer is written") { run.poller.snapshot.files >= 1 }
        try await run.stop()
        #expect(run.failures.count == 1 && run.failures[0].contains("within 0.3 s"))
    }

    @Test("compression is not asked for, and what comes is written as it is, so nothing can inflate")
    func decompressesNothing() async throws {
        let server = try PollerServer([.answer(PollerRun.good, header: "Content-Encoding: gzip\r\n")])
        defer { server.stop() }
        let run = try PollerRun(server.url)
        try await wait(until: "an answer is written") { run.poller.snapshot.files >= 1 }
        try await run.stop()
        #expect(try run.folder.text(run.files[0]) == PollerRun.good)
        #expect(server.requests.allSatisfy { !$0.lowercased().contains("accept-encoding") })
    }

    @Test("a server that does not speak TLS is named as such, without the paths of a library's source")
    func saysWhereThereIsNoTLS() async throws {
        try await withSimulator { _, address in
            let run = try PollerRun(address.url.replacing("http:", with: "https:"))
            try await wait(until: "it has failed") { !run.failures.isEmpty }
            try await run.stop()
            #expect(run.failures[0].contains("does it speak https?") && !run.failures[0].contains(".cc"))
        }
    }

    @Test func pollsNeverOverlap() async throws {
        try await withSimulator { simulator, address in
            let run = try PollerRun(address.url + "/votes?delay=0.05&count=1", interval: .milliseconds(10))
            for files in 1...5 {
                try await wait(until: "a file more") {
                    #expect(simulator.counters.serving <= 1)
                    return run.poller.snapshot.files >= files
                }
            }
            try await run.stop()
        }
    }
}
