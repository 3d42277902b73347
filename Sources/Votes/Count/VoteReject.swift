/// Why a vote does not count. The raw values are the words of reports and of the quarantine.
package enum VoteReject: String, CaseIterable, Sendable {
    case notAnObject = "not_an_object"
    case songMissing = "song_missing"
    case songNotText = "song_not_text"
    /// Or blank.
    case songEmpty = "song_empty"
    case voteNotTrue = "vote_not_true"
}
