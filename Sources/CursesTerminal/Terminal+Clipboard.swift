import Foundation
import Glibc

extension Terminal {
    /// Gives a text to the terminal's clipboard by OSC 52, which most terminals take, also from afar; those that do not
    /// pass over it. Nothing tells whether it was taken.
    package func copy(_ text: String) {
        guard isOpen, !hasHungUp else { return }
        let isInTmux = getenv("TMUX").map { $0.pointee != 0 } ?? false
        let bytes = Self.clipboardSequence(text, isInTmux: isInTmux)
        bytes.withUnsafeBufferPointer { bytes in
            // The stream ncurses writes to, so that the two do not mix; ncurses has flushed its own by now.
            _ = fwrite(bytes.baseAddress, 1, bytes.count, device.output)
        }
        fflush(device.output)
    }

    /// What terminals take at once; a longer sequence is dropped whole by some.
    static let longestCopy = 74_000

    /// In tmux twice: as it is, for `set-clipboard on`, and wrapped, for `allow-passthrough on`.
    static func clipboardSequence(_ text: String, isInTmux: Bool) -> [UInt8] {
        var content = text.utf8.prefix(longestCopy)
        // Not in the middle of a character.
        while let last = content.last, last & 0x80 != 0, String(validating: content, as: UTF8.self) == nil {
            content = content.dropLast()
        }
        let sequence = "\u{1B}]52;c;" + Data(content).base64EncodedString() + "\u{7}"
        guard isInTmux else { return Array(sequence.utf8) }
        let wrapped = "\u{1B}Ptmux;" + sequence.replacingOccurrences(of: "\u{1B}", with: "\u{1B}\u{1B}") + "\u{1B}\\"
        return Array((sequence + wrapped).utf8)
    }
}
