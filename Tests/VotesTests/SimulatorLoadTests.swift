import Foundation
import Testing
import Votes

@Suite(.timeLimit(.minutes(2)))
struct SimulatorLoadTests {
    private static let clients = 1000

    @Test("a thousand clients at a time all get whole answers") func holdsAThousandClients() async throws {
        OpenFileLimit.raise(to: 8192)
        try await withSimulator { simulator, address in
            let sockets = try await blocking { try Self.ask(address.port) }
            defer { for socket in sockets { close(socket) } }
            try await wait(until: "all are connected at the same time") { simulator.counters.clients == Self.clients }
            let answers = try await blocking { try sockets.map { try Wire.readAnswer($0) } }
            #expect(answers.count { $0.status == 200 && $0.votes.count == 40 } == Self.clients)
            #expect(simulator.counters.votes == 40 * Self.clients && simulator.counters.errors == 0)
        }
    }

    private static func ask(_ port: Int) throws -> [Int32] {
        try (0..<clients).map { _ in
            let socket = try Wire.connect(port)
            try Wire.send(socket, "GET /votes?count=40&delay=0.5 HTTP/1.1\r\nHost: test\r\n\r\n")
            return socket
        }
    }
}
