import Glibc
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// The API of made-up votes: an HTTP server with `GET /votes?count=&delay=` and `GET /`. It handles no signals, and
/// prints nothing but what its logger does.
package final class VoteSimulator: Sendable {
    /// How long a stop waits for clients that do not take their answers.
    private static let grace = Duration.milliseconds(1500)
    /// Open files that a thousand clients need, with room for the rest of the program.
    private static let openFiles: UInt = 4096

    package let options: SimulatorOptions
    private let logger: Logger
    private let meter = SimulatorMeter()

    /// - Parameter logger: gets what the server reports; its level decides how much. By default it is dropped.
    package init(
        options: SimulatorOptions, logger: Logger = Logger(label: "votes") { _ in SwiftLogNoOpLogHandler() }
    ) {
        self.options = options
        self.logger = logger
    }

    /// Counted over all runs; cheap, from any thread.
    package var counters: SimulatorCounters { meter.counters }

    /// Serves until its task is cancelled, and then returns: delays end at once, answers under way are finished, or cut
    /// after 1.5 s, and the port is closed. It may be run again, but not twice at a time.
    ///
    /// - Parameter onListening: called once, when clients can connect.
    /// - Throws: `SimulatorError` where it cannot listen; `CancellationError` if it was cancelled before it began.
    package func run(onListening: @escaping @Sendable (BoundAddress) -> Void = { _ in }) async throws {
        try options.validate()
        try Task.checkCancellation()
        OpenFileLimit.raise(to: Self.openFiles)
        let connections = Connections(meter: meter)
        let services = services(connections, onListening)
        let (stopRequests, stop) = AsyncStream.makeStream(of: Void.self)
        // In a task of its own: to be cancelled would cut its answers off, where a stop lets them end.
        let serving = Task { try await Self.serve(services, connections, until: stopRequests) }
        do {
            try await withTaskCancellationHandler {
                try await serving.value
            } onCancel: {
                stop.finish()
            }
        } catch {
            throw explained(error)
        }
    }

    /// Returns when the server has stopped, after `stopRequests` has ended or because it failed.
    private static func serve(
        _ services: ServiceGroup, _ connections: Connections, until stopRequests: AsyncStream<Void>
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                for await _ in stopRequests {}
                try Task.checkCancellation()
                await services.triggerGracefulShutdown()
                try await Task.sleep(for: grace)
                connections.closeAll()
            }
            defer { tasks.cancelAll() }
            try await services.run()
        }
    }

    private func services(
        _ connections: Connections, _ onListening: @escaping @Sendable (BoundAddress) -> Void
    ) -> ServiceGroup {
        let (host, wanted) = (options.host, options.port)
        let application = Application(
            responder: VoteResponder(seed: options.seed, meter: meter),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [ConnectionObserver(connections)], idleTimeout: .seconds(120))),
            configuration: ApplicationConfiguration(address: .hostname(host, port: wanted), backlog: 4096),
            onServerRunning: { channel in
                onListening(BoundAddress(host: host, port: channel.localAddress?.port ?? wanted))
            },
            logger: logger)
        return ServiceGroup(configuration: ServiceGroupConfiguration(services: [application], logger: logger))
    }

    private func explained(_ error: any Error) -> any Error {
        let address = BoundAddress(host: options.host, port: options.port)
        switch error {
        case let error as IOError where error.errnoCode == EADDRINUSE:
            return SimulatorError.portInUse(address, holder: .find(port: options.port))
        case let error as IOError:
            return SimulatorError.cannotListen(address, reason: String(cString: strerror(error.errnoCode)))
        case is SocketAddressError, is SocketAddressError.UnknownHost:
            return SimulatorError.cannotListen(address, reason: "there is no such address")
        default: return error
        }
    }
}
