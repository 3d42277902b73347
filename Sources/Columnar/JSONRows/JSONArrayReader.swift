import CSimdJSON
import Glibc

/// Reads the rows of a whole document: the elements of the array under one key of an object, or of each object of an
/// array. For documents that fit in memory; lines of JSON have `JSONRowReader`.
///
/// Not for several threads at once.
package final class JSONArrayReader {
    /// Bytes that must be readable behind a document.
    package static let padding = Int(cyc_json_padding())

    /// Rows are handed over this many at a time.
    private static let chunk = 512

    private let parser: OpaquePointer?
    private let key: String
    private let fields: [UnsafeMutablePointer<CChar>?]
    private let values: UnsafeMutablePointer<cyc_json_value>

    /// - Parameter fields: of each row, at most 16; they are numbered as given.
    package init(key: String, fields: [String]) {
        precondition(fields.count <= 16)
        parser = cyc_json_parser_new()
        self.key = key
        self.fields = fields.map { strdup($0) }
        values = .allocate(capacity: Self.chunk * (fields.count + 1))
    }

    deinit {
        cyc_json_parser_free(parser)
        fields.forEach { free($0) }
        values.deallocate()
    }

    /// Parses and validates a document, then finds its rows. `padding` bytes behind it must be readable.
    /// - Returns: nil, or why there are none to read.
    package func open(_ document: UnsafeBufferPointer<UInt8>) -> JSONArrayProblem? {
        guard let parser else { return .malformed("out of memory") }
        let code = cyc_json_parse(parser, document.baseAddress, document.count)
        guard code == 0 else { return .malformed(String(cString: cyc_json_error_text(code))) }
        switch Int(cyc_json_rows_open(parser, key, key.utf8.count)) {
        case Int(CYC_JSON_ROWS_OK): return nil
        case Int(CYC_JSON_ROWS_NO_OBJECT): return .notAnObject
        case Int(CYC_JSON_ROWS_NO_KEY): return .missing(key: key)
        default: return .notAnArray(key: key)
        }
    }

    /// The next rows; nil at the end. They are valid until the next call.
    package func next() -> JSONArrayRows? {
        guard let parser else { return nil }
        let count = fields.withUnsafeBufferPointer { fields in
            fields.withMemoryRebound(to: UnsafePointer<CChar>?.self) {
                cyc_json_rows_next(parser, $0.baseAddress, $0.count, values, Self.chunk)
            }
        }
        return count == 0 ? nil : JSONArrayRows(count: count, values: values, width: fields.count + 1)
    }

    /// An integer of the document's object; nil where there is none, or the document is an array.
    package func integer(_ key: String) -> Int64? {
        guard let parser else { return nil }
        let value = key.withCString { name in
            withUnsafePointer(to: Optional(name)) { cyc_json_field(parser, $0, 1) }
        }
        return Int(value.kind) == Int(CYC_JSON_INTEGER) ? value.integer : nil
    }

    /// A row of the last `next`, as JSON.
    package func text(ofRow row: Int) -> String {
        var length = 0
        guard let parser, let text = cyc_json_row_text(parser, row, &length) else { return "" }
        return text.withMemoryRebound(to: UInt8.self, capacity: length) {
            String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
        }
    }
}

/// Some rows of a document. Valid until the reader goes on.
package struct JSONArrayRows {
    package let count: Int
    let values: UnsafePointer<cyc_json_value>
    let width: Int

    init(count: Int, values: UnsafeMutablePointer<cyc_json_value>, width: Int) {
        self.count = count
        self.values = UnsafePointer(values)
        self.width = width
    }

    package func isObject(_ row: Int) -> Bool { Int(values[row * width].kind) == Int(CYC_JSON_OBJECT) }

    /// Whether the field is not there, or null.
    package func isMissing(_ row: Int, _ field: Int) -> Bool {
        let kind = Int(value(row, field).kind)
        return kind == Int(CYC_JSON_MISSING) || kind == Int(CYC_JSON_NULL)
    }

    package func isTrue(_ row: Int, _ field: Int) -> Bool {
        let value = value(row, field)
        return Int(value.kind) == Int(CYC_JSON_BOOLEAN) && value.integer == 1
    }

    /// The bytes of a string, unescaped; nil where the field is no string.
    package func text(_ row: Int, _ field: Int) -> UnsafeBufferPointer<UInt8>? {
        let value = value(row, field)
        guard Int(value.kind) == Int(CYC_JSON_STRING) else { return nil }
        return UnsafeBufferPointer(start: value.bytes, count: value.length)
    }

    private func value(_ row: Int, _ field: Int) -> cyc_json_value { values[row * width + 1 + field] }
}

/// Why a document has no rows to read.
package enum JSONArrayProblem: Hashable, Sendable {
    /// Not one JSON document, or not UTF-8; with the parser's words.
    case malformed(String)
    /// Neither an object nor an array of objects.
    case notAnObject
    case missing(key: String)
    /// What lies under the key is something else.
    case notAnArray(key: String)
}
