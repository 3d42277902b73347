import CNcurses
import Glibc

/// Wakes the thread that waits in `Terminal.waitForEvents` from any other.
///
/// Owns its descriptor, so that a wake-up after the terminal has closed goes nowhere instead of into another file.
package final class Waker: Sendable {
    let descriptor: Int32

    package init() throws(TerminalError) {
        descriptor = cy_wake_descriptor()
        guard descriptor >= 0 else { throw .system("eventfd", errno) }
    }

    deinit { close(descriptor) }

    /// Makes `waitForEvents` return with `.wake`. Any thread; never blocks. Many calls before the waiting thread looks
    /// are one wake-up.
    package func wake() {
        var one: UInt64 = 1
        // It fails only when 2⁶⁴ − 1 wake-ups wait already.
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Forgets the wake-ups that have arrived.
    func drain() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
    }
}
