import Foundation

/// A port where new connections get no answer at all: nobody accepts, and the queue of those that wait is full.
final class SilentHost: Sendable {
    private let sockets: [Int32]
    let url: String

    init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var (address, size) = (sockaddr_in(), socklen_t(MemoryLayout<sockaddr_in>.size))
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let waiting = (0..<4).map { _ in
            socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        }
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                let isBound =
                    bind(listener, address, size) == 0 && listen(listener, 0) == 0
                    && getsockname(listener, address, &size) == 0
                for socket in waiting { _ = connect(socket, address, size) }
                return isBound
            }
        }
        guard isBound else { throw POSIXError(.EADDRINUSE) }
        sockets = [listener] + waiting
        url = "http://127.0.0.1:\(in_port_t(bigEndian: address.sin_port))/votes"
    }

    deinit { for socket in sockets { close(socket) } }
}
