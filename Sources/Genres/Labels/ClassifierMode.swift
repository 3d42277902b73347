/// Who may tell a keyword's genre.
package enum ClassifierMode: String, CaseIterable, Sendable, Codable {
    /// The lexicons; what they do not know is pending.
    case lexicon
    /// The lexicons and the model; nothing is pending.
    case local
    /// The lexicons, the model where it is sure, and a language model for all else.
    case llm
}
