import Glibc

/// An input file that could not be read to its end.
package struct InputError: Error, CustomStringConvertible {
    package let path: String
    package let reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    package var description: String { "cannot read \(path): \(reason)" }
}

/// Reads a file, plain or gzip, or a range of a plain one, in blocks of whole lines.
package struct LineReader: ~Copyable {
    /// The longest line delivered, without its end.
    package static let longestLine = 16 << 20
    /// Bytes readable behind a block's end.
    package static let padding = 64
    private static let blockSize = 512 << 10

    package enum Block {
        /// Whole lines; the last byte is a line feed.
        case lines(UnsafeBufferPointer<UInt8>)
        /// The beginning of a line longer than `longestLine`; the rest of it is passed over.
        case oversized(UnsafeBufferPointer<UInt8>)
    }

    private let file: InputFile
    private let path: String
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// Bytes in the buffer, and how many of them the last block covered.
    private var filled = 0
    private var delivered = 0
    private var isAtEnd = false
    /// True until the line that is not to be delivered has passed.
    private var isSkipping: Bool
    private var isAtStart: Bool
    /// Where the range ends, as bytes from its beginning: lines that begin before it are read to their end.
    private let rangeLength: Int64
    /// Bytes of the range that are behind the buffer's beginning.
    private var covered: Int64 = 0
    /// Bytes taken from the file itself, compressed where it is, for progress.
    package var bytesRead: Int64 { file.position }

    /// - Parameter range: reads the lines that begin in these bytes of a plain file; nil for the whole file.
    package init(path: String, range: Range<Int64>? = nil) throws(InputError) {
        self.path = path
        let begin = range?.lowerBound ?? 0
        // One byte earlier: a line begins at the range's first byte only behind a line feed.
        self.file = try InputFile(path: path, from: max(0, begin - 1))
        isSkipping = begin > 0
        isAtStart = begin == 0
        rangeLength = range.map { $0.upperBound - max(0, begin - 1) } ?? .max
        self.capacity = Self.blockSize
        self.buffer = .allocate(capacity: capacity + Self.padding + 1)
    }

    deinit { buffer.deallocate() }

    /// Line feeds in the first `count` bytes of a plain file: how many lines lie before a range.
    package static func countLines(path: String, before count: Int64) throws(InputError) -> Int64 {
        let file = try InputFile(path: path, from: 0)
        var lines: Int64 = 0
        var left = count
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: blockSize)
        defer { buffer.deallocate() }
        while left > 0 {
            let got = try file.read(into: buffer, count: min(blockSize, Int(left)))
            guard got > 0 else { break }
            for byte in UnsafeBufferPointer(start: buffer, count: got) where byte == 0x0A { lines += 1 }
            left -= Int64(got)
        }
        return lines
    }

    /// The next block, valid until the next call; nil at the end of the file.
    package mutating func next() throws(InputError) -> Block? {
        while true {
            dropDelivered()
            if covered >= rangeLength { return nil }
            if !isAtEnd { try fill() }
            if isSkipping {
                skipLine()
                if isAtEnd && filled == 0 { return nil }
                if isSkipping || covered >= rangeLength { continue }
            }
            if let end = lastLineEnd() { return .lines(deliver(end)) }
            if filled > Self.longestLine {
                isSkipping = true
                delivered = filled
                return .oversized(UnsafeBufferPointer(start: buffer, count: 4096))
            }
            if isAtEnd {
                guard filled > 0 else { return nil }
                buffer[filled] = 0x0A
                filled += 1
                return .lines(deliver(filled))
            }
            if filled == capacity { grow() }
        }
    }

    private mutating func deliver(_ end: Int) -> UnsafeBufferPointer<UInt8> {
        delivered = end
        // What lies behind the block is read by word loads only, never acted upon; it must merely be there.
        return UnsafeBufferPointer(start: buffer, count: end)
    }

    private mutating func dropDelivered() {
        guard delivered > 0 else { return }
        filled -= delivered
        buffer.update(from: buffer + delivered, count: filled)
        covered += Int64(delivered)
        delivered = 0
    }

    private mutating func fill() throws(InputError) {
        let count = try file.read(into: buffer + filled, count: capacity - filled)
        filled += count
        if count == 0 && capacity > filled { isAtEnd = true }
        guard isAtStart, filled >= 3 || isAtEnd else { return }
        isAtStart = false
        if filled >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF {
            delivered = 3
            dropDelivered()
        }
    }

    /// Where the last whole line of the buffer ends that begins inside the range.
    private func lastLineEnd() -> Int? {
        let lastByte = rangeLength - covered - 1
        if lastByte < filled {
            let start = Int(lastByte)
            if let feed = memchr(buffer + start, 0x0A, filled - start) {
                return UnsafeRawPointer(feed) - UnsafeRawPointer(buffer) + 1
            }
        }
        var end = filled
        while end > 0, buffer[end - 1] != 0x0A { end -= 1 }
        return end > 0 ? end : nil
    }

    /// Drops bytes up to the next line feed, and ends the skipping there.
    private mutating func skipLine() {
        if let feed = memchr(buffer, 0x0A, filled) {
            delivered = UnsafeRawPointer(feed) - UnsafeRawPointer(buffer) + 1
            isSkipping = false
        } else {
            delivered = filled
        }
        dropDelivered()
    }

    /// Up to the longest line and its line feed: a longer line never fits whole, so it is always seen as such.
    private mutating func grow() {
        let size = min(capacity * 2, Self.longestLine + 1)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size + Self.padding + 1)
        larger.update(from: buffer, count: filled)
        buffer.deallocate()
        buffer = larger
        capacity = size
    }
}
