import Columnar
import DurableFiles
import TestSupport

@testable import Warehouse

/// Days around the first of April 2022.
func april(_ day: Int32) -> Day { Day(number: 19_082 + day) }

extension Manifest {
    /// A manifest of one loaded day, told apart by its as-of date.
    static func small(asOf: Day) -> Manifest {
        var manifest = Manifest()
        manifest.content = ContentManifest(
            isSample: false, asOf: asOf, nextIDs: .init(), categories: [:], defaultCategory: "", days: [],
            asOfHistory: [asOf])
        return manifest
    }
}

extension GenerationWriter {
    /// Writes `names` as the apps and as the rows of one day.
    func writeSmall(_ names: [String], day: Day) throws {
        let numbers = Column.int64(names.indices.map(Int64.init))
        try write(
            StarSchema.app, [ColumnBatch([numbers, .text(names), .text(names), numbers, numbers])])
        try write(StarSchema.usage, partition: day, [ColumnBatch([numbers, numbers, numbers, numbers])])
    }

    /// Builds and publishes a generation whose apps have these names.
    static func publishSmall(_ names: [String], day: Day, in root: String, files: DurableFiles = .init()) throws {
        let writer = try GenerationWriter(folder: WarehouseFolder(root: root, files: files))
        try writer.writeSmall(names, day: day)
        try writer.publish(.small(asOf: day))
    }
}

/// The names of the apps in the table at `path`.
func appNames(_ path: String) throws -> [String] {
    try ParquetReader(path: path).readAll(["app_name"]).columns[0].strings ?? []
}
