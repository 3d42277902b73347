import DurableFiles
import Glibc
import StreamEngine
import TestSupport
import Testing

/// A disk that is full or broken stops the engine with words that help, and costs no vote.
@Suite(.timeLimit(.minutes(5))) struct SystemErrorTests {
    @Test(
        "a full or broken disk at any change: the last good chart stays, and the next run is exact",
        arguments: [ENOSPC, EIO], [false, true])
    func atAnyChange(code: Int32, isArchiving: Bool) throws {
        let count = try PowerLossTests.recorded(isArchiving).trace.count
        for failing in stride(from: 0, to: count, by: TortureScale.everyNth(3)) {
            let site = try ThreeBatches.site(isArchiving: isArchiving)
            let trace = Trace(failing: failing, code: code)
            let error = #expect(throws: FileError.self, "change \(failing)") { try site.drain(files: trace.files) }
            #expect(error?.code == code && error?.description.contains("; ") == true, "\(error?.description ?? "")")
            let text = try? site.snapshot()
            let visible = ThreeBatches.batches(published: text)
            #expect(visible != nil, "change \(failing) left \(text ?? "")")
            #expect(ThreeBatches.fault(afterRestarting: site) == nil, "change \(failing): \(error?.description ?? "")")
        }
    }
}
