/// A piece of text inside a block of input or a parser's buffer; valid until the batch it came in is taken.
package struct TextSlice {
    package let start: UnsafePointer<UInt8>
    package let count: Int

    package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
}

/// A few hundred rows as columns of slices and integers: what the reader hands over at a time.
///
/// Every slice has at least `RowBatch.readablePast` readable bytes behind it, so that whole words can be loaded.
package struct RowBatch: ~Copyable {
    /// Small enough for all columns of a batch, and its text, to stay in the nearest caches.
    package static let capacity = 512
    package static let readablePast = 16

    package private(set) var count = 0
    /// One buffer of `capacity` a field, by field index; unused for the other kind.
    package let texts: [UnsafeMutablePointer<TextSlice>]
    package let integers: [UnsafeMutablePointer<Int64>]
    /// Unescaped text of rows that went through the document parser; slices of this batch point into it.
    private var kept: UnsafeMutablePointer<UInt8>
    private var keptCapacity = 64 << 10
    private var keptCount = 0

    package init(fieldCount: Int) {
        texts = (0..<fieldCount).map { _ in .allocate(capacity: RowBatch.capacity) }
        integers = (0..<fieldCount).map { _ in .allocate(capacity: RowBatch.capacity) }
        kept = .allocate(capacity: keptCapacity)
    }

    deinit {
        texts.forEach { $0.deallocate() }
        integers.forEach { $0.deallocate() }
        kept.deallocate()
    }

    package var isFull: Bool { count == RowBatch.capacity }

    package mutating func removeAll() {
        count = 0
        keptCount = 0
    }

    mutating func commitRow() { count &+= 1 }

    /// Makes room to keep the text of a line of `length` bytes; false when earlier rows must be taken first.
    mutating func canKeep(_ length: Int) -> Bool {
        let needed = length + RowBatch.readablePast
        if keptCapacity - keptCount >= needed { return true }
        guard count == 0 else { return false }
        kept.deallocate()
        keptCapacity = needed
        kept = .allocate(capacity: keptCapacity)
        return true
    }

    /// Copies text that would not outlive the next line. `canKeep` for its whole line came before: unescaped strings
    /// of a line are never longer than the line.
    mutating func keep(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> TextSlice {
        let start = kept + keptCount
        start.update(from: bytes, count: length)
        keptCount += length
        return TextSlice(start: start, count: length)
    }
}
