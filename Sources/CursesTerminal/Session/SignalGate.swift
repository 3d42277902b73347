import CNcurses
import Glibc

/// Proof that the signals a terminal program must handle in order are blocked, so that a descriptor delivers them.
///
/// Call `block()` first in `main`, before anything starts a thread: a thread inherits the mask of the one that made it,
/// and one thread that does not block a signal is enough for the system to deliver it there, with its default effect.
/// Child processes inherit the mask too.
package struct SignalGate: Sendable {
    static let signals: [Int32] = [SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH]

    private init() {}

    /// Blocks INT, TERM, HUP, TSTP, CONT and WINCH in the calling thread and those it starts later.
    package static func block() -> SignalGate {
        var set = mask()
        pthread_sigmask(SIG_BLOCK, &set, nil)
        handOn()
        return SignalGate()
    }

    /// Has signals that a thread of a library lets in reach the descriptor all the same, as the one does that watches child
    /// processes: there they would end or stop the program, or be lost.
    static func handOn() {
        for signal in signals { _ = cy_signal_always_to_descriptor(signal) }
    }

    /// Lets the signals act on the calling thread again; one that waits acts now. For after `Terminal.close()`, so that
    /// Ctrl-C ends a program that takes long to leave.
    package func lift() {
        for signal in Self.signals { _ = Glibc.signal(signal, SIG_DFL) }
        var set = Self.mask()
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    static func mask(of signals: [Int32] = signals) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        return set
    }
}
