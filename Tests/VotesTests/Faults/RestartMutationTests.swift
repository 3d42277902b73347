import DurableFiles
import Foundation
import StreamEngine
import Synchronization
import TestSupport
import Testing

/// What a killed engine had renamed or made may be seen and yet not be durable. A restart that builds on it without
/// syncing it loses votes in a power cut later.
@Suite(.timeLimit(.minutes(30))) struct RestartMutationTests {
    @Test(
        "a restart that does not sync a folder again is found",
        arguments: TortureScale.isFull ? ["/checkpoint/epochs", "/checkpoint", "/output", ""] : ["/checkpoint/epochs"])
    func isFound(folder: String) throws {
        let count = try PowerLossTests.recorded(true).trace.count
        var fault: String?
        for killed in 0..<count where fault == nil {
            let site = try ThreeBatches.site(isArchiving: true)
            let first = Trace(failing: killed, code: EIO)
            _ = try? site.drain(files: first.files)
            let path = site.folder.path + folder
            // The first ones are those of the start: no file has been written yet.
            let hasWritten = Mutex(false)
            let second = Trace(leavingOut: { step in
                switch step {
                case .write: hasWritten.withLock { $0 = true }
                case .syncFolder(path): return hasWritten.withLock { !$0 }
                default: break
                }
                return false
            })
            try site.drain(files: second.files)
            var loss = PowerLoss(isArchiving: true)
            fault = try loss.fault(
                in: first.entries + second.entries, root: site.folder.path, from: first.entries.count)
        }
        TortureScale.tell(
            "a restart without the sync of \(folder.isEmpty ? "the folder above" : folder): \(fault ?? "no fault")")
        #expect(fault != nil, "nothing needs the sync of \(folder.isEmpty ? "the folder above" : folder)")
    }
}
