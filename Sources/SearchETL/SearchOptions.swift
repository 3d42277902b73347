import DurableFiles
import Warehouse

/// What search logs to load, and where to.
package struct SearchOptions: Sendable {
    /// The folder of day folders.
    package var input: String
    /// The folder of runs.
    package var workspace: String
    package var warehouse: String
    /// The two months to compare; nil for the two last loaded ones.
    package var months: (earlier: Month, later: Month)?
    /// True for the data that ship with the program: the first real load replaces them.
    package var isSample = false
    package var files = DurableFiles()

    package init(input: String, workspace: String, warehouse: String) {
        self.input = input
        self.workspace = workspace
        self.warehouse = warehouse
    }
}

/// A load that cannot be done as asked.
package enum SearchLoadError: Error, CustomStringConvertible {
    case nothingToLoad(folder: String, skipped: Int)
    case monthNotLoaded(Month, loaded: [Month])
    /// Real data were loaded: the sample must not be mixed in.
    case realDataLoaded(warehouse: String)

    package var description: String {
        switch self {
        case .nothingToLoad(let folder, let skipped):
            "no search log in \(folder): it should hold folders named YYYYMMDD with Parquet files"
                + (skipped > 0 ? "; \(skipped) were skipped" : "")
        case .monthNotLoaded(let month, let loaded):
            "there are no searches of \(month); choose of \(loaded.map(\.description).joined(separator: ", "))"
        case .realDataLoaded(let warehouse):
            "\(warehouse) holds real data, which the sample would be mixed into; name another warehouse"
        }
    }
}
