/// Writes rows as an array of objects, one a line. Numbers of any size stay numbers; `NaN` and `Infinity`, which JSON
/// does not know, become strings; of columns with one name, further ones are called `name_1`, `name_2`.
package struct JSONSink: RowSink, Sendable {
    private let write: @Sendable (String) throws -> Void
    private var pending = "["
    private var keys: [String] = []
    private var isNumber: [Bool] = []
    private var isFirst = true

    /// - Parameter write: takes text in larger pieces.
    package init(_ write: @escaping @Sendable (String) throws -> Void) { self.write = write }

    package mutating func begin(_ columns: [SQLColumn]) {
        keys = Self.distinct(columns.map(\.name)).map { Self.quoted($0) + ":" }
        isNumber = columns.map(\.isNumber)
    }

    package mutating func add(_ row: [SQLValue]) throws {
        pending += isFirst ? "\n{" : ",\n{"
        isFirst = false
        for (index, value) in row.enumerated() where index < keys.count {
            if index > 0 { pending += "," }
            pending += keys[index] + Self.text(value, isNumber: isNumber[index])
        }
        pending += "}"
        if pending.utf8.count > 1 << 16 { try flush() }
    }

    /// Closes the array. Call it when all rows are there.
    package mutating func end() throws {
        pending += isFirst ? "]\n" : "\n]\n"
        try flush()
    }

    private mutating func flush() throws {
        try write(pending)
        pending = ""
    }

    package static func text(_ value: SQLValue, isNumber: Bool) -> String {
        switch value {
        case .null: "null"
        case .bare(let word): word.utf8.contains { $0 == 0x4E || $0 == 0x49 } ? quoted(word) : word
        case .text(let text): isNumber ? text : quoted(text)
        case .nested(let json): json.replacing("\n", with: " ")
        }
    }

    /// The names, with a number behind those that came before.
    package static func distinct(_ names: [String]) -> [String] {
        var taken: Set<String> = []
        return names.map { name in
            var (candidate, number) = (name, 0)
            while !taken.insert(candidate).inserted {
                number += 1
                candidate = "\(name)_\(number)"
            }
            return candidate
        }
    }

    package static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20:
                quoted += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
