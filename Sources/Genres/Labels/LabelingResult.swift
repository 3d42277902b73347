/// The labels of keywords, as far as there are any.
package struct LabelingResult: Sendable {
    /// In the order of the keywords; nil for one that is pending.
    package internal(set) var labels: [GenreLabel?] = []
    /// Why keywords are pending, with what a person can do; nil where none is.
    package internal(set) var pendingReason: String?
    /// The language model that answered, now or in an earlier run.
    package internal(set) var languageModel: String?
    /// Labels that the language model gave in an earlier run.
    package internal(set) var cached = 0
    /// Requests to the language model, and those that brought nothing.
    package internal(set) var requests = 0
    package internal(set) var failures = 0

    package var pending: Int { labels.count { $0 == nil } }

    /// Labels by their source.
    package var sources: [GenreSource: Int] {
        labels.reduce(into: [:]) { counts, label in
            if let label { counts[label.source, default: 0] += 1 }
        }
    }
}

/// How far a labelling is.
package struct LabelingProgress: Sendable, Equatable {
    /// Keywords with a label, or given up.
    package var done = 0
    package var total = 0
    package var requests = 0
    /// Requests that brought nothing.
    package var failures = 0
    /// The language model is waited for.
    package var asksLanguageModel = false
}
