/// Vietnamese vowels and their tone marks, for spellings that people and keyboards make.
enum VietnameseLetters {
    /// Each vowel without a tone, then with grave, acute, hook, tilde and dot.
    private static let vowels = [
        "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự",
        "yỳýỷỹỵ",
    ]
    private static let marks: [Unicode.Scalar] = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
    private static let plainVowels: [Unicode.Scalar: Unicode.Scalar] = [
        "ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u", "đ": "d",
    ]

    /// A lower-case letter with a tone → the vowel without it and the tone's mark.
    private static let toned: [Unicode.Scalar: (vowel: Unicode.Scalar, mark: Unicode.Scalar)] = {
        var toned: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar)] = [:]
        for vowel in vowels {
            let scalars = Array(vowel.unicodeScalars)
            for (letter, mark) in zip(scalars.dropFirst(), marks) { toned[letter] = (scalars[0], mark) }
        }
        return toned
    }()

    /// `bóng đá` → `bong da`. For lower-case text in NFC.
    static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let vowel = toned[scalar]?.vowel ?? scalar
            plain.append(plainVowels[vowel] ?? vowel)
        }
        return String(plain)
    }

    /// The text with tone marks as characters of their own, as some keyboards type it; nil if it has none.
    static func decomposed(_ text: String) -> String? {
        var scalars = String.UnicodeScalarView()
        var isChanged = false
        for scalar in text.unicodeScalars {
            if let (vowel, mark) = toned[scalar] {
                scalars.append(vowel)
                scalars.append(mark)
                isChanged = true
            } else {
                scalars.append(scalar)
            }
        }
        return isChanged ? String(scalars) : nil
    }
}
