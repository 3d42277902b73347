/// A column of text as places in a list of the texts it holds.
@usableFromInline
package struct CodedTextColumn: Sendable {
    /// One place in `texts` a row; `null` for NULL.
    @usableFromInline package let codes: [Int32]
    /// Each of them once, unless the file's writer repeated itself; some may be in no row.
    package let texts: TextColumn

    package var count: Int { codes.count }

    /// The place of a row's text; nil for NULL.
    @inlinable
    package func code(_ row: Int) -> Int? { codes[row] == Self.null ? nil : Int(codes[row]) }

    @inlinable package static var null: Int32 { -1 }

    package init(codes: [Int32], texts: TextColumn) {
        self.codes = codes
        self.texts = texts
    }

    /// One text a row, by the numbers of `texts`.
    package init(numbers: ArraySlice<UInt32>, of texts: TextColumn) {
        self.init(codes: numbers.map { Int32(bitPattern: $0) }, texts: texts)
    }

    /// One text a row, by the numbers of `texts`; nil gives NULL.
    package init(numbers: [UInt32?], of texts: TextColumn) {
        self.init(codes: numbers.map { $0.map { Int32(bitPattern: $0) } ?? Self.null }, texts: texts)
    }

    /// One value a row, found once for each text: `values[k]` is that of `texts[k]`.
    @inlinable
    package func spread<Value>(_ values: [Value], null: Value) -> [Value] {
        codes.map { $0 == Self.null ? null : values[Int($0)] }
    }
}
