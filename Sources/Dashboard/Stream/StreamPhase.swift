import TerminalUI

/// What the figures of the stream engine are worth now.
enum StreamPhase: Hashable {
    /// Nothing counted, nothing runs.
    case never
    /// It runs, and no batch is committed yet.
    case waiting
    case live
    /// It runs, and yet misses its triggers.
    case overdue
    case stopping
    case stopped
    case failed(reason: String)

    /// True where the figures may be behind what has come in.
    var isStale: Bool {
        switch self {
        case .overdue, .stopped, .failed: true
        case .never, .waiting, .live, .stopping: false
        }
    }

    var role: Role {
        switch self {
        case .never, .waiting, .live, .stopped: .secondary
        case .overdue, .stopping: .warning
        case .failed: .bad
        }
    }

    /// The state where it is worth a word beside the figures.
    var word: String {
        switch self {
        case .never: ""
        case .waiting: "waiting for votes"
        case .live: "live"
        case .overdue: "STALE"
        case .stopping: "stopping"
        case .stopped: "stopped"
        case .failed: "failed"
        }
    }
}

extension DashboardState {
    var streamPhase: StreamPhase {
        let engine = job(.stream)?.state
        if case .failed(let reason)? = engine { return .failed(reason: reason) }
        let isCounted = stream.map { $0.batch.committedAt != nil || !$0.songs.isEmpty } ?? false
        switch engine {
        case .starting, .running: return !isCounted ? .waiting : isOverdue ? .overdue : .live
        case .stopping: return .stopping
        default: return isCounted ? .stopped : .never
        }
    }

    /// Three triggers have passed without a batch being looked for.
    private var isOverdue: Bool {
        guard let batch = stream?.batch, case .every(let seconds) = batch.trigger, let next = batch.nextTriggerAt else {
            return false
        }
        return now - next > 2 * max(1, seconds)
    }

    /// What is counted and how fresh that is, longest first.
    var streamStatus: [String] {
        guard let stream else { return [streamPhase.word] }
        let phase = streamPhase
        let votes = NumberText.counted(Int64(stream.ledger.votesCounted), "vote")
        switch phase {
        case .never, .waiting: return [phase.word]
        case .live, .stopping:
            let age = stream.batch.committedAt.map { NumberText.age(max(0, now - $0)) }
            let batch = stream.batch.id.map { "#\($0)" }
            let word = phase == .stopping ? "stopping" : nil
            return [
                [word, votes, age.map { "committed " + $0 }, batch], [word, votes, age], [word ?? votes],
            ].map { $0.compactMap { $0 }.joined(separator: " · ") }
        case .overdue, .stopped, .failed:
            let asOf = stream.batch.committedAt.map { "as of " + DateText.clock($0, now: now, offset: utcOffset) }
            return [[phase.word, votes, asOf], [phase.word, asOf], [phase.word]].map {
                $0.compactMap { $0 }.joined(separator: " · ")
            }
        }
    }
}
