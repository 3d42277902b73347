import DurableFiles
import Foundation

/// A warehouse on disk.
///
///     <root>/dim_app → current/dim_app        one link a table, for readers
///     <root>/current → generations/000007     the one switch
///     <root>/generations/000007/dim_app/part-0.parquet, …, manifest.json
///
/// A reader follows `current` once and reads that generation; the generation before it is kept for readers under way.
package struct WarehouseFolder: Sendable {
    package let root: String
    package let files: DurableFiles

    package init(root: String, files: DurableFiles = DurableFiles()) {
        self.root = root
        self.files = files
    }

    package static let tables = StarSchema.all + MartSchema.all + SearchSchema.all

    var currentLink: String { root + "/current" }
    var generations: String { root + "/generations" }

    func path(ofGeneration number: Int) -> String {
        let digits = String(number)
        return generations + "/" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    /// The generation readers see; nil before the first load.
    package func current() throws -> Generation? {
        guard let target = files.linkTarget(currentLink) else { return nil }
        let path = root + "/" + target
        let manifestPath = path + "/manifest.json"
        do {
            let data = Data(try files.read(manifestPath))
            // Of another format, the rest cannot be understood.
            let format = try JSONDecoder().decode(Manifest.Format.self, from: data).format
            guard format == Manifest.currentFormat else {
                let reason = "it is of format \(format), and this program writes \(Manifest.currentFormat)"
                throw WarehouseDamaged(path: manifestPath, reason: reason)
            }
            return Generation(path: path, manifest: try JSONDecoder().decode(Manifest.self, from: data))
        } catch let error as DecodingError {
            throw WarehouseDamaged(path: manifestPath, reason: Self.reason(error))
        }
    }
}

extension WarehouseFolder {
    /// What is wrong with a manifest, in words for a person.
    private static func reason(_ error: DecodingError) -> String {
        func name(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
        return switch error {
        case .keyNotFound(let key, let context): "it lacks “\(name(context.codingPath + [key]))”"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "its “\(name(context.codingPath))” is not what it should be"
        default: "it is not the JSON that a load writes"
        }
    }
}

/// One published generation: immutable.
package struct Generation: Sendable {
    package let path: String
    package let manifest: Manifest

    /// The file of an unpartitioned table.
    package func file(of table: TableSchema) -> String { path + "/" + table.name + "/part-0.parquet" }

    /// The file of one partition of a partitioned table.
    package func file(of table: TableSchema, partition: Day) -> String {
        path + "/" + GenerationWriter.folder(of: table, partition: partition) + "/part-0.parquet"
    }
}

/// Something in the warehouse is not as this program writes it.
package struct WarehouseDamaged: Error, CustomStringConvertible {
    package let path: String
    package let reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    package var description: String {
        "the warehouse is damaged at \(path): \(reason); move its folder away and load the logs again"
    }
}
