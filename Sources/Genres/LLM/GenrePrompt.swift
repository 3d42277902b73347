import DurableFiles

/// What the language model is told before it gets keywords.
package struct GenrePrompt: Sendable, Equatable {
    package let text: String
    /// Tells this text from any other: 16 hexadecimal digits.
    package let hash: String

    package init(_ text: String) {
        self.text = text
        hash = Fingerprint(text).text
    }

    /// Reads the prompt from a file.
    package init(path: String) throws(FileError) {
        self.init(String(decoding: try DurableFiles().read(path), as: UTF8.self))
    }
}
