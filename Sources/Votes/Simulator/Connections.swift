import NIOCore
import Synchronization

/// The open connections: counted, and closed together when a stop has lasted long enough.
final class Connections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())
    private let meter: SimulatorMeter

    init(meter: SimulatorMeter) { self.meter = meter }

    /// Closes what is open, and what opens from now on.
    func closeAll() {
        let open = state.withLock { state in
            state.isClosed = true
            return Array(state.channels.values)
        }
        for channel in open { channel.close(promise: nil) }
    }

    fileprivate func opened(_ channel: any Channel) {
        let isClosed = state.withLock { state in
            state.channels[ObjectIdentifier(channel)] = channel
            return state.isClosed
        }
        meter.count { $0.clients += 1 }
        if isClosed { channel.close(promise: nil) }
    }

    fileprivate func closed(_ channel: any Channel) {
        let wasOpen = state.withLock { $0.channels.removeValue(forKey: ObjectIdentifier(channel)) != nil }
        if wasOpen { meter.count { $0.clients -= 1 } }
    }
}

/// Stands in each connection's pipeline and tells when it comes and goes.
final class ConnectionObserver: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let connections: Connections

    init(_ connections: Connections) { self.connections = connections }

    func handlerAdded(context: ChannelHandlerContext) { connections.opened(context.channel) }

    func handlerRemoved(context: ChannelHandlerContext) { connections.closed(context.channel) }
}
