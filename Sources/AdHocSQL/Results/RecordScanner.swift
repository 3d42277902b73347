/// Cuts a stream of JSON objects, as DuckDB's mode `jsonlines` writes them, into records of values in column order.
///
/// Not by a JSON library: a record may name a column twice, and numbers of any size must stay as they are written.
struct RecordScanner {
    /// A record that is not one: DuckDB's output was not understood.
    struct Malformed: Error {}

    private var bytes: [UInt8] = []
    /// Where the next record begins.
    private var start = 0
    /// How far a record that is not whole yet has been looked at, and in what it stopped.
    private var position = 0
    private var depth = 0
    private var isInString = false
    private var isEscaped = false

    mutating func add(_ more: some Sequence<UInt8>) {
        if start > 0 {
            bytes.removeFirst(start)
            position -= start
            start = 0
        }
        bytes.append(contentsOf: more)
    }

    /// The next whole record as its members; nil until more bytes come.
    mutating func next() throws(Malformed) -> [(name: String, value: SQLValue)]? {
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == .backslash {
                    isEscaped = true
                } else if byte == .quote {
                    isInString = false
                }
            } else if byte == .quote {
                isInString = true
            } else if byte == .openBrace || byte == .openBracket {
                if depth == 0 { start = position - 1 }
                depth += 1
            } else if byte == .closeBrace || byte == .closeBracket {
                depth -= 1
                guard depth >= 0 else { throw Malformed() }
                guard depth == 0 else { continue }
                defer { start = position }
                var members = MemberReader(bytes[start..<position])
                return try members.all()
            }
        }
        return nil
    }
}
