import Foundation
import Synchronization

/// An HTTP server that behaves as badly as a test asks for: one step a request, the last one again and again.
final class PollerServer: Sendable {
    enum Step: Sendable {
        /// Sent as it is; then the connection is closed.
        case send(String)
        /// Nothing is sent, and the connection stays open.
        case hang
        /// A byte now and then, for ever.
        case drip
        /// More and more, until the client has enough.
        case flood

        /// A whole answer.
        static func answer(_ body: String, status: String = "200 OK", header: String = "") -> Step {
            .send(
                "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(header)Connection: close\r\n\r\n\(body)")
        }
    }

    private struct State {
        var requests: [String] = []
        var connections: Set<Int32> = []
        var isStopped = false
    }

    let port: Int
    private let listener: Int32
    private let steps: [Step]
    private let state = Mutex(State())

    /// The heads of the requests that came.
    var requests: [String] { state.withLock { $0.requests } }
    var url: String { "http://127.0.0.1:\(port)/votes" }

    init(port: Int = 0, _ steps: [Step]) throws {
        self.steps = steps
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var (yes, address) = (Int32(1), sockaddr_in())
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRINUSE) }
        self.port = Int(in_port_t(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in accept() }
    }

    /// Closes everything; clients see their connections cut.
    func stop() {
        let connections = state.withLock { state in
            state.isStopped = true
            return state.connections
        }
        shutdown(listener, Int32(SHUT_RDWR))
        for connection in connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }

    private func accept() {
        while true {
            let connection = Foundation.accept(listener, nil, nil)
            guard connection >= 0 else { break }
            let isStopped = state.withLock { state in
                state.connections.insert(connection)
                return state.isStopped
            }
            if isStopped { shutdown(connection, Int32(SHUT_RDWR)) }
            Thread.detachNewThread { [self] in
                serve(connection)
                state.withLock { _ = $0.connections.remove(connection) }
                close(connection)
            }
        }
        close(listener)
    }

    private func serve(_ connection: Int32) {
        var (head, byte) = ([UInt8](), UInt8(0))
        while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            guard read(connection, &byte, 1) == 1 else { return }
            head.append(byte)
        }
        let number = state.withLock { state in
            state.requests.append(String(decoding: head, as: UTF8.self))
            return state.requests.count - 1
        }
        perform(steps[min(number, steps.count - 1)], on: connection)
    }

    private func perform(_ step: Step, on connection: Int32) {
        let start = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"votes\":["
        switch step {
        case .send(let text):
            _ = write(text, to: connection)
            shutdown(connection, Int32(SHUT_WR))
            waitForEnd(of: connection)
        case .hang: waitForEnd(of: connection)
        case .drip:
            _ = write(start, to: connection)
            while write(" ", to: connection) { usleep(5000) }
        case .flood:
            _ = write(start, to: connection)
            let megabyte = String(repeating: " ", count: 1 << 20)
            while write(megabyte, to: connection) {}
        }
    }

    private func waitForEnd(of connection: Int32) {
        var byte = UInt8(0)
        while read(connection, &byte, 1) > 0 {}
    }

    /// False when the client has gone.
    private func write(_ text: String, to connection: Int32) -> Bool {
        var left = Array(text.utf8)[...]
        while !left.isEmpty {
            let count = left.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            left = left.dropFirst(count)
        }
        return true
    }
}
