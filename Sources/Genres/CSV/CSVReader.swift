/// Reads records as RFC 4180 writes them: quotes, commas and line ends within quotes, LF or CRLF, with or without a byte
/// order mark. The first record names the columns. A file with a record that cannot be read so is read as Spark writes it,
/// with `\"` for a quote within quotes, where that reads all of it; else each record is, by itself.
package struct CSVReader {
    /// The column names, in the file's order.
    package private(set) var header: [String] = []
    private let bytes: [UInt8]
    private let file: String
    private var position = 0
    private var line = 1
    private let takesAnyBytes: Bool
    private var isUTF8 = true
    private var isSparks = false
    /// Bytes that were read twice; a file in which each record is read to the end before it proves to be another one would
    /// take for ever.
    private var rereadBytes = 0

    /// - Parameters:
    ///   - file: the name errors give.
    ///   - takesAnyBytes: bytes that are not UTF-8 become U+FFFD, and the record tells so; else they are an error.
    package init(_ bytes: [UInt8], file: String, takesAnyBytes: Bool = false) throws(CSVError) {
        self.bytes = bytes
        self.file = file
        self.takesAnyBytes = takesAnyBytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        guard let record = try readRecord() else { throw CSVError(file, line: 1, "it is empty; it needs a header") }
        header = record.fields
        isSparks = !canRead(escapesQuotes: false) && canRead(escapesQuotes: true)
    }

    private func canRead(escapesQuotes: Bool) -> Bool {
        var reader = self
        do {
            while reader.position < bytes.count { _ = try reader.readWhole(escapesQuotes: escapesQuotes) }
            return true
        } catch {
            return false
        }
    }

    /// Where a column lies; upper case and spaces make no difference.
    package func column(_ name: String) throws(CSVError) -> Int {
        let names = header.map { $0.split(separator: " ").joined(separator: " ").lowercased() }
        guard let index = names.firstIndex(of: name) else {
            throw CSVError(file, line: 1, "no column “\(name)” in the header “\(header.joined(separator: ","))”")
        }
        return index
    }

    /// The next record; nil at the end. A line with nothing on it is skipped where there are several columns.
    package mutating func next() throws(CSVError) -> CSVRecord? {
        while position < bytes.count {
            let start = (position, line)
            do throws(CSVError) {
                if let record = try readWhole(escapesQuotes: isSparks) { return record }
            } catch {
                let end = (position, line)
                rereadBytes += end.0 - start.0
                guard rereadBytes <= Self.mostRereads * bytes.count else { throw error }
                (position, line) = start
                if let record = try? readWhole(escapesQuotes: true) { return record }
                (position, line) = end
                throw error
            }
        }
        return nil
    }

    /// Nil for a line with nothing on it.
    private mutating func readWhole(escapesQuotes: Bool) throws(CSVError) -> CSVRecord? {
        guard let record = try readRecord(escapesQuotes: escapesQuotes) else { return nil }
        if record.fields.count == header.count { return record }
        if record.fields == [""] { return nil }
        throw CSVError(
            file, line: record.line, "the header has \(header.count) fields, and this record \(record.fields.count)")
    }

    private mutating func readRecord(escapesQuotes: Bool = false) throws(CSVError) -> CSVRecord? {
        guard position < bytes.count else { return nil }
        let start = line
        isUTF8 = true
        var fields: [String] = []
        while true {
            fields.append(try readField(escapesQuotes))
            guard position < bytes.count, bytes[position] == Self.comma else { break }
            position += 1
        }
        skipLineEnd()
        return CSVRecord(fields: fields, line: start, isUTF8: isUTF8)
    }

    private mutating func skipLineEnd() {
        if position < bytes.count, bytes[position] == Self.carriageReturn { position += 1 }
        if position < bytes.count, bytes[position] == Self.lineFeed { position += 1 }
        line += 1
    }

    private mutating func readField(_ escapesQuotes: Bool) throws(CSVError) -> String {
        guard position < bytes.count, bytes[position] == Self.quote else {
            let start = position
            while position < bytes.count, bytes[position] != Self.comma, !isLineEnd { position += 1 }
            return try text(bytes[start..<position])
        }
        return try readQuoted(escapesQuotes)
    }

    private mutating func readQuoted(_ escapesQuotes: Bool) throws(CSVError) -> String {
        let start = line
        position += 1
        var field: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Self.lineFeed { line += 1 }
            if escapesQuotes, byte == Self.backslash, let escaped = escapedByte {
                field.append(escaped)
                position += 1
                continue
            }
            guard byte == Self.quote else {
                field.append(byte)
                continue
            }
            if position < bytes.count, bytes[position] == Self.quote {
                field.append(byte)
                position += 1
            } else if position == bytes.count || bytes[position] == Self.comma || isLineEnd {
                return try text(field[...])
            } else {
                throw CSVError(file, line: line, "text after a closing quote; double a quote within quotes")
            }
        }
        throw CSVError(file, line: start, "a quote is opened and never closed")
    }

    /// What a backslash stands before: a quote, or another backslash before the quote that ends the field.
    private var escapedByte: UInt8? {
        let next = bytes[position...].prefix(2)
        if next.first == Self.quote { return Self.quote }
        return next.elementsEqual([Self.backslash, Self.quote]) ? Self.backslash : nil
    }

    /// At LF, or at CR before LF or the end: a CR elsewhere is part of a field.
    private var isLineEnd: Bool {
        switch bytes[position] {
        case Self.lineFeed: true
        case Self.carriageReturn: position + 1 == bytes.count || bytes[position + 1] == Self.lineFeed
        default: false
        }
    }

    private mutating func text(_ bytes: ArraySlice<UInt8>) throws(CSVError) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        guard takesAnyBytes else { throw CSVError(file, line: line, "it is not UTF-8") }
        isUTF8 = false
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let mostRereads = 64
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
