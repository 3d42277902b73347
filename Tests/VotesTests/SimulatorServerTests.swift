import Foundation
import Testing
import Votes

/// The API as clients see it.
@Suite(.timeLimit(.minutes(2)))
struct SimulatorServerTests {
    @Test func answersWithTheVotesAskedFor() async throws {
        try await withSimulator { simulator, address in
            let answer = try await Wire.get(address, "/votes?count=35&delay=0.02&unknown=1")
            #expect(answer.status == 200 && answer.votes.count == 35)
            #expect(answer.head.contains("application/json"))
            #expect(answer.object["delay_used"] as? Double == 0.02)
            let stamp = try #require(answer.votes.first?["timestamp"] as? String)
            #expect(stamp.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}/) != nil)
            #expect(simulator.counters.votes == 35 && simulator.counters.requests == 1)
        }
    }

    @Test func aSeedRepeatsARunOverTheWire() async throws {
        func run() async throws -> [String] {
            try await withSimulator(seed: 99) { _, address in
                var songs: [String] = []
                for path in ["/votes?delay=0", "/votes?count=3&delay=0", "/votes?delay=0"] {
                    let votes = try await Wire.get(address, path).votes
                    songs += votes.map { "\($0["user_id"] ?? "") \($0["song"] ?? "")" }
                }
                return songs
            }
        }
        let (first, second) = (try await run(), try await run())
        #expect(first == second && first.count > 43)
    }

    @Test func saysWhatIsWrongWithARequestAsJSON() async throws {
        try await withSimulator { simulator, address in
            let refused = [("/votes?count=x", "GET", 400), ("/nothing", "GET", 404), ("/votes", "POST", 405)]
            for (path, method, status) in refused {
                let answer = try await Wire.get(address, path, method: method)
                #expect(answer.status == status)
                #expect(answer.object["error"] is String, "\(path)")
                #expect((status == 405) == answer.head.contains("Allow: GET, HEAD"))
            }
            #expect(simulator.counters.errors == 3)
            #expect(try await Wire.get(address, "/votes?count=1&delay=0").status == 200)
        }
    }

    @Test func describesItselfAndAnswersHeadWithoutTakingATurn() async throws {
        try await withSimulator { _, address in
            let description = try await Wire.get(address, "/")
            #expect((description.object["songs"] as? [String])?.count == 10)
            let head = try await Wire.get(address, "/votes?delay=0", method: "HEAD")
            #expect(head.status == 200 && head.body.isEmpty)
            let answer = try await Wire.get(address, "/votes?delay=0")
            #expect(head.head.contains("Content-Length: \(answer.body.count)"))
            for path in ["/nothing", "/votes?count=x", "/"] {
                #expect(try await Wire.get(address, path, method: "HEAD").body.isEmpty, "\(path)")
            }
        }
    }

    @Test func sendsAHundredThousandVotesWhole() async throws {
        try await withSimulator { _, address in
            let answer = try await Wire.get(address, "/votes?count=100000&delay=0")
            #expect(answer.head.contains("Content-Length: \(answer.body.count)"))
            #expect(answer.votes.count == 100_000)
        }
    }

    @Test func namesWhoHasThePort() async throws {
        try await withSimulator { _, address in
            let second = VoteSimulator(options: SimulatorOptions(port: address.port))
            let error = await #expect(throws: SimulatorError.self) { try await second.run() }
            guard case .portInUse(_, let holder?) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(holder.process == Int(getpid()))
        }
    }

    @Test(arguments: ["10.255.255.1", "no such host", "", "no.such.host.invalid"])
    func refusesAnAddressItCannotListenOn(host: String) async {
        let simulator = VoteSimulator(options: SimulatorOptions(host: host, port: 0))
        let error = await #expect(throws: SimulatorError.self) { try await simulator.run() }
        #expect(error?.description.contains("--host") == true)
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("::1", true), ("localhost", true), ("0.0.0.0", false), ("127.example.org", false),
    ])
    func knowsWhetherOthersCanReachIt(host: String, isLoopback: Bool) {
        #expect(SimulatorOptions(host: host).isLoopback == isLoopback)
    }

    @Test func canBeStartedAgainAfterAStop() async throws {
        let simulator = VoteSimulator(options: SimulatorOptions(port: 0))
        for round in 1...10 {
            let running = try await RunningSimulator(simulator)
            #expect(try await Wire.get(running.address, "/votes?count=2&delay=0").votes.count == 2)
            try await running.stop()
            #expect(simulator.counters.votes == 2 * round && simulator.counters.clients == 0)
        }
    }
}
