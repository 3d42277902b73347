import Genres
import Synchronization
import Testing
import Warehouse

@testable import SearchETL

/// Who waits for a language model can see that.
@Suite struct LanguageModelWaitTests {
    @Test("the meter says so while a language model is waited for, and no longer") func tells() async throws {
        let site = try SearchSite()
        try site.write("20220601", [Logged(user: "1", keyword: "lạ")])
        let seen = Mutex<[SearchProgress]>([])
        let meter = SearchMeter { progress in seen.withLock { $0.append(progress) } }
        let record = try await SearchLoad(site.options(), meter: meter) {
            // Nothing listens there.
            let client = LLMClient(try LLMEndpoint("http://127.0.0.1:1"), prompt: GenrePrompt("p"))
            return GenreLabeler(mode: .llm, user: [], shipped: [], client: client)
        }.run()
        let all = seen.withLock { $0 }
        #expect(all.contains(where: \.asksLanguageModel) && all.last?.awaitsLanguageModel == false)
        #expect(record.search?.pending == 1 && record.search?.pendingReason?.isEmpty == false)
    }

    @Test("reading is what is waited for until it is done") func readsFirst() {
        var progress = SearchProgress()
        (progress.asksLanguageModel, progress.filesTotal) = (true, 3)
        #expect(!progress.awaitsLanguageModel)
        progress.filesDone = 3
        #expect(progress.awaitsLanguageModel)
        progress.phase = .comparing
        #expect(!progress.awaitsLanguageModel)
    }
}
