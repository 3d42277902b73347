import CNcurses

/// The bytes that give a terminal back without ncurses: prepared at the start, written by the crash guard.
enum RestoreText {
    /// Mouse off, plain style, normal keys, cursor visible, alternate screen left; then `message` on a line of its own.
    static func build(hasMouse: Bool, message: String) -> [UInt8] {
        let mouse = hasMouse ? "\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1006l" : ""
        let capabilities = ["sgr0", "op", "rmkx", "cnorm", "rmcup"].map(terminfo)
        let text = message.isEmpty ? "" : "\r\n\(message)\r\n"
        let bytes = Array((mouse + capabilities.joined()).utf8) + Array(text.utf8)
        return Array(bytes.prefix(Int(CY_CRASH_TEXT_MAX)))
    }

    /// Reports of the mouse are a private mode of xterm and its relatives, which this capability announces.
    static var terminalHasMouse: Bool { cy_terminfo_string("kmous") != nil }

    private static func terminfo(_ name: String) -> String {
        cy_terminfo_string(name).map { withoutPadding(String(cString: $0)) } ?? ""
    }

    /// A delay such as `$<50/>` is an instruction to the writer, not text.
    static func withoutPadding(_ capability: String) -> String {
        var text = ""
        var rest = capability[...]
        while let start = rest.firstRange(of: "$<") {
            text += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstIndex(of: ">") else { return text }
            rest = rest[rest.index(after: end)...]
        }
        return text + rest
    }
}
