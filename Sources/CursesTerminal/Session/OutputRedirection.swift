import Glibc

/// Sends what libraries print to a log while frames own the screen.
struct OutputRedirection {
    private let output: Int32
    private let error: Int32

    /// Points standard output and standard error at `log`, a descriptor open for writing.
    init(to log: Int32) throws(TerminalError) {
        output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        guard output >= 0 else { throw .system("dup", errno) }
        error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        guard error >= 0 else {
            let code = errno
            close(output)
            throw .system("dup", code)
        }
        fflush(nil)
        guard dup2(log, STDOUT_FILENO) >= 0, dup2(log, STDERR_FILENO) >= 0 else {
            let code = errno
            undo()
            throw .system("dup2 of the log", code)
        }
    }

    /// Points both back; call it once.
    func undo() {
        fflush(nil)
        dup2(output, STDOUT_FILENO)
        dup2(error, STDERR_FILENO)
        close(output)
        close(error)
    }
}
