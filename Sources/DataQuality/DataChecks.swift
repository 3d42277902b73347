import Columnar
import Warehouse

/// Runs the tests the schema declares over one generation, published or not.
///
/// They read Parquet only. A damaged, missing or foreign file fails its test and leaves out those that need it.
package struct DataChecks: Sendable {
    package enum Depth: Sendable {
        /// What a load can afford: all of the small tables, the numbers of the large ones; facts by their footers.
        case quick
        /// Everything; each fact is read once.
        case full
    }

    /// Above this many rows a quick run leaves texts out, and columns that repeat another table: a million of them take longer
    /// than the load may.
    static let largeTable: Int64 = 100_000

    private let generation: Generation
    private let tables: [TableSchema]
    private let depth: Depth
    private let known: KnownFacts?

    /// - Parameters:
    ///   - tables: those to test; others are read where a test compares with them.
    ///   - known: what a quick run takes for the facts, which it does not read; nil for nothing.
    package init(_ generation: Generation, tables: [TableSchema]? = nil, depth: Depth, known: KnownFacts? = nil) {
        self.generation = generation
        self.depth = depth
        self.known = known
        let loaded = Self.tables(of: generation.manifest)
        self.tables =
            tables.map { wanted in loaded.filter { table in wanted.contains { $0.name == table.name } } } ?? loaded
    }

    /// The tables a generation should hold, by what was loaded into it.
    package static func tables(of manifest: Manifest) -> [TableSchema] {
        (manifest.content == nil ? [] : StarSchema.all + MartSchema.all)
            + (manifest.search == nil ? [] : SearchSchema.all)
    }

    /// - Throws: `CancellationError` only.
    package func run() async throws -> CheckResults {
        let clock = ContinuousClock()
        let start = clock.now
        let context = try await context()
        let results = try await concurrently(tables.count) { index in
            try TableTests(context, context.files[tables[index].name], tables[index]).results()
        }
        return CheckResults(
            results: results.flatMap(\.self),
            rows: tables.map { ($0.name, context.files[$0.name]?.rows) },
            seconds: (clock.now - start) / .seconds(1))
    }

    private func context() async throws -> CheckContext {
        let all = Self.tables(of: generation.manifest)
        let surveyed = try await concurrently(all.count) { TableFiles(all[$0], in: generation) }
        var context = CheckContext(
            generation: generation, depth: depth,
            files: Dictionary(uniqueKeysWithValues: surveyed.map { ($0.schema.name, $0) }))
        context.known = known
        guard depth == .full else { return context }
        if generation.manifest.content != nil, needs(StarSchema.all + MartSchema.all) {
            let pass = try await FactPass(context).run()
            (context.facts, context.factDamage) = (pass.tally, pass.damage)
        }
        if generation.manifest.search != nil, needs(SearchSchema.all) {
            context.searches = try await SearchPass(context).run()
        }
        return context
    }

    /// Whether a table to be tested is among those with tests that compare with facts.
    private func needs(_ group: [TableSchema]) -> Bool {
        tables.contains { table in group.contains { $0.name == table.name } }
    }
}

/// What tests compare with.
struct CheckContext: Sendable {
    let generation: Generation
    let depth: DataChecks.Depth
    let files: [String: TableFiles]
    /// What all facts add up to; nil where they were not read.
    var facts: FactTally?
    var factDamage: [String] = []
    /// What is known of facts that were not read.
    var known: KnownFacts?
    /// By month; empty where searches were not read.
    var searches: [Month: SearchTally] = [:]

    var manifest: Manifest { generation.manifest }
}
