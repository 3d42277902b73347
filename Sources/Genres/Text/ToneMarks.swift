/// Where Vietnamese sets the tone mark of `oa`, `oe` and `uy` at the end of a syllable: `hoà` and `hòa` are both written.
enum ToneMarks {
    private static let toned: [Unicode.Scalar: (vowel: Unicode.Scalar, tone: Int)] = table(of: [
        "àáảãạ": "a", "èéẻẽẹ": "e", "ỳýỷỹỵ": "y",
    ])
    private static let first: [Unicode.Scalar: [Unicode.Scalar]] = [
        "o": Array("òóỏõọ".unicodeScalars), "u": Array("ùúủũụ".unicodeScalars),
    ]

    /// The text, in NFC and lower case, with the mark on the first of the two vowels.
    static func placed(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for index in scalars.indices.dropLast() {
            guard let (vowel, tone) = toned[scalars[index + 1]], let marked = first[scalars[index]],
                (scalars[index] == "u") == (vowel == "y"), isEnd(index + 2, of: scalars),
                // In `quý` the u belongs to the consonant.
                index == 0 || scalars[index - 1] != "q"
            else { continue }
            scalars[index] = marked[tone]
            scalars[index + 1] = vowel
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func isEnd(_ index: Int, of scalars: [Unicode.Scalar]) -> Bool {
        index == scalars.count || !scalars[index].properties.isAlphabetic
    }

    private static func table(
        of rows: [String: Unicode.Scalar]
    ) -> [Unicode.Scalar: (vowel: Unicode.Scalar, tone: Int)] {
        var table: [Unicode.Scalar: (vowel: Unicode.Scalar, tone: Int)] = [:]
        for (marks, vowel) in rows {
            for (tone, scalar) in marks.unicodeScalars.enumerated() { table[scalar] = (vowel, tone) }
        }
        return table
    }
}
