extension RowShape {
    /// Learns the shape of a line that simdjson accepted and whose fields were all found; nil where the line holds
    /// anything a shape does not cover.
    init?(learning line: UnsafeBufferPointer<UInt8>, fields: [JSONField]) {
        var learner = ShapeLearner(line: line, fields: fields)
        guard let shape = learner.learn() else { return nil }
        self = shape
    }
}

/// Walks one valid document and splits it into fixed text and slots. Every step returns false where the line is
/// outside what a shape covers.
private struct ShapeLearner {
    private let line: UnsafeBufferPointer<UInt8>
    private let fields: [JSONField]
    private var place = 0
    private var literal: [UInt8] = []
    private var path: [String] = []
    private var found: Set<Int> = []
    private var shape = RowShape()

    init(line: UnsafeBufferPointer<UInt8>, fields: [JSONField]) {
        self.line = line
        self.fields = fields
    }

    mutating func learn() -> RowShape? {
        takeSpace()
        guard takeObject() else { return nil }
        takeSpace()
        guard place == line.count, found.count == fields.count else { return nil }
        shape.append(literal: literal, slot: .none, field: 0)
        return shape
    }

    private var current: UInt8? { place < line.count ? line[place] : nil }

    private mutating func takeByte() {
        literal.append(line[place])
        place += 1
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        takeByte()
        return true
    }

    private mutating func takeSpace() {
        while let byte = current, byte == 0x20 || byte == 0x09 { takeByte() }
    }

    private mutating func takeObject() -> Bool {
        guard path.count < 16, take(UInt8(ascii: "{")) else { return false }
        takeSpace()
        if take(UInt8(ascii: "}")) { return true }
        while true {
            guard let key = takeKey() else { return false }
            path.append(key)
            guard takeValue() else { return false }
            path.removeLast()
            takeSpace()
            if take(UInt8(ascii: "}")) { return true }
            guard take(UInt8(ascii: ",")) else { return false }
            takeSpace()
        }
    }

    private mutating func takeKey() -> String? {
        guard take(UInt8(ascii: "\"")), let end = plainTextEnd() else { return nil }
        let key = String(decoding: line[place..<end], as: UTF8.self)
        while place <= end { takeByte() }
        takeSpace()
        guard take(UInt8(ascii: ":")) else { return nil }
        takeSpace()
        return key
    }

    private mutating func takeValue() -> Bool {
        guard let byte = current else { return false }
        switch byte {
        case UInt8(ascii: "{"): return takeObject()
        case UInt8(ascii: "\""):
            takeByte()
            guard let end = plainTextEnd() else { return false }
            place = end
            guard takeSlot(.text, skipped: .skippedText) else { return false }
            takeByte()
            return true
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return takeNumber()
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
            while let byte = current, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) { takeByte() }
            return true
        default: return false
        }
    }

    private mutating func takeNumber() -> Bool {
        var end = place
        if line[end] == UInt8(ascii: "-") { end += 1 }
        while end < line.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(line[end]) { end += 1 }
        guard end < line.count, !".eE".utf8.contains(line[end]) else { return false }
        place = end
        return takeSlot(.count, skipped: .skippedInteger)
    }

    /// Ends the fixed text with a slot for the value at `path`. A field found twice is ambiguous: no shape.
    private mutating func takeSlot(_ slot: RowShape.Slot, skipped: RowShape.Slot) -> Bool {
        if let field = fields.firstIndex(where: { $0.path == path }) {
            guard found.insert(field).inserted else { return false }
            shape.append(literal: literal, slot: slot, field: field)
        } else {
            shape.append(literal: literal, slot: skipped, field: 0)
        }
        literal.removeAll()
        return true
    }

    /// Where the string that begins here ends, if it is printable ASCII without escapes.
    private func plainTextEnd() -> Int? {
        var end = place
        while end < line.count {
            switch line[end] {
            case UInt8(ascii: "\""): return end
            case UInt8(ascii: "\\"), 0..<0x20, 0x80...: return nil
            default: end += 1
            }
        }
        return nil
    }
}
