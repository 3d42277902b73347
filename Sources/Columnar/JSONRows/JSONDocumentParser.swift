import CSimdJSON
import Glibc

/// One line at a time through simdjson: the complete and slower way to read a row, and the judge of every doubt.
struct JSONDocumentParser: ~Copyable {
    /// Bytes that must be readable behind a line.
    static let padding = Int(cyc_json_padding())

    private let parser: OpaquePointer?
    private let fields: [JSONField]
    /// C strings of each field's path.
    private let paths: [[UnsafeMutablePointer<CChar>?]]

    init(fields: [JSONField]) {
        self.parser = cyc_json_parser_new()
        self.fields = fields
        self.paths = fields.map { $0.path.map { strdup($0) } }
    }

    deinit {
        cyc_json_parser_free(parser)
        paths.forEach { $0.forEach { free($0) } }
    }

    /// Reads one line into row `batch.count`; the caller made room with `canKeep` and commits the row.
    func read(_ line: UnsafeBufferPointer<UInt8>, into batch: inout RowBatch) -> RowReject? {
        guard let parser else { return .malformed("out of memory") }
        let code = cyc_json_parse(parser, line.baseAddress, line.count)
        guard code == 0 else { return .malformed(String(cString: cyc_json_error_text(code))) }
        for (index, field) in fields.enumerated() {
            let value = paths[index].withUnsafeBufferPointer { path in
                path.withMemoryRebound(to: UnsafePointer<CChar>?.self) {
                    cyc_json_field(parser, $0.baseAddress, $0.count)
                }
            }
            if let reject = store(value, field, index, in: &batch) { return reject }
        }
        return nil
    }

    private func store(
        _ value: cyc_json_value, _ field: JSONField, _ index: Int, in batch: inout RowBatch
    ) -> RowReject? {
        switch (Int(value.kind), field.kind) {
        case (Int(CYC_JSON_MISSING), _): return .missing(field: field.name)
        case (Int(CYC_JSON_NULL), _): return .null(field: field.name)
        case (Int(CYC_JSON_STRING), .text):
            guard value.length > 0 else { return .empty(field: field.name) }
            batch.texts[index][batch.count] = batch.keep(value.bytes, value.length)
        case (Int(CYC_JSON_INTEGER), .count):
            guard value.integer >= 0 else { return .negative(field: field.name) }
            batch.integers[index][batch.count] = value.integer
        case (Int(CYC_JSON_BIG_INTEGER), .count): return .tooLarge(field: field.name)
        default: return .wrongType(field: field.name, found: Self.name(of: Int(value.kind)))
        }
        return nil
    }

    private static func name(of kind: Int) -> String {
        switch kind {
        case Int(CYC_JSON_STRING): "a string"
        case Int(CYC_JSON_INTEGER), Int(CYC_JSON_BIG_INTEGER): "an integer"
        case Int(CYC_JSON_REAL): "a fraction"
        case Int(CYC_JSON_BOOLEAN): "a boolean"
        case Int(CYC_JSON_OBJECT): "an object"
        default: "an array"
        }
    }
}
