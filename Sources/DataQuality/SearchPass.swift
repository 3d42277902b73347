import Columnar
import Warehouse

/// What the searches of one month add up to.
struct SearchTally: Sendable {
    var searches: Int64 = 0
    var quits: Int64 = 0
    var users: Int64 = 0
}

/// Reads the searches of the two months compared, a month a thread.
struct SearchPass {
    private let context: CheckContext

    init(_ context: CheckContext) { self.context = context }

    /// - Returns: nothing where the facts cannot be read; their own tests say why.
    func run() async throws -> [Month: SearchTally] {
        guard let search = context.manifest.search, let facts = context.files[SearchSchema.search.name],
            facts.unreadable.isEmpty
        else { return [:] }
        let months = [search.earlier, search.later]
        let tallies = try await concurrently(months.count) { month -> SearchTally? in
            do {
                return try Self.tally(facts.files.filter { $0.day.map(Month.init(of:)) == months[month] })
            } catch is ParquetError {
                return nil
            }
        }
        guard let earlier = tallies[0], let later = tallies[1] else { return [:] }
        return [search.earlier: earlier, search.later: later]
    }

    private static func tally(_ files: [TableFiles.File]) throws -> SearchTally {
        var tally = SearchTally()
        var users = TextDictionary()
        for file in files {
            let reader = try ParquetReader(path: file.path)
            for rowGroup in 0..<reader.rowGroupCount {
                try Task.checkCancellation()
                let batch = try reader.read(["user_id", "event"], rowGroup: rowGroup)
                guard let names = batch.columns[0].texts, let events = batch.columns[1].texts else { continue }
                _ = try users.numbers(of: names)
                tally.searches += Int64(batch.rowCount)
                tally.quits += Int64((0..<events.count).count { events.utf8($0).elementsEqual("quit".utf8) })
            }
        }
        tally.users = Int64(users.count)
        return tally
    }
}
