/// Tells a document that somebody is still writing from one that is wrong.
package enum JSONEnding {
    /// Whether the bytes end inside a value: in an open string, array or object, or before anything was said.
    package static func isCut(_ document: UnsafeBufferPointer<UInt8>) -> Bool {
        var (depth, isInString, isEscaped, isBlank) = (0, false, false, true)
        for byte in document {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): continue
            default: break
            }
            isBlank = false
            // Closed more than was opened: no further byte makes this right.
            if depth < 0 { return false }
        }
        return isBlank || isInString || depth > 0
    }
}
