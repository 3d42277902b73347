import Foundation

/// One answered keyword in the cache's file.
struct LabelLine: Codable, Equatable {
    let keyword: String
    let genre: Genre
    let model: String
    let prompt: String
    /// When it was answered, as ISO 8601.
    let at: String

    /// With the line's end; JSON holds no other.
    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return Array(try encoder.encode(self)) + [0x0A]
        }
    }
}

/// The cache's file as it is read: whatever bytes it holds, each whole line counts.
struct LabelLines {
    private(set) var lines: [LabelLine] = []
    private(set) var skipped = 0
    /// The bytes, up to the last line that is whole.
    let repaired: [UInt8]

    init(_ bytes: [UInt8]) {
        let decoder = JSONDecoder()
        var start = 0
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            if let line = try? decoder.decode(LabelLine.self, from: Data(bytes[start..<end])) {
                lines.append(line)
            } else if end > start {
                skipped += 1
            }
            start = end + 1
        }
        guard start < bytes.count else {
            repaired = bytes
            return
        }
        if let line = try? decoder.decode(LabelLine.self, from: Data(bytes[start...])) {
            // It lacks its end alone.
            lines.append(line)
            repaired = bytes + [0x0A]
        } else {
            skipped += 1
            repaired = Array(bytes[..<start])
        }
    }
}
