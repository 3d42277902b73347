import Foundation
import TestSupport

/// The program's commands and options, as its argument parser tells them.
struct CommandTree: Decodable {
    struct Name: Decodable {
        var kind: String
        var name: String

        var text: String { (kind == "long" ? "--" : "-") + name }
    }

    struct Argument: Decodable {
        var kind: String
        var abstract: String?
        var discussion: String?
        var defaultValue: String?
        var valueName: String?
        var isOptional: Bool
        var shouldDisplay: Bool
        var names: [Name]?

        /// `--size <120x36>`.
        var usage: String {
            let value = "<\(valueName ?? "value")>"
            switch kind {
            case "positional": return value
            case "flag": return (names ?? []).map(\.text).joined(separator: ", ")
            default: return (names ?? []).map(\.text).joined(separator: ", ") + " " + value
            }
        }
    }

    struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var shouldDisplay: Bool
        var arguments: [Argument]?
        var subcommands: [Command]?

        /// This command and those below it that do something themselves, each with its full name.
        func leaves(_ parent: String = "") -> [(name: String, command: Command)] {
            let name = parent.isEmpty ? commandName : parent + " " + commandName
            let below = (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
            return below.isEmpty ? [(name, self)] : below.flatMap { $0.leaves(name) }
        }
    }

    var command: Command

    static func read() throws -> CommandTree {
        let result = try Stage().run("--experimental-dump-help")
        return try JSONDecoder().decode(CommandTree.self, from: Data(result.output.utf8))
    }
}
