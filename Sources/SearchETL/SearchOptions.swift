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
    case nothingToLoad(folder: String, skipped: [RunRecord.Skipped])
    case inputIsFile(String)
    case monthNotLoaded(Month, loaded: [Month], skipped: [RunRecord.Skipped])
    /// Real data were loaded: the sample must not be mixed in.
    case realDataLoaded(warehouse: String)

    package var description: String {
        switch self {
        case .nothingToLoad(let folder, let skipped):
            "no search log in \(folder): it should hold folders named YYYYMMDD with Parquet files"
                + Self.list(skipped)
        case .inputIsFile(let path):
            "\(path) is a file; name the folder that holds folders named YYYYMMDD with Parquet files"
        case .monthNotLoaded(let month, let loaded, let skipped):
            "there are no searches of \(month); choose of \(loaded.map(\.description).joined(separator: ", "))"
                + Self.list(skipped)
        case .realDataLoaded(let warehouse):
            "\(warehouse) holds real data, which the sample would be mixed into; name another warehouse"
        }
    }

    private static func list(_ skipped: [RunRecord.Skipped]) -> String {
        guard !skipped.isEmpty else { return "" }
        let few = skipped.prefix(5).map { "\($0.name) (\($0.reason))" }.joined(separator: ", ")
        return "; skipped: " + few + (skipped.count > 5 ? " and \(skipped.count - 5) more" : "")
    }
}
