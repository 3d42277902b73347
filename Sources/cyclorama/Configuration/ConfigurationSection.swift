import Genres
import TOMLKit

/// A table of the configuration file, read strictly: a typing mistake must not pass for a setting that does nothing.
struct ConfigurationSection {
    private let table: TOMLTable
    private let path: String
    /// The full name, such as `content.categories`; empty for the file itself.
    private let name: String
    private let lines: SettingLines

    init(_ text: String, path: String) throws(ConfigurationError) {
        do {
            self.init(try TOMLTable(string: text), path: path, name: "", lines: SettingLines(text))
        } catch let error as TOMLParseError {
            throw ConfigurationError(path: path, line: error.source.begin.line, reason: error.description)
        } catch {
            throw ConfigurationError(path: path, reason: "\(error)")
        }
    }

    private init(_ table: TOMLTable, path: String, name: String, lines: SettingLines) {
        self.table = table
        self.path = path
        self.name = name
        self.lines = lines
    }

    /// Refuses keys other than these.
    func allow(_ keys: [String]) throws(ConfigurationError) {
        let unknown = table.keys.filter { !keys.contains($0) }
        // The one that a reader of the file meets first.
        guard let first = unknown.min(by: { place(of: $0) < place(of: $1) }) else { return }
        let known = keys.map { fullName(of: $0) }
        let nearest = Self.nearest(to: first, among: keys).map { "; did you mean “\(fullName(of: $0))”?" } ?? ""
        let reason =
            "there is no setting “\(fullName(of: first))”\(nearest); there is: \(known.joined(separator: ", "))"
        throw ConfigurationError(path: path, line: line(of: first), reason: reason, known: known)
    }

    private func place(of key: String) -> (Int, String) { (line(of: key) ?? .max, key) }

    private func line(of key: String) -> Int? { lines.line(of: fullName(of: key)) }

    /// The key that a slip of the finger or two makes the unknown one.
    private static func nearest(to unknown: String, among keys: [String]) -> String? {
        let word = Array(unknown.lowercased().utf8)
        return keys.compactMap { key in
            EditDistance.between(word, Array(key.utf8), limit: max(1, key.utf8.count / 3)).map { ($0, key) }
        }.min { $0 < $1 }?.1
    }

    func section(_ key: String) throws(ConfigurationError) -> ConfigurationSection? {
        guard let value = table[key] else { return nil }
        guard let table = value.table else { throw wrongType(of: key, value, "a table: [\(fullName(of: key))]") }
        return ConfigurationSection(table, path: path, name: fullName(of: key), lines: lines)
    }

    func text(_ key: String) throws(ConfigurationError) -> String? {
        guard let value = table[key] else { return nil }
        guard let text = value.string else { throw wrongType(of: key, value, "a text in quotes") }
        return text
    }

    /// A list of texts.
    func list(_ key: String) throws(ConfigurationError) -> [String]? {
        guard let value = table[key] else { return nil }
        guard let array = value.array else { throw wrongType(of: key, value, "a list of texts: [\"…\", \"…\"]") }
        let texts = array.compactMap(\.string)
        guard texts.count == array.count else { throw refuse(key, "every entry of the list must be a text in quotes") }
        return texts
    }

    /// An integer or a fraction within limits.
    func number(_ key: String, in limits: ClosedRange<Double>) throws(ConfigurationError) -> Double? {
        guard let value = table[key] else { return nil }
        guard let number = value.double ?? value.int.map(Double.init) else {
            throw wrongType(of: key, value, "a number")
        }
        guard limits.contains(number) else {
            throw refuse(key, "it must be from \(Self.text(limits.lowerBound)) to \(Self.text(limits.upperBound))")
        }
        return number
    }

    /// A whole number within limits.
    func integer(_ key: String, in limits: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
        guard let number = try number(key, in: Double(limits.lowerBound)...Double(limits.upperBound)) else {
            return nil
        }
        guard number == number.rounded() else { throw refuse(key, "it must be a whole number, not \(number)") }
        return Int(number)
    }

    private static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    }

    /// Refuses a setting for a reason of its own.
    func refuse(_ key: String, _ reason: String) -> ConfigurationError {
        ConfigurationError(path: path, line: line(of: key), reason: "“\(fullName(of: key))”: \(reason)")
    }

    /// Every key with its text.
    func texts() throws(ConfigurationError) -> [String: String] {
        var texts: [String: String] = [:]
        for key in table.keys { texts[key] = try text(key) }
        return texts
    }

    private func fullName(of key: String) -> String { name.isEmpty ? key : name + "." + key }

    private func wrongType(of key: String, _ value: any TOMLValueConvertible, _ wanted: String) -> ConfigurationError {
        refuse(key, "it must be \(wanted), not \(value.type.description)")
    }
}
