/// Reads records as RFC 4180 writes them: quotes, commas and line ends within quotes, LF or CRLF, with or without a byte
/// order mark. The first record names the columns.
package struct CSVReader {
    /// The column names, in the file's order.
    package private(set) var header: [String] = []
    private let bytes: [UInt8]
    private let file: String
    private var position = 0
    private var line = 1

    /// - Parameter file: the name errors give.
    package init(_ bytes: [UInt8], file: String) throws(CSVError) {
        self.bytes = bytes
        self.file = file
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        guard let record = try readRecord() else { throw CSVError(file, line: 1, "it is empty; it needs a header") }
        header = record.fields
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
        while let record = try readRecord() {
            if record.fields.count == header.count { return record }
            if record.fields == [""] { continue }
            throw CSVError(
                file, line: record.line, "\(record.fields.count) fields where the header has \(header.count)")
        }
        return nil
    }

    private mutating func readRecord() throws(CSVError) -> CSVRecord? {
        guard position < bytes.count else { return nil }
        let start = line
        var fields: [String] = []
        while true {
            fields.append(try readField())
            guard position < bytes.count, bytes[position] == Self.comma else { break }
            position += 1
        }
        skipLineEnd()
        return CSVRecord(fields: fields, line: start)
    }

    private mutating func skipLineEnd() {
        if position < bytes.count, bytes[position] == Self.carriageReturn { position += 1 }
        if position < bytes.count, bytes[position] == Self.lineFeed { position += 1 }
        line += 1
    }

    private mutating func readField() throws(CSVError) -> String {
        guard position < bytes.count, bytes[position] == Self.quote else {
            let start = position
            while position < bytes.count, bytes[position] != Self.comma, !isLineEnd { position += 1 }
            return try text(bytes[start..<position])
        }
        return try readQuoted()
    }

    private mutating func readQuoted() throws(CSVError) -> String {
        let start = line
        position += 1
        var field: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Self.lineFeed { line += 1 }
            guard byte == Self.quote else {
                field.append(byte)
                continue
            }
            if position < bytes.count, bytes[position] == Self.quote {
                field.append(byte)
                position += 1
            } else if position == bytes.count || bytes[position] == Self.comma || isLineEnd {
                return try text(field[...])
            } else if field.last == Self.backslash {
                // As Spark writes a quote. By RFC 4180 it would be an error, so no file changes its meaning.
                field[field.count - 1] = byte
            } else {
                throw CSVError(file, line: line, "text after a closing quote; double a quote within quotes")
            }
        }
        throw CSVError(file, line: start, "a quote is opened and never closed")
    }

    /// At LF, or at CR before LF or the end: a CR elsewhere is part of a field.
    private var isLineEnd: Bool {
        switch bytes[position] {
        case Self.lineFeed: true
        case Self.carriageReturn: position + 1 == bytes.count || bytes[position + 1] == Self.lineFeed
        default: false
        }
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(CSVError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CSVError(file, line: line, "it is not UTF-8")
        }
        return text
    }

    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}

/// One row of a CSV file.
package struct CSVRecord: Equatable, Sendable {
    /// As many as the header has.
    package let fields: [String]
    /// The line it begins on, from 1.
    package let line: Int
}

/// A CSV file that cannot be read as it is.
package struct CSVError: Error, Equatable, CustomStringConvertible {
    package let file: String
    package let line: Int
    package let reason: String

    init(_ file: String, line: Int, _ reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    package var description: String { "\(file), line \(line): \(reason); mend the line and run again" }
}
