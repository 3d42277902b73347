import DurableFiles
import Warehouse

/// What to load, and where to.
package struct ContentOptions: Sendable {
    /// The folder of day files.
    package var input: String
    /// The folder of runs and quarantine.
    package var workspace: String
    package var warehouse: String
    /// The day recency counts to; nil for the last loaded day.
    package var asOf: Day?
    /// True for the data that ships with the program: the first real load replaces them.
    package var isSample = false
    package var categories = AppCategories.standard
    package var segments = SegmentRules.standard
    package var files = DurableFiles()

    package init(input: String, workspace: String, warehouse: String) {
        self.input = input
        self.workspace = workspace
        self.warehouse = warehouse
    }
}

/// A load that cannot be done as asked.
package enum ContentLoadError: Error, CustomStringConvertible {
    case nothingToLoad(folder: String, skipped: Int)
    case asOfTooEarly(asOf: Day, last: Day)
    /// Another process loaded real data after this one had found none: the sample must not be mixed in.
    case realDataLoaded(warehouse: String)

    package var description: String {
        switch self {
        case .nothingToLoad(let folder, let skipped):
            "no day file in \(folder): it should hold files named YYYYMMDD.json or YYYYMMDD.json.gz"
                + (skipped > 0 ? "; \(skipped) files were skipped" : "")
        case .asOfTooEarly(let asOf, let last):
            "the as-of date \(asOf) is before the last day \(last) of the logs; choose that day or a later one"
        case .realDataLoaded(let warehouse):
            "\(warehouse) holds real data, which the sample would be mixed into; name another warehouse"
        }
    }
}
