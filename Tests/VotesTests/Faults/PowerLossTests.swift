import DurableFiles
import StreamEngine
import TestSupport
import Testing

/// A power cut costs no vote and no published chart, whatever the disk had not written yet.
@Suite(.timeLimit(.minutes(30))) struct PowerLossTests {
    @Test("after a power cut at any change every vote is counted once", arguments: [false, true])
    func atAnyChange(isArchiving: Bool) throws {
        let (trace, root) = try Self.recorded(isArchiving)
        var loss = PowerLoss(isArchiving: isArchiving)
        let fault = try loss.fault(in: trace, root: root)
        #expect(fault == nil)
        #expect(loss.states > 40, "few crash states were looked at: \(loss.states)")
        TortureScale.tell(
            "power loss, \(isArchiving ? "with" : "without") archive: \(trace.count) changes, \(loss.states) crash states"
        )
    }

    @Test("a power cut after the restart of a killed engine costs nothing either", arguments: [false, true])
    func afterAKill(isArchiving: Bool) throws {
        let (whole, _) = try Self.recorded(isArchiving)
        var states = 0
        for killed in stride(from: 0, to: whole.count, by: TortureScale.everyNth(4)) {
            let site = try ThreeBatches.site(isArchiving: isArchiving)
            let first = Trace(failing: killed, code: 5)
            _ = try? site.drain(files: first.files)
            let second = Trace()
            try site.drain(files: second.files)
            var loss = PowerLoss(isArchiving: isArchiving)
            let fault = try loss.fault(
                in: first.entries + second.entries, root: site.folder.path, everyNth: TortureScale.everyNth(3),
                from: first.entries.count)
            #expect(fault == nil, "killed before change \(killed)")
            states += loss.states
        }
        TortureScale.tell("kill, then power loss, \(isArchiving ? "with" : "without") archive: \(states) crash states")
        #expect(states > 40)
    }

    /// The changes of a run that nothing disturbs, and the root of its paths.
    static func recorded(_ isArchiving: Bool) throws -> (trace: [Trace.Entry], root: String) {
        let site = try ThreeBatches.site(isArchiving: isArchiving)
        let trace = Trace()
        let summary = try site.drain(files: trace.files)
        #expect(summary.batches == 3)
        #expect(ThreeBatches.oracle.difference(from: summary) == nil)
        #expect(try ThreeBatches.fault(inFoldersOf: site) == nil)
        return (trace.entries, site.folder.path)
    }
}
