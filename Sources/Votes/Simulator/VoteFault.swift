/// What can be wrong with a vote. Some faults make it a reject; others do not, since only song and vote are counted.
package enum VoteFault: CaseIterable, Sendable {
    case isNumber, isNull, isText, isArray
    case songMissing, songIsNumber, songEmpty
    case voteMissing, voteFalse, voteIsText
    case userMissing, timestampMissing, timestampBad

    /// Why it must be rejected; nil where it must be counted all the same.
    package var rejection: VoteReject? {
        switch self {
        case .isNumber, .isNull, .isText, .isArray: .notAnObject
        case .songMissing: .songMissing
        case .songIsNumber: .songNotText
        case .songEmpty: .songEmpty
        case .voteMissing, .voteFalse, .voteIsText: .voteNotTrue
        case .userMissing, .timestampMissing, .timestampBad: nil
        }
    }

    /// A vote for a song, given as a JSON string, with this fault.
    func json(song: String, timestamp: String) -> String {
        let user = self == .userMissing ? nil : "\"user_id\":\"00000000-0000-4000-8000-000000000000\""
        switch self {
        case .isNumber: return "42"
        case .isNull: return "null"
        case .isText: return song
        case .isArray: return "[\(song),true]"
        default:
            let fields = [user, songField(song), voteField, timestampField(timestamp)]
            return "{" + fields.compactMap(\.self).joined(separator: ",") + "}"
        }
    }

    private func songField(_ song: String) -> String? {
        switch self {
        case .songMissing: nil
        case .songIsNumber: "\"song\":7"
        case .songEmpty: "\"song\":\"\""
        default: "\"song\":\(song)"
        }
    }

    private var voteField: String? {
        switch self {
        case .voteMissing: nil
        case .voteFalse: "\"vote\":false"
        case .voteIsText: "\"vote\":\"true\""
        default: "\"vote\":true"
        }
    }

    private func timestampField(_ timestamp: String) -> String? {
        switch self {
        case .timestampMissing: nil
        case .timestampBad: "\"timestamp\":\"yesterday\""
        default: "\"timestamp\":\"\(timestamp)\""
        }
    }
}

/// What can be wrong with a whole file, so that nothing of it may be counted.
enum FileFault: CaseIterable {
    case malformed, empty, truncated

    /// The bytes of a good file with this fault.
    func spoiled(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .malformed:
            // Behind the end of a vote: inside a text it would be no fault.
            let half = bytes[(bytes.count / 2)...].prefix { $0 != UInt8(ascii: "}") }.endIndex + 1
            return bytes.prefix(half) + Array("]]".utf8) + bytes.dropFirst(half)
        case .empty: return []
        case .truncated: return Array(bytes.prefix(bytes.count * 3 / 5))
        }
    }
}
