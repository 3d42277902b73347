/// A field of a CSV file as RFC 4180 wants it.
package enum CSVField {
    /// In quotes where that is needed.
    package static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
        // By bytes: with a combining mark behind it, a quote is part of another `Character`.
        let doubled = text.utf8.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
        return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
    }

    /// A line of fields, without its end.
    package static func line(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") }
}
