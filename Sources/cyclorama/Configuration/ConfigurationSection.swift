import TOMLKit

/// A table of the configuration file, read strictly: a typing mistake must not pass for a setting that does nothing.
struct ConfigurationSection {
    private let table: TOMLTable
    private let path: String
    /// The full name, such as `content.categories`; empty for the file itself.
    private let name: String

    init(_ text: String, path: String) throws(ConfigurationError) {
        do {
            self.init(try TOMLTable(string: text), path: path, name: "")
        } catch let error as TOMLParseError {
            throw ConfigurationError(path: path, line: error.source.begin.line, reason: error.description)
        } catch {
            throw ConfigurationError(path: path, reason: "\(error)")
        }
    }

    private init(_ table: TOMLTable, path: String, name: String) {
        self.table = table
        self.path = path
        self.name = name
    }

    /// Refuses keys other than these.
    func allow(_ keys: [String]) throws(ConfigurationError) {
        guard let unknown = table.keys.sorted().first(where: { !keys.contains($0) }) else { return }
        let known = keys.map { fullName(of: $0) }.joined(separator: ", ")
        let reason = "there is no setting “\(fullName(of: unknown))”; there is: \(known)"
        throw ConfigurationError(path: path, reason: reason)
    }

    func section(_ key: String) throws(ConfigurationError) -> ConfigurationSection? {
        guard let value = table[key] else { return nil }
        guard let table = value.table else { throw wrongType(of: key, value, "a table: [\(fullName(of: key))]") }
        return ConfigurationSection(table, path: path, name: fullName(of: key))
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
            let reason = "“\(fullName(of: key))” must be from \(limits.lowerBound) to \(limits.upperBound)"
            throw ConfigurationError(path: path, reason: reason)
        }
        return number
    }

    /// Refuses a setting for a reason of its own.
    func refuse(_ key: String, _ reason: String) -> ConfigurationError {
        ConfigurationError(path: path, reason: "“\(fullName(of: key))”: \(reason)")
    }

    /// Every key with its text.
    func texts() throws(ConfigurationError) -> [String: String] {
        var texts: [String: String] = [:]
        for key in table.keys { texts[key] = try text(key) }
        return texts
    }

    private func fullName(of key: String) -> String { name.isEmpty ? key : name + "." + key }

    private func wrongType(of key: String, _ value: any TOMLValueConvertible, _ wanted: String) -> ConfigurationError {
        let reason = "“\(fullName(of: key))” must be \(wanted), not \(value.type.description)"
        return ConfigurationError(path: path, reason: reason)
    }
}
