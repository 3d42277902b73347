import Foundation
import Genres
import Synchronization

/// How far a search load is. A value, published as often as anyone likes to look.
package struct SearchProgress: Hashable, Sendable {
    package enum Phase: String, Hashable, Sendable {
        case reading, comparing, classifying, publishing
    }

    package var phase: Phase = .reading
    package var filesDone = 0
    package var filesTotal = 0
    package var rowsRead: Int64 = 0
    package var rowsRejected: Int64 = 0
    /// Top keywords that have a genre, of those that are asked for.
    package var keywordsDone = 0
    package var keywordsTotal = 0
    package var asksLanguageModel = false
    /// Seconds since the load began.
    package var seconds: Double = 0

    /// Nothing is left to do but to wait for the language model.
    package var awaitsLanguageModel: Bool {
        asksLanguageModel && (phase == .classifying || phase == .reading && filesDone == filesTotal)
    }

    /// Of the phase at hand.
    package var fraction: Double {
        switch phase {
        case .reading: filesTotal > 0 ? Double(filesDone) / Double(filesTotal) : 0
        case .comparing, .publishing: 1
        case .classifying: keywordsTotal > 0 ? Double(keywordsDone) / Double(keywordsTotal) : 0
        }
    }
}

/// Collects progress from the tasks of a load.
package final class SearchMeter: Sendable {
    private let state = Mutex(SearchProgress())
    private let began = Date()
    private let onChange: @Sendable (SearchProgress) -> Void

    /// - Parameter onChange: called after each file and each batch of keywords, from any thread.
    package init(onChange: @escaping @Sendable (SearchProgress) -> Void) { self.onChange = onChange }

    func begin(files: Int) {
        update { ($0.filesDone, $0.filesTotal, $0.rowsRead, $0.rowsRejected) = (0, files, 0, 0) }
    }

    func enter(_ phase: SearchProgress.Phase) { update { $0.phase = phase } }

    func add(files: Int, rows: Int64, rejected: Int64) {
        update { progress in
            progress.filesDone += files
            progress.rowsRead += rows
            progress.rowsRejected += rejected
        }
    }

    func asksLanguageModel(_ asks: Bool) { update { $0.asksLanguageModel = asks } }

    func classified(_ labeling: LabelingProgress) {
        update {
            ($0.keywordsDone, $0.keywordsTotal) = (labeling.done, labeling.total)
            $0.asksLanguageModel = labeling.asksLanguageModel
        }
    }

    private func update(_ change: (inout SearchProgress) -> Void) {
        let progress = state.withLock { progress in
            change(&progress)
            progress.seconds = Date().timeIntervalSince(began)
            return progress
        }
        onChange(progress)
    }
}
