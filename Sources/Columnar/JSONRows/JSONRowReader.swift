import Glibc

/// A line that is not a row, and why. The text is valid only during the call that hands it over.
package struct RejectedLine {
    /// From 1, blank lines counted.
    package let number: Int64
    package let text: UnsafeBufferPointer<UInt8>
    package let reject: RowReject
}

/// Turns lines of JSON into batches of columns: by learned shapes where a line has one, by simdjson everywhere else.
package struct JSONRowReader: ~Copyable {
    private let fields: [JSONField]
    private let parser: JSONDocumentParser
    private var shapes: [RowShape] = []
    /// The shape that matched last; real files keep to one or two.
    private var current = 0
    private var attemptsToLearn = 0
    private let learnsShapes: Bool
    /// Lines seen so far, blank ones too.
    package private(set) var lineNumber: Int64 = 0

    /// - Parameter learnsShapes: false sends every line through simdjson, to compare with.
    package init(fields: [JSONField], learnsShapes: Bool = true) {
        self.fields = fields
        self.parser = JSONDocumentParser(fields: fields)
        self.learnsShapes = learnsShapes
    }

    /// Reads rows from `start` until the batch is full or `end` is reached; returns where to go on. Every line ends
    /// with a line feed, and `LineReader.padding` bytes behind `end` are readable.
    package mutating func fill(
        _ batch: inout RowBatch, from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>,
        reject: (RejectedLine) throws -> Void
    ) rethrows -> UnsafePointer<UInt8> {
        var place = start
        while place < end, !batch.isFull {
            place = fillByShapes(&batch, from: place, to: end)
            guard place < end, !batch.isFull else { break }
            guard let next = try readByParser(&batch, from: place, to: end, reject: reject) else { break }
            place = next
        }
        return place
    }

    /// Counts a line that was too long to be delivered, and reports it.
    package mutating func skipOversizedLine(
        beginning text: UnsafeBufferPointer<UInt8>, reject: (RejectedLine) throws -> Void
    ) rethrows {
        lineNumber += 1
        try reject(RejectedLine(number: lineNumber, text: text, reject: .lineTooLong))
    }

    /// The hot loop: stops at the first line no shape covers.
    private mutating func fillByShapes(
        _ batch: inout RowBatch, from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        var place = start
        while place < end, !batch.isFull, !shapes.isEmpty {
            place = run(shape: current, &batch, from: place, to: end)
            guard place < end, !batch.isFull else { break }
            // The run ended at a line of another shape: hand over to the one that has it, if any.
            guard let other = otherShape(matching: place, batch) else { break }
            current = other
        }
        return place
    }

    private mutating func run(
        shape index: Int, _ batch: inout RowBatch, from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        var place = start
        shapes[index].segments.withUnsafeBufferPointer { segments in
            shapes[index].words.withUnsafeBufferPointer { words in
                batch.texts.withUnsafeBufferPointer { texts in
                    batch.integers.withUnsafeBufferPointer { integers in
                        // Never empty: a shape has a fixed text, a batch a column a field.
                        guard let words = words.baseAddress, let texts = texts.baseAddress,
                            let integers = integers.baseAddress
                        else { return }
                        while place < end, !batch.isFull {
                            guard
                                let next = RowShape.scan(
                                    place, segments: segments, words: words, texts: texts, integers: integers,
                                    row: batch.count)
                            else { break }
                            batch.commitRow()
                            lineNumber &+= 1
                            place = next
                        }
                    }
                }
            }
        }
        return place
    }

    private func otherShape(matching start: UnsafePointer<UInt8>, _ batch: borrowing RowBatch) -> Int? {
        for index in shapes.indices where index != current {
            let matches = shapes[index].segments.withUnsafeBufferPointer { segments in
                shapes[index].words.withUnsafeBufferPointer { words in
                    batch.texts.withUnsafeBufferPointer { texts in
                        batch.integers.withUnsafeBufferPointer { integers in
                            guard let words = words.baseAddress, let texts = texts.baseAddress,
                                let integers = integers.baseAddress
                            else { return false }
                            return RowShape.scan(
                                start, segments: segments, words: words, texts: texts, integers: integers,
                                row: batch.count) != nil
                        }
                    }
                }
            }
            if matches { return index }
        }
        return nil
    }

    /// Reads one line with simdjson; nil when the batch must be taken first.
    private mutating func readByParser(
        _ batch: inout RowBatch, from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>,
        reject: (RejectedLine) throws -> Void
    ) rethrows -> UnsafePointer<UInt8>? {
        let remaining = end - start
        let feed = memchr(start, 0x0A, remaining)
        let length = feed.map { UnsafeRawPointer($0) - UnsafeRawPointer(start) } ?? remaining
        guard batch.canKeep(length) else { return nil }
        let next = start + min(length + 1, remaining)
        lineNumber &+= 1
        var line = UnsafeBufferPointer(start: start, count: length)
        if line.last == UInt8(ascii: "\r") { line = UnsafeBufferPointer(rebasing: line.dropLast()) }
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return next }
        if let why = parser.read(line, into: &batch) {
            try reject(RejectedLine(number: lineNumber, text: line, reject: why))
        } else {
            batch.commitRow()
            learn(from: line)
        }
        return next
    }

    /// Real files hold a handful of shapes; files that keep changing theirs are not worth the trying.
    private mutating func learn(from line: UnsafeBufferPointer<UInt8>) {
        guard learnsShapes, shapes.count < 16, attemptsToLearn < 256 else { return }
        attemptsToLearn += 1
        guard let shape = RowShape(learning: line, fields: fields), !shapes.contains(shape) else { return }
        current = shapes.count
        shapes.append(shape)
    }
}
