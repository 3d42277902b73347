import Columnar
import Warehouse

/// The columns of `mart_customer` with the seconds by app, and the apps they are of: most watched first.
struct AppColumns: Sendable {
    /// Apps beyond them share one column, which tells none of them apart.
    private static let most = 32

    let names: [String]
    let columns: [String]

    init(_ generation: Generation) throws {
        let path = generation.file(of: StarSchema.app)
        let table = try ParquetReader(path: path).readAll(["app_id", "app_name", "app_total_duration"])
        guard let ids = table.columns[0].integers, let names = table.columns[1].strings,
            let seconds = table.columns[2].integers
        else { throw WarehouseDamaged(path: path, reason: "columns of other types") }
        let byTime = ids.indices.sorted {
            seconds[$0] == seconds[$1]
                ? names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) : seconds[$0] > seconds[$1]
        }
        let shown = byTime.prefix(Self.most)
        // Columns are named in the order of surrogate keys, as the load wrote them.
        let inOrder = shown.sorted { ids[$0] < ids[$1] }
        let columns = MartSchema.appColumns(for: inOrder.map { names[$0] }, hasOthers: false).map(\.name)
        let columnOf = Dictionary(zip(inOrder, columns)) { first, _ in first }
        self.names = shown.map { names[$0] }
        self.columns = shown.compactMap { columnOf[$0] }
    }
}
