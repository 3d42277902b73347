import Columnar

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
        // The count's own reader: what it would put aside is not worth a file.
        let reader = JSONArrayReader(key: "votes", fields: [])
        votes = try (bytes + [UInt8](repeating: 0, count: JSONArrayReader.padding)).withUnsafeBufferPointer {
            (padded) throws(FetchError) in
            if let problem = reader.open(UnsafeBufferPointer(rebasing: padded.prefix(bytes.count))) {
                throw .notVotes(reason: Self.words(for: problem))
            }
            var votes = 0
            while let rows = reader.next() { votes += rows.count }
            return votes
        }
        guard votes > 0 || bytes.filter({ $0 > 0x20 }) != Array("[]".utf8) else {
            throw .notVotes(reason: "it is an empty array")
        }
    }

    private static func words(for problem: JSONArrayProblem) -> String {
        switch problem {
        case .malformed(let words) where words.contains("UTF-8"): "it is not UTF-8 text"
        case .malformed: "it is not JSON, or not all of it came"
        case .notAnObject, .missing, .notAnArray: "it has no array “votes”"
        }
    }
}
