import DurableFiles
import Foundation
import Synchronization
import TestSupport
import Testing
import Votes

/// A poller at work on a folder of its own, with what it reported.
final class PollerRun: Sendable {
    static let good = "{\"votes\":[{\"song\":\"A\",\"vote\":true},{}]}"

    let folder: TemporaryFolder
    let poller: VotePoller
    private let reported = Mutex<[PollReport]>([])
    private let task = Mutex<Task<Void, any Error>?>(nil)

    var reports: [PollReport] { reported.withLock { $0 } }
    var files: [String] { get throws { try folder.tree() } }
    var failures: [String] {
        reports.compactMap { if case .failed(let text, _) = $0 { text } else { nil } }
    }

    init(
        _ url: String, interval: Duration = .milliseconds(20), files: DurableFiles = DurableFiles(),
        _ change: (inout PollerOptions) -> Void = { _ in }
    ) throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder["votes"], withIntermediateDirectories: false)
        var options = PollerOptions(url: try PollURL(url), interval: interval, output: folder["votes"])
        change(&options)
        poller = VotePoller(options: options, files: files)
        task.withLock { $0 = Task { try await poller.run { [self] in report($0) } } }
    }

    private func report(_ report: PollReport) { reported.withLock { $0.append(report) } }

    func stop() async throws {
        let running = task.withLock { $0 }
        running?.cancel()
        try await running?.value
    }
}
