import DurableFiles
import TestSupport
import Testing
import Warehouse

@testable import SearchETL

/// A search load that breaks anywhere leaves the previous tables whole, and the next run completes.
@Suite struct SearchFaultTests {
    /// A warehouse of two months, and logs of which a day changed and a day is new.
    private func siteBeforeTheLoad() async throws -> SearchSite {
        let site = try SearchSite()
        try site.write("20220601", [Logged(user: "1", keyword: "bóng đá"), Logged(user: "2", keyword: "đấu phá")])
        try site.write("20220701", [Logged(user: "1", keyword: "thời sự")])
        try await site.load()
        try site.write("20220701", [Logged(user: "1", keyword: "bóng đá"), Logged(user: "3", keyword: "lạ")])
        try site.write("20220702", [Logged(user: "2", keyword: "đấu phá"), Logged(user: nil, keyword: "ai")])
        return site
    }

    @Test("a full disk at any step leaves the old tables or the new ones, whole, and the next run completes")
    func everyFault() async throws {
        let rehearsal = try await siteBeforeTheLoad()
        let old = try rehearsal.changes()
        let counting = FaultPoint()
        try await rehearsal.load(rehearsal.options(files: counting.files))
        let new = try rehearsal.changes()
        #expect(old != new && counting.count > 20)
        var isSwitched = false
        for operation in 0..<counting.count {
            let site = try await siteBeforeTheLoad()
            let fault = FaultPoint(failing: operation)
            await #expect(throws: FileError.self, "operation \(operation)") {
                try await site.load(site.options(files: fault.files))
            }
            let seen = try site.changes()
            #expect(seen == old || seen == new, "\(fault.description)")
            #expect(!isSwitched || seen == new, "\(fault.description)")
            isSwitched = seen == new
            try await site.load()
            #expect(try site.changes() == new, "\(fault.description)")
            let left = try site.folder.tree().filter { $0.contains("building") || $0.contains(".part") }
            #expect(left.isEmpty, "\(fault.description)")
        }
        #expect(isSwitched)
    }
}
