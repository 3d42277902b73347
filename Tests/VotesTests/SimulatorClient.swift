import Foundation
import Testing
import Votes

/// Runs what blocks on a thread of its own: tests and server share few threads.
func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { done in
        Thread.detachNewThread { done.resume(with: Result(catching: body)) }
    }
}

/// Returns when the condition holds; other tests of the run go on meanwhile.
func wait(until what: String, _ condition: () -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(30)
    while !condition() {
        guard ContinuousClock.now < deadline else { throw Missed(what: what) }
        try await Task.sleep(for: .milliseconds(2))
    }
}

struct Missed: Error {
    let what: String
}

/// An answer as it came over the wire.
struct WireAnswer: Sendable {
    let status: Int
    let head: String
    let body: [UInt8]

    var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }
    var votes: [[String: Any]] { object["votes"] as? [[String: Any]] ?? [] }

    /// What the head says of the body.
    var length: Int? {
        let line = head.split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
        return line.flatMap { Int($0.dropFirst(16)) }
    }

    init(_ bytes: [UInt8]) throws {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { throw Missed(what: "a whole head") }
        head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
        body = Array(bytes[end.upperBound...])
        status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }
}

/// A client made of a socket, so that nothing between it and the server hides a fault.
enum Wire {
    static func get(_ address: BoundAddress, _ path: String, method: String = "GET") async throws -> WireAnswer {
        let port = address.port
        return try await blocking {
            let socket = try connect(port)
            defer { close(socket) }
            try send(socket, "\(method) \(path) HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n")
            return try WireAnswer(readAll(socket))
        }
    }

    static func connect(_ port: Int) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else {
            close(descriptor)
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
        return descriptor
    }

    static func send(_ socket: Int32, _ text: String) throws {
        let bytes = Array(text.utf8)
        guard Foundation.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw POSIXError(.EPIPE)
        }
    }

    /// One answer of a connection that stays open, as long as its head says.
    static func readAnswer(_ socket: Int32) throws -> WireAnswer {
        var (bytes, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 64 << 10))
        while true {
            let count = read(socket, &chunk, chunk.count)
            guard count > 0 else { throw Missed(what: "a whole answer") }
            bytes += chunk[..<count]
            if let answer = try? WireAnswer(bytes), answer.body.count == answer.length { return answer }
        }
    }

    static func readAll(_ socket: Int32) -> [UInt8] {
        var (bytes, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 64 << 10))
        while true {
            let count = read(socket, &chunk, chunk.count)
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
        }
    }
}

/// A simulator that serves on a free port until it is stopped.
struct RunningSimulator {
    let simulator: VoteSimulator
    let address: BoundAddress
    private let running: Task<Void, any Error>

    init(_ simulator: VoteSimulator) async throws {
        let (addresses, found) = AsyncStream.makeStream(of: BoundAddress.self)
        self.simulator = simulator
        running = Task {
            defer { found.finish() }
            try await simulator.run { found.yield($0) }
        }
        address = try #require(await addresses.first { _ in true })
    }

    func stop() async throws {
        running.cancel()
        try await running.value
    }
}

/// Runs a simulator on a free port while `body` runs, and stops it.
func withSimulator<Value>(
    seed: UInt64 = 1, _ body: (VoteSimulator, BoundAddress) async throws -> Value
) async throws -> Value {
    let running = try await RunningSimulator(VoteSimulator(options: SimulatorOptions(port: 0, seed: seed)))
    do {
        let result = try await body(running.simulator, running.address)
        try await running.stop()
        return result
    } catch {
        try await running.stop()
        throw error
    }
}
