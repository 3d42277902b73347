import Columnar
import Genres

/// Keywords as logged, each distinct one cleaned once.
struct KeywordTexts: Sendable {
    /// What became of a logged keyword.
    enum Entry: Sendable {
        case spelling(UInt32, KeywordCleaner.Repairs, isInterfaceText: Bool)
        case blank
        case notUTF8
    }

    private var raw = TextDictionary()
    private var entries: [Entry] = []
    /// Cleaned, upper case as typed.
    private(set) var spellings = TextDictionary()
    /// What keywords are compared by.
    private(set) var compared = TextDictionary()
    /// The compared form of each spelling.
    private(set) var comparedOfSpelling: [UInt32] = []
    private var cleaner = KeywordCleaner()

    /// Texts of the service's own screens that clients log as keywords. They count: somebody chose them.
    private static let interfaceTexts: Set<String> = ["tìm kiếm bằng giọng nói", "prime provider"]

    /// What each keyword became, in order.
    mutating func entries(of column: TextColumn) throws -> [Entry] {
        let numbers = try raw.numbers(of: column)
        for number in entries.count..<raw.count { entries.append(try clean(raw.texts, number)) }
        return numbers.map { entries[Int($0)] }
    }

    /// The numbers of spellings that are clean already.
    mutating func spellings(of column: TextColumn) throws -> [UInt32] {
        let numbers = try spellings.numbers(of: column)
        for number in comparedOfSpelling.count..<spellings.count {
            spellings.texts.withBytes(of: number) { _ = cleaner.clean($0) }
            comparedOfSpelling.append(try cleaner.compared.withUnsafeBufferPointer { try compared.number(of: $0) })
        }
        return numbers
    }

    private mutating func clean(_ texts: TextColumn, _ number: Int) throws -> Entry {
        switch texts.withBytes(of: number, { cleaner.clean($0) }) {
        case .blank: return .blank
        case .notUTF8: return .notUTF8
        case .clean(let repairs):
            let spelling = try cleaner.spelling.withUnsafeBufferPointer { try spellings.number(of: $0) }
            if Int(spelling) == comparedOfSpelling.count {
                comparedOfSpelling.append(try cleaner.compared.withUnsafeBufferPointer { try compared.number(of: $0) })
            }
            let text = compared[comparedOfSpelling[Int(spelling)]]
            return .spelling(spelling, repairs, isInterfaceText: Self.interfaceTexts.contains(text))
        }
    }
}
