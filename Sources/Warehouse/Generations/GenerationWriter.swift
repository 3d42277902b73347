import Columnar
import DurableFiles
import Foundation
import Glibc

/// Builds the next generation aside and publishes it with one rename. One at a time a warehouse.
///
/// Tables may be written from several tasks at once, each file by one. Until `publish` nothing of it is seen, and after
/// a crash the next writer removes what was left.
package final class GenerationWriter: Sendable {
    package let folder: WarehouseFolder
    /// What readers see now.
    package let previous: Generation?
    package let number: Int
    private let lock: FolderLock
    private let path: String

    /// - Throws: `FolderInUse` when another run is writing; `FileError`; `WarehouseDamaged`.
    package init(folder: WarehouseFolder) throws {
        try folder.files.createFolder(folder.generations)
        lock = try FolderLock(folder: folder.root)
        self.folder = folder
        previous = try folder.current()
        number = (previous?.manifest.generation ?? 0) + 1
        path = folder.generations + "/building"
        try Self.removeLeftovers(in: folder, current: previous)
        try folder.files.createFolder(path)
    }

    /// Writes a table, or one partition of it, a row group a batch.
    package func write(_ table: TableSchema, partition: Day? = nil, _ batches: [ColumnBatch]) throws {
        var writer = try openWriter(table.columnSchemas, table, partition)
        for batch in batches { try writer.write(batch) }
        try writer.close()
    }

    /// A writer for a table whose columns are known only now, or whose row groups come one by one.
    package func openWriter(
        _ columns: [ColumnSchema], _ table: TableSchema, _ partition: Day? = nil
    ) throws -> ParquetWriter {
        let target = path + "/" + Self.folder(of: table, partition: partition)
        try folder.files.createFolder(target)
        return try ParquetWriter(path: target + "/part-0.parquet", schema: columns)
    }

    /// A partition of the generation being built, to read back what was written or kept.
    package func file(of table: TableSchema, partition: Day) -> String {
        path + "/" + Self.folder(of: table, partition: partition) + "/part-0.parquet"
    }

    /// Takes a partition over from the previous generation as it is, without copying it.
    package func keep(_ table: TableSchema, partition: Day) throws {
        guard let previous else { return }
        try folder.files.createFolder(path + "/" + Self.folder(of: table, partition: partition))
        let file = Self.folder(of: table, partition: partition) + "/part-0.parquet"
        try folder.files.link(previous.path + "/" + file, as: path + "/" + file)
    }

    /// Takes whole tables over from the previous generation; one it lacks stays missing.
    package func keep(_ tables: [TableSchema]) throws {
        guard let previous else { return }
        for table in tables { try keepFolder(table.name, of: previous) }
    }

    private func keepFolder(_ name: String, of previous: Generation) throws {
        let source = previous.path + "/" + name
        guard folder.files.isFolder(source) else { return }
        try folder.files.createFolder(path + "/" + name)
        for entry in try folder.files.names(in: source) {
            if folder.files.isFolder(source + "/" + entry) {
                try keepFolder(name + "/" + entry, of: previous)
            } else {
                try folder.files.link(source + "/" + entry, as: path + "/" + name + "/" + entry)
            }
        }
    }

    /// What was built so far as readers would see it under this manifest, for tests before it is published.
    package func unpublished(_ manifest: Manifest) -> Generation { Generation(path: path, manifest: manifest) }

    /// Makes this generation current for every table at once.
    package func publish(_ manifest: Manifest) throws {
        var manifest = manifest
        manifest.generation = number
        manifest.publishedAt = Date().timeIntervalSince1970
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try folder.files.write(Array(try encoder.encode(manifest)), to: path + "/manifest.json")
        try syncTree(path)
        let target = folder.path(ofGeneration: number)
        try folder.files.rename(path, to: target)
        try folder.files.syncFolder(folder.generations)
        let (present, absent) = tables(in: target)
        try linkTables(present)
        try folder.files.pointLink(folder.currentLink, at: String(target.dropFirst(folder.root.count + 1)))
        for table in absent { try folder.files.removeTree(folder.root + "/" + table.name) }
        try folder.files.syncFolder(folder.root)
        // The tables are published; what cannot be removed now goes before the next generation is built.
        try? Self.removeLeftovers(in: folder, current: Generation(path: target, manifest: manifest), keeping: previous)
    }

    /// Removes what was built so far; for runs that end without publishing.
    package func discard() throws { try folder.files.removeTree(path) }

    /// Lets the next writer in. The last call, whatever came before it.
    package func release() { lock.release() }

    static func folder(of table: TableSchema, partition: Day?) -> String {
        guard let key = table.partitionKey, let partition else { return table.name }
        return "\(table.name)/\(key)=\(partition)"
    }

    private func tables(in generation: String) -> (present: [TableSchema], absent: [TableSchema]) {
        let isPresent = { [files = folder.files] (table: TableSchema) in files.isFolder(generation + "/" + table.name) }
        return (WarehouseFolder.tables.filter(isPresent), WarehouseFolder.tables.filter { !isPresent($0) })
    }

    /// Each table's link is made before the first switch that has the table, and stays: it leads through `current`.
    private func linkTables(_ tables: [TableSchema]) throws {
        for table in tables {
            let link = folder.root + "/" + table.name
            let target = "current/" + table.name
            if folder.files.linkTarget(link) != target { try folder.files.pointLink(link, at: target) }
        }
    }

    /// Syncs every file that is new in this generation, and every folder; linked partitions were synced before.
    private func syncTree(_ path: String) throws {
        for name in try folder.files.names(in: path) {
            let entry = path + "/" + name
            var status = stat()
            guard lstat(entry, &status) == 0 else { throw FileError(.sync, entry) }
            if status.st_mode & S_IFMT == S_IFDIR {
                try syncTree(entry)
            } else if status.st_nlink == 1 {
                try folder.files.sync(entry)
            }
        }
        try folder.files.syncFolder(path)
    }

    /// Readers may still be in the generation before the current one; older ones and unfinished ones go.
    private static func removeLeftovers(
        in folder: WarehouseFolder, current: Generation?, keeping other: Generation? = nil
    ) throws {
        let kept = Set([current?.path, other?.path].compactMap { $0 })
        let before = (current?.manifest.generation ?? 0) - 1
        for name in try folder.files.names(in: folder.generations) {
            let path = folder.generations + "/" + name
            if !kept.contains(path), Int(name) != before { try folder.files.removeTree(path) }
        }
    }
}
