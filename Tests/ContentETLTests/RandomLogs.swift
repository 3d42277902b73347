import Foundation
import TestSupport
import Warehouse

/// Small logs made to be awkward: a few customers with most rows, several devices each, keys of every length, apps
/// nobody listed, and rows that are none.
struct RandomLogs {
    private var random: SeededRandom
    private let contracts: [String]
    private let macs: [String]
    private let apps: [String]

    init(seed: Int, contracts count: Int = 60) {
        var random = SeededRandom(seed: seed)
        // 1, 7, 8, 9, 11, 12, 13, 25 and 300 bytes; several share their first 12.
        let stems = ["H", "HNH0000", "SGH59737", "BDH013139", "NONFPT00000", "exactly12byt", "thirteenbytes", "Hà-Nội"]
        contracts = (0..<count).map { number in
            let stem = stems[number % stems.count]
            switch number / stems.count {
            case 0: return stem
            case 1: return stem + "\(number)"
            case 2: return "twelve-bytes" + stem
            case 3: return String(repeating: stem, count: 300 / stem.utf8.count)
            default: return String(UInt32.random(in: 0...999_999_999, using: &random), radix: 36) + stem.prefix(3)
            }
        }
        macs = (0..<count * 2).map { number in
            number % 17 == 0
                ? "001C55007900/\(number)" : String(format: "%012X", Int.random(in: 0...0xFF_FFFF_FFFF, using: &random))
        }
        apps = [
            "CHANNEL", "CHANNEL", "CHANNEL", "VOD", "VOD", "KPLUS", "CHILD", "RELAX", "SPORT", "FIMS", "BHD", "APP",
            "Phim Việt", "Phim Vi\u{65}\u{323}\u{302}t", "a-name-longer-than-twelve-bytes", "channel", "8 bytes.",
        ]
        self.random = random
    }

    mutating func day(rows: Int) -> Data {
        var text = Data()
        for _ in 0..<rows {
            text += line()
            text += Data(random.once(in: 15) ? [0x0D, 0x0A] : random.once(in: 30) ? [0x0A, 0x0A] : [0x0A])
        }
        return text
    }

    private mutating func line() -> Data {
        // A square leans towards the first ones.
        let place = Double.random(in: 0..<1, using: &random)
        let contract = Int(place * place * Double(contracts.count))
        let mac =
            random.once(in: 10)
            ? Int.random(in: macs.indices, using: &random) : contract * 2 + Int.random(in: 0...1, using: &random)
        let seconds = random.once(in: 8) ? 0 : Int64.random(in: 0...50_000, using: &random)
        let row = LogRow(contracts[contract], macs[mac], random.pick(apps), seconds)
        let line = row.line(style: random.once(in: 5) ? Int.random(in: 0...1, using: &random) : 2)
        guard random.once(in: 12) else { return Data(line.utf8) }
        return broken(line)
    }

    private mutating func broken(_ line: String) -> Data {
        switch Int.random(in: 0...6, using: &random) {
        case 0: Data(line.utf8.dropLast(Int.random(in: 1...20, using: &random)))
        case 1: Data(line.replacing("\"TotalDuration\":", with: "\"TotalDuration\":-1").utf8)
        case 2: Data(line.replacing("\"Contract\":", with: "\"Contract\":null,\"C\":").utf8)
        case 3: Data(line.replacing("\"Mac\":", with: "\"M\":").utf8)
        case 4: Data(line.replacing("\"AppName\":", with: "\"AppName\":\"\",\"A\":").utf8)
        case 5: Data(line.replacing("\"TotalDuration\":", with: "\"TotalDuration\":1.5,\"T\":").utf8)
        default: Data(line.utf8.dropLast(3)) + [0xFF] + Data(line.utf8.suffix(3))
        }
    }
}
