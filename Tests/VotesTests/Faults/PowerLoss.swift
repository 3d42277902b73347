import DurableFiles
import Foundation
import StreamEngine
import TestSupport

/// Cuts the power after each change of a recorded run, in every way a disk may then look, and restarts the engine.
struct PowerLoss {
    let isArchiving: Bool
    private(set) var states = 0
    private var random = SeededRandom(seed: 20_251_102)

    init(isArchiving: Bool) { self.isArchiving = isArchiving }

    /// - Parameters:
    ///   - everyNth: of the crash states, to look at.
    ///   - first: cuts before this change are passed over.
    /// - Returns: the first fault found; nil where every state recovers exactly.
    mutating func fault(
        in trace: [Trace.Entry], root: String, everyNth: Int = 1, from first: Int = 0
    ) throws -> String? {
        var disk = VolatileDisk(root: root, folder: "raw", files: ThreeBatches.files)
        var published = Publication(root: root)
        var (known, met) = (Set<CrashState.Visit>(), 0)
        for cut in 0...trace.count {
            if cut > 0 {
                if !trace[cut - 1].isLeftOut { disk.apply(trace[cut - 1].step) }
                published.note(trace[cut - 1].step)
            }
            if cut < first { continue }
            for state in CrashState.all(of: disk, root: root, &random) {
                // A state may be legal again after a later publication, where it is a fault.
                guard known.insert(state.with(published.batches)).inserted else { continue }
                met += 1
                guard met % everyNth == 0 else { continue }
                states += 1
                if let fault = try fault(in: state, atLeast: published.batches) {
                    let last = cut > 0 ? "\(trace[cut - 1].step.operation) \(trace[cut - 1].step.path)" : "nothing"
                    return "cut after \(last): \(fault)"
                }
            }
        }
        return nil
    }

    private func fault(in state: CrashState, atLeast batches: Int) throws -> String? {
        var site = try VoteSite(isArchiving: isArchiving)
        site.options.threads = 1
        try state.write(to: site.folder.path)
        let text = state.files["/output/part-00000.csv"].map { String(decoding: $0.bytes, as: UTF8.self) }
        guard let visible = ThreeBatches.batches(published: text) else { return "a torn snapshot: \(text ?? "")" }
        if visible < batches { return "an older snapshot: of \(visible) batches, after that of \(batches)" }
        return ThreeBatches.fault(afterRestarting: site)
    }
}

/// How many batches a reader may count on to be published for good.
private struct Publication {
    private let file: String
    private let folder: String
    private var written = 0
    private var renamed = 0
    private(set) var batches = 0

    init(root: String) {
        folder = root + "/output"
        file = folder + "/part-00000.csv"
    }

    mutating func note(_ step: FileStep) {
        switch step {
        case .write(file + ".part", let bytes):
            written = ThreeBatches.batches(published: String(decoding: bytes, as: UTF8.self)) ?? 0
        case .rename(_, file): renamed = written
        case .syncFolder(folder): batches = renamed
        default: break
        }
    }
}

extension CrashState {
    fileprivate struct Visit: Hashable {
        var state: CrashState
        var batches: Int
    }

    fileprivate func with(_ batches: Int) -> Visit { Visit(state: self, batches: batches) }
}
