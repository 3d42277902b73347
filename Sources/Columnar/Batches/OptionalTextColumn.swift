/// Strings, some of them NULL. The bytes are as a file gave them and need not be UTF-8.
package struct OptionalTextColumn: Sendable {
    /// An empty string where NULL stands.
    package private(set) var text: TextColumn
    /// One value a row.
    package private(set) var isNull: [Bool]

    package init() {
        text = TextColumn()
        isNull = []
    }

    package init(_ values: some Sequence<String?>) {
        self.init()
        for value in values { append(value?.utf8) }
    }

    /// Text without a NULL.
    package init(_ text: TextColumn) { self.init(text: text, isNull: Array(repeating: false, count: text.count)) }

    /// `isNull` has a value for each string of `text`.
    package init(text: TextColumn, isNull: [Bool]) {
        precondition(text.count == isNull.count)
        self.text = text
        self.isNull = isNull
    }

    package var count: Int { isNull.count }

    package mutating func reserve(count: Int, bytes: Int) {
        text.reserve(count: count, bytes: bytes)
        isNull.reserveCapacity(count)
    }

    package mutating func append(_ value: (some Sequence<UInt8>)?) {
        if let value { text.append(value) } else { text.append(EmptyCollection()) }
        isNull.append(value == nil)
    }

    package mutating func append(contentsOf others: OptionalTextColumn) {
        text.append(contentsOf: others.text)
        isNull.append(contentsOf: others.isNull)
    }

    /// Bytes that are not UTF-8 become U+FFFD.
    package subscript(index: Int) -> String? { isNull[index] ? nil : text[index] }
}
