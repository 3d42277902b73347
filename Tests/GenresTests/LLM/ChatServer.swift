import Foundation
import Genres
import Synchronization

/// A chat server that behaves as badly as a test asks for: what it does is told by a closure, request by request.
final class ChatServer: Sendable {
    struct Request: Sendable {
        /// From 0, of all that came.
        let number: Int
        let head: String
        let body: String
        /// The keywords asked for, by their ids.
        let keywords: [String]

        var isModelList: Bool { head.hasPrefix("GET ") }
        var hasSchema: Bool { body.contains("\"json_schema\"") }
    }

    enum Reply: Sendable {
        /// A whole answer of the server.
        case http(String, status: String = "200 OK", header: String = "")
        /// An answer of the chat with this text.
        case chat(String, finish: String = "stop")
        /// A good answer, with a genre for each id.
        case genres([Genre])
        /// Nothing, and the connection stays open.
        case hang
        /// More and more, until the client has enough.
        case flood
        /// The connection is closed.
        case cut
    }

    let port: Int
    private let listener: Int32
    private let answer: @Sendable (Request) -> Reply
    private let state = Mutex<(requests: [Request], connections: Set<Int32>, isStopped: Bool)>(([], [], false))

    var requests: [Request] { state.withLock { $0.requests } }
    var chats: [Request] { requests.filter { !$0.isModelList } }
    var url: String { "http://127.0.0.1:\(port)/v1" }

    init(_ answer: @escaping @Sendable (Request) -> Reply) throws {
        self.answer = answer
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
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
        port = Int(in_port_t(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in accept() }
    }

    /// Closes everything; clients see their connections cut, and later ones refused.
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
        guard let (head, body) = Self.read(connection) else { return }
        let request = state.withLock { state in
            let request = Request(
                number: state.requests.count, head: head, body: body, keywords: Self.keywords(in: body))
            state.requests.append(request)
            return request
        }
        switch answer(request) {
        case .http(let text, let status, let header):
            let length = "Content-Length: \(text.utf8.count)\r\n"
            write("HTTP/1.1 \(status)\r\n\(length)\(header)Connection: close\r\n\r\n\(text)", to: connection)
            finish(connection)
        case .chat(let text, let finish):
            write(Self.chat(text, finish), to: connection)
            self.finish(connection)
        case .genres(let genres):
            write(Self.chat(Self.labels(genres), "stop"), to: connection)
            finish(connection)
        case .hang: Self.waitForEnd(of: connection)
        case .flood:
            write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", to: connection)
            let megabyte = String(repeating: " ", count: 1 << 20)
            for _ in 0..<10 { write(megabyte, to: connection) }
        case .cut: break
        }
    }

    private func finish(_ connection: Int32) {
        shutdown(connection, Int32(SHUT_WR))
        Self.waitForEnd(of: connection)
    }
}
