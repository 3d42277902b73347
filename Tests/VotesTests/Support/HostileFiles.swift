import TestSupport

/// Files as they come from the worst of pollers, good ones among them. The same from the same seed.
enum HostileFiles {
    private static let songs = ["A - One", "B, \"Two\"", "Chúng Ta - Sơn Tùng", "D 🎵", "E"]

    static func file(_ number: Int, _ random: inout SeededRandom) -> VoteFile {
        VoteFile(name(number, &random), bytes(&random), changed: nil)
    }

    static func files(_ count: Int, seed: Int) -> [VoteFile] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { file($0, &random) }
    }

    private static func name(_ number: Int, _ random: inout SeededRandom) -> String {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: "votes \(number) 'x' \"y\".json"
        case 1: "votes\n\(number).json"
        case 2: "phiếu-\(number).json"
        default: "votes_\(number).json"
        }
    }

    private static func bytes(_ random: inout SeededRandom) -> [UInt8] {
        let good = document(&random)
        switch Int.random(in: 0..<16, using: &random) {
        case 0: return Array(good.utf8.prefix(Int.random(in: 0..<good.utf8.count, using: &random)))
        case 1: return []
        case 2: return [0xEF, 0xBB, 0xBF] + good.utf8
        case 3: return Array(#"{"votes":[{"song":"x"#.utf8) + [0xFF, 0xFE] + Array(#"","vote":true}]}"#.utf8)
        case 4: return Array(random.pick(wrongDocuments).utf8)
        case 5: return Array("[\(good), \(document(&random))]".utf8)
        default: return Array(good.utf8)
        }
    }

    private static let wrongDocuments = [
        #"{"votes": null}"#, #"{"votes": 5}"#, #"{"votes": {}}"#, "{}", "null", "17", #""text""#, "[1, 2]", "[null]",
        #"{"status":"ok"} trailing"#, "{'votes': []}", "}{",
    ]

    private static func document(_ random: inout SeededRandom) -> String {
        let votes = (0..<Int.random(in: 0...12, using: &random)).map { _ in vote(&random) }
        return #"{"status":"ok","count":\#(votes.count),"votes":[\#(votes.joined(separator: ","))]}"#
    }

    private static func vote(_ random: inout SeededRandom) -> String {
        if random.once(in: 8) { return random.pick(wrongVotes) }
        let song = random.pick(songs).replacing("\"", with: "\\\"")
        let second = Int.random(in: 10...59, using: &random)
        return #"{"user_id":"u","song":"\#(song)","vote":true,"timestamp":"2025-11-02T09:33:\#(second).098281"}"#
    }

    private static let wrongVotes = [
        "null", "7", "[]", "true", #""A""#, "{}", #"{"song":null,"vote":true}"#, #"{"song":4,"vote":true}"#,
        #"{"song":"","vote":true}"#, #"{"song":" \t","vote":true}"#, #"{"song":"A","vote":false}"#,
        #"{"song":"A","vote":"true"}"#, #"{"song":"A","vote":1}"#, #"{"song":"A"}"#, #"{"vote":true}"#,
        #"{"song":["A"],"vote":true}"#, #"{"song":{"a":1},"vote":null}"#,
    ]
}
