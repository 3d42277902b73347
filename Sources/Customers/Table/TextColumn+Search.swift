import Columnar
import Dispatch

extension TextColumn {
    /// The first row with exactly these bytes.
    func firstIndex(of wanted: [UInt8]) -> Int? {
        guard let first = wanted.first else { return (0..<count).first { offsets[$0] == offsets[$0 + 1] } }
        return bytes.withUnsafeBufferPointer { bytes in
            (0..<count).first { row in
                let (start, end) = (Int(offsets[row]), Int(offsets[row + 1]))
                return end - start == wanted.count && bytes[start] == first
                    && bytes[start..<end].elementsEqual(wanted)
            }
        }
    }

    /// Sets `mask` to 1 for every row that holds these bytes, ASCII letters of either case alike.
    ///
    /// - Parameter wanted: not empty, in capitals. `mask` has a place for each row.
    func mark(rowsWith wanted: [UInt8], in mask: inout [UInt8]) {
        guard let first = wanted.first, !bytes.isEmpty else { return }
        // Both forms of the first letter; the same byte twice where it is none.
        let (large, small) = (first, first &- 0x41 < 26 ? first | 0x20 : first)
        bytes.withUnsafeBufferPointer { bytes in
            offsets.withUnsafeBufferPointer { offsets in
                wanted.withUnsafeBufferPointer { wanted in
                    mask.inHalves { mask, rows in
                        for row in rows {
                            var place = Int(offsets[row])
                            let last = Int(offsets[row + 1]) - wanted.count
                            while place <= last {
                                let byte = bytes[place]
                                if byte == large || byte == small, Self.isEqual(bytes, place, wanted) {
                                    mask[row] = 1
                                    break
                                }
                                place &+= 1
                            }
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func isEqual(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ wanted: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var index = 1
        while index < wanted.count {
            if CapitalTable.of(bytes[place &+ index]) != wanted[index] { return false }
            index &+= 1
        }
        return true
    }
}

extension [UInt8] {
    /// Fills a mask on two threads, half of the rows each: a person waits for it, and the other core is idle.
    mutating func inHalves(_ body: (UnsafeMutableBufferPointer<UInt8>, Range<Int>) -> Void) {
        let (count, half) = (count, count / 2)
        withUnsafeMutableBufferPointer { mask in
            // Each thread writes its own rows; all else that the body reads stays as it is until both are done.
            nonisolated(unsafe) let (mask, body) = (mask, body)
            DispatchQueue.concurrentPerform(iterations: 2) { part in
                body(mask, part == 0 ? 0..<half : half..<count)
            }
        }
    }
}

/// ASCII letters in capitals.
enum CapitalTable {
    @inline(__always)
    static func of(_ byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? byte & ~0x20 : byte }

    static func bytes(of text: String) -> [UInt8] { text.utf8.map(of) }
}
