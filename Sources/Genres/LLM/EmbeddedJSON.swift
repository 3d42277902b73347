/// JSON within other text: a model that is not held to a schema puts it in fences, and prose around it.
enum EmbeddedJSON {
    /// Beginnings looked at; a text of nothing but brackets would take for ever.
    private static let mostStarts = 64

    /// Whatever has balanced brackets, in order; each begins behind the end of the one before.
    static func values(in text: String) -> [[UInt8]] {
        let bytes = Array(text.utf8)
        var values: [[UInt8]] = []
        var (position, starts) = (0, 0)
        while starts < mostStarts, let start = bytes[position...].firstIndex(where: isOpening) {
            starts += 1
            if let end = end(of: bytes, from: start) {
                values.append(Array(bytes[start...end]))
                position = end + 1
            } else {
                position = start + 1
            }
        }
        return values
    }

    /// Whether the text ends within brackets.
    static func isCutOff(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let start = bytes.firstIndex(where: isOpening) else { return false }
        return end(of: bytes, from: start) == nil
    }

    private static func end(of bytes: [UInt8], from start: Int) -> Int? {
        var depth = 0
        var (isText, isEscaped) = (false, false)
        for index in start..<bytes.count {
            let byte = bytes[index]
            if isText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                }
            } else if byte == UInt8(ascii: "\"") {
                isText = true
            } else if isOpening(byte) {
                depth += 1
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }

    private static func isOpening(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") }
}
