@preconcurrency import Glibc

/// What commands print. A disk may be full under it, or nobody there; that must not pass for a result.
enum StandardOutput {
    struct Lost: Error, CustomStringConvertible {
        let code: Int32

        var description: String {
            "the result could not be written to standard output: \(String(cString: strerror(code)))"
        }
    }

    /// Keeps the numbers of the standard streams from files that are opened later: those would get what is printed.
    static func holdDescriptors() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            // For reading, so that what is written fails as it should.
            _ = open("/dev/null", O_RDONLY)
        }
    }

    static func write(_ text: String) throws(Lost) {
        var text = text
        let isWritten = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, stdout) == $0.count }
        guard isWritten else { throw Lost(code: errno) }
    }

    /// Brings everything out that was printed.
    static func finish() throws(Lost) {
        errno = 0
        guard fflush(stdout) == 0, ferror(stdout) == 0 else { throw Lost(code: errno == 0 ? EIO : errno) }
    }
}

/// What a person reads meanwhile; where it cannot be written, nobody is there to miss it.
enum StandardError {
    static func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
