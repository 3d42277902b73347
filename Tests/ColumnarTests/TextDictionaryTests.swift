import Columnar
import TestSupport
import Testing

/// Two texts share a number exactly when their bytes are equal; else rows of one would count for another.
@Suite struct TextDictionaryTests {
    @Test("random texts have the numbers that a plain dictionary gives them, one by one and as columns")
    func equalsADictionary() throws {
        var random = SeededRandom(seed: 11)
        var (dictionary, expected, order) = (TextDictionary(), [[UInt8]: UInt32](), [[UInt8]]())
        for round in 0..<40 {
            // Short texts of few letters come again and again, and share beginnings and lengths.
            let texts = (0..<500).map { _ in
                (0..<Int.random(in: 0...(round % 24), using: &random)).map { _ in
                    UInt8.random(in: 0x61...(0x61 + UInt8(round % 3)), using: &random)
                }
            }
            var column = TextColumn()
            for text in texts { column.append(text) }
            let numbers = try dictionary.numbers(of: column)
            for (text, number) in zip(texts, numbers) {
                if expected[text] == nil {
                    expected[text] = UInt32(order.count)
                    order.append(text)
                }
                #expect(number == expected[text])
            }
        }
        #expect(dictionary.count == order.count && order.count > 1000)
        #expect(order.indices.allSatisfy { Array(dictionary.texts.utf8($0)) == order[$0] })
        let again = try order.map { text in try text.withUnsafeBufferPointer { try dictionary.number(of: $0) } }
        #expect(again == order.indices.map { UInt32($0) })
    }

    @Test("texts taken by number are whole, in any order and more than once") func taking() {
        let texts = ["", "má", "mã", "🙂 dài hơn tám byte", "a"]
        let numbers: [UInt32] = [3, 0, 3, 1, 4, 2, 2]
        let column = TextColumn(taking: numbers, from: TextColumn(texts))
        #expect((0..<column.count).map { column[$0] } == numbers.map { texts[Int($0)] })
        #expect(TextColumn(taking: [], from: TextColumn()).count == 0)
    }
}
