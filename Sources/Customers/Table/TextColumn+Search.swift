import Columnar
import Foundation

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
        let rest = Array(wanted.dropFirst())
        let starts = CapitalTable.isFirst(first)
        bytes.withUnsafeBufferPointer { bytes in
            offsets.withUnsafeBufferPointer { offsets in
                mask.withUnsafeMutableBufferPointer { mask in
                    // One walk over the bytes of all rows; the row is found only where the text is.
                    let last = bytes.count - wanted.count
                    var (place, row) = (0, 0)
                    while place <= last {
                        guard starts[Int(bytes[place])] else {
                            place &+= 1
                            continue
                        }
                        guard rest.indices.allSatisfy({ CapitalTable.of(bytes[place + 1 + $0]) == rest[$0] }) else {
                            place &+= 1
                            continue
                        }
                        while Int(offsets[row + 1]) <= place { row += 1 }
                        if place + wanted.count <= Int(offsets[row + 1]) {
                            mask[row] = 1
                            place = Int(offsets[row + 1])
                        } else {
                            place &+= 1
                        }
                    }
                }
            }
        }
    }
}

/// ASCII letters in capitals.
enum CapitalTable {
    @inline(__always)
    static func of(_ byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? byte & ~0x20 : byte }

    /// By byte: whether it is this capital or its small letter.
    static func isFirst(_ capital: UInt8) -> [Bool] { (0...255).map { of(UInt8($0)) == capital } }

    static func bytes(of text: String) -> [UInt8] { text.utf8.map(of) }
}
