import CNcurses
import Glibc

/// The blocked signals as a descriptor that `poll` can wait for.
final class SignalQueue {
    let descriptor: Int32

    init(_: SignalGate) throws(TerminalError) {
        var set = SignalGate.mask()
        descriptor = cy_signal_descriptor(&set)
        guard descriptor >= 0 else { throw .system("signalfd", errno) }
    }

    deinit { Glibc.close(descriptor) }

    /// The signals that arrived since the last call, oldest kind first. Does not block.
    func next() -> [Int32] {
        var signals: [Int32] = []
        while case let signal = cy_next_signal(descriptor), signal != 0 { signals.append(signal) }
        return signals
    }

    /// Stops the process as Ctrl-Z does and returns when it is continued.
    func stopProcess() {
        var stop = SignalGate.mask(of: [SIGTSTP])
        Glibc.signal(SIGTSTP, SIG_DFL)
        defer { SignalGate.handOn() }
        raise(SIGTSTP)
        // The raised signal takes effect here, in the moment it is no longer blocked.
        pthread_sigmask(SIG_UNBLOCK, &stop, nil)
        pthread_sigmask(SIG_BLOCK, &stop, nil)
        // The CONT that woke the process is answered by our return.
        var resume = SignalGate.mask(of: [SIGCONT])
        var immediately = timespec()
        sigtimedwait(&resume, nil, &immediately)
    }
}
