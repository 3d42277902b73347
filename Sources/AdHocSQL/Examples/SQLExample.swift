import Foundation

/// A question that ships with the program, as SQL to run, to read and to change.
///
/// Its file begins with comments: the title, lines of description, and `parameter NAME: meaning` for each variable it
/// reads with `getvariable`.
package struct SQLExample: Hashable, Sendable {
    package struct Parameter: Hashable, Sendable {
        package let name: String
        package let meaning: String
    }

    /// The file's name without number and ending: `genre-moves`.
    package let name: String
    package let title: String
    package let description: String
    package let parameters: [Parameter]
    /// The whole file, comments too.
    package let text: String

    init(file: String, text: String) {
        let stem = file.hasSuffix(".sql") ? file.dropLast(4) : Substring(file)
        name = String(stem.drop { $0.isNumber || $0 == "-" })
        let comments = text.split(separator: "\n").prefix { $0.hasPrefix("--") }.map {
            $0.dropFirst(2).trimmingCharacters(in: .whitespaces)
        }
        let (parameters, prose) = (
            comments.filter { $0.hasPrefix("parameter ") }, comments.dropFirst().filter { !$0.hasPrefix("parameter ") }
        )
        title = comments.first ?? name
        description = prose.joined(separator: " ")
        self.parameters = parameters.map { line in
            let parts = line.dropFirst("parameter ".count).split(separator: ":", maxSplits: 1)
            return Parameter(
                name: String(parts.first ?? ""),
                meaning: parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : "")
        }
        self.text = text
    }

    /// All of a folder, in the order of their files' names.
    package static func all(in folder: URL) throws -> [SQLExample] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".sql") }.sorted().map {
            SQLExample(file: $0, text: try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
        }
    }

    /// The one of this name, checked to know every parameter given.
    package static func named(
        _ name: String, in examples: [SQLExample], given variables: [SQLQuery.Variable]
    ) throws(SQLFault) -> SQLExample {
        guard let example = examples.first(where: { $0.name == name }) else {
            let names = examples.map(\.name).joined(separator: ", ")
            throw SQLFault(.refused, "there is no example “\(name)”", remedy: "there is: \(names)")
        }
        let known = example.parameters.map(\.name)
        if let unknown = variables.first(where: { !known.contains($0.name) }) {
            throw SQLFault(
                .refused, "the example \(name) has no parameter “\(unknown.name)”",
                remedy: known.isEmpty ? "it has none" : "it has: \(known.joined(separator: ", "))")
        }
        return example
    }
}
