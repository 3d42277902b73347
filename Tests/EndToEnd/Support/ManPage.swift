import Foundation

/// The manual page, made from the commands, the table of keys, and a few words of its own.
struct ManPage {
    var commands: [(name: String, command: CommandTree.Command)]
    /// Rows of the README's table of keys.
    var keys: [(key: String, text: String)]
    var version: String

    var text: String {
        let lines =
            [
                ".\\\" Made by: CYCLORAMA_UPDATE_DOCS=1 swift test --filter ManPage",
                ".TH CYCLORAMA 1 \"\" \"cyclorama \(version)\" \"User Commands\"", ".SH NAME",
                "cyclorama \\- Customer 360 of an IPTV service in one terminal program", ".SH SYNOPSIS",
                ".B cyclorama", "[\\fIcommand\\fR] [\\fIoptions\\fR]", ".SH DESCRIPTION",
                Self.escaped(
                    "Turns the logs of an IPTV service into a star schema and marts, as Parquet, counts live song votes, and "
                        + "shows both in a dashboard from which every job is started, watched and stopped. Without a "
                        + "command the dashboard opens; it needs a terminal."),
                ".SH COMMANDS",
            ] + commands.flatMap(section) + [".SH KEYS", "In the dashboard:"] + keys.flatMap(item) + Self.rest
        return lines.joined(separator: "\n") + "\n"
    }

    private func section(_ name: String, _ command: CommandTree.Command) -> [String] {
        let texts = [command.abstract, command.discussion].compactMap(\.self).filter { !$0.isEmpty }
        let shown = (command.arguments ?? []).filter {
            $0.shouldDisplay && $0.names?.contains { $0.name == "help" } != true
        }
        return [".SS " + Self.escaped(name)] + texts.flatMap { [Self.escaped($0), ".br"] }.dropLast()
            + shown.flatMap { item($0.usage, about: $0) }
    }

    private func item(_ usage: String, about argument: CommandTree.Argument) -> [String] {
        let end = argument.defaultValue.map { "Default: \($0)." } ?? ""
        let texts = [argument.abstract, argument.discussion, end].compactMap(\.self).filter { !$0.isEmpty }
        return [".TP", ".B " + Self.escaped(usage), Self.escaped(texts.joined(separator: " "))]
    }

    private func item(_ key: String, _ text: String) -> [String] {
        [".TP", ".B " + Self.escaped(key), Self.escaped(text)]
    }

    private static let rest = [
        ".SH EXIT STATUS", ".TP", ".B 0", "Done.", ".TP", ".B 1", "Failed; the message says why and what to do.", ".TP",
        ".B 2", "Wrong usage.", ".TP", ".B 3", "Done, but more rows were rejected than allowed.", ".TP", ".B 130",
        "Interrupted.", ".SH ENVIRONMENT", ".TP", ".B CYCLORAMA_WORKSPACE",
        "Where data lie, unless --workspace says it.",
        ".TP", ".B NO_COLOR", "If set and not empty, the dashboard uses no colour.", ".TP",
        ".B XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME",
        "Folders of settings, of data and of what is remembered; each has a folder cyclorama.", ".SH FILES", ".TP",
        ".I ~/.config/cyclorama/config.toml", "Settings.", ".TP", ".I ~/.local/share/cyclorama",
        "The workspace: tables, votes, records of runs, saved frames, the log.", ".TP",
        ".I ~/.local/state/cyclorama/state.json", "What the dashboard remembers.",
    ]

    /// Text that troff takes literally, in one line.
    private static func escaped(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let escaped = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        // Not every troff reads UTF-8.
        let safe = escaped.unicodeScalars.map {
            $0.isASCII ? String($0) : "\\[u\(String(format: "%04X", $0.value))]"
        }.joined()
        return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
    }
}
