import TerminalUI

/// What ends a wait for events.
package enum TerminalEvent: Equatable, Sendable {
    case input(InputEvent)
    /// `Waker.wake()` was called since the last wait.
    case wake
    /// Ctrl-C or SIGINT.
    case interrupt
    /// SIGTERM: leave now, but in order.
    case terminate
    /// The terminal has gone. Reported once; nothing more can be drawn or read.
    case hangup
    /// The program was stopped and runs again; the last frame has been drawn anew.
    case resumed
}
