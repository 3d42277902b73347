import Foundation

/// An answer of the API that was looked through: an object with an array `votes`, or an array of such objects.
struct VoteResponse: Sendable {
    /// As they came.
    let bytes: [UInt8]
    /// How many votes it holds, good and bad ones.
    let votes: Int

    /// - Throws: `FetchError.notVotes`. The votes themselves are not looked at: to reject some is the count's work.
    init(_ bytes: [UInt8]) throws(FetchError) {
        self.bytes = bytes
        guard !bytes.isEmpty else { throw .notVotes(reason: "it is empty") }
        // JSONSerialization would take UTF-16 and UTF-32 too, which other readers of the file do not.
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
            throw .notVotes(reason: "it is not UTF-8 text")
        }
        guard let value = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) else {
            throw .notVotes(reason: "it is not JSON, or not all of it came")
        }
        let objects = value as? [Any] ?? [value]
        var votes = 0
        for object in objects {
            guard let list = (object as? [String: Any])?["votes"] as? [Any] else {
                throw .notVotes(reason: "it has no array “votes”")
            }
            votes += list.count
        }
        guard !objects.isEmpty else { throw .notVotes(reason: "it is an empty array") }
        self.votes = votes
    }
}
