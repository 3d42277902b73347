import Columnar
import DurableFiles
import TestSupport
import Testing

@testable import Warehouse

/// Readers see one whole generation, whatever the writer is doing.
@Suite struct GenerationTests {
    @Test func aFolderWithoutALoadHasNoGeneration() throws {
        let folder = try TemporaryFolder()
        #expect(try WarehouseFolder(root: folder.path).current() == nil)
        #expect(try WarehouseFolder(root: folder["none"]).current() == nil)
    }

    @Test func tablesSwitchTogetherAtPublishAndNotBefore() throws {
        let folder = try TemporaryFolder()
        try GenerationWriter.publishSmall(["old"], day: april(1), in: folder.path)
        let writer = try GenerationWriter(folder: WarehouseFolder(root: folder.path))
        try writer.writeSmall(["new", "newer"], day: april(2))
        #expect(try appNames(folder["dim_app/part-0.parquet"]) == ["old"])
        #expect(try WarehouseFolder(root: folder.path).current()?.manifest.content?.asOf == april(1))

        try writer.publish(.small(asOf: april(2)))
        let current = try #require(try WarehouseFolder(root: folder.path).current())
        #expect(current.manifest.generation == 2 && current.manifest.content?.asOf == april(2))
        #expect(try appNames(folder["dim_app/part-0.parquet"]) == ["new", "newer"])
        #expect(try appNames(current.file(of: StarSchema.app)) == ["new", "newer"])
        let usage = try ParquetReader(path: folder["fact_usage/event_date=2022-04-02/part-0.parquet"])
        #expect(usage.rowCount == 2)
    }

    @Test func aReaderUnderWayKeepsItsGenerationThroughOneSwitch() throws {
        let folder = try TemporaryFolder()
        try GenerationWriter.publishSmall(["one"], day: april(1), in: folder.path)
        let reading = try #require(try WarehouseFolder(root: folder.path).current())
        try GenerationWriter.publishSmall(["two"], day: april(1), in: folder.path)
        #expect(try appNames(reading.file(of: StarSchema.app)) == ["one"])
        try GenerationWriter.publishSmall(["three"], day: april(1), in: folder.path)
        #expect(try DurableFiles().names(in: folder["generations"]) == ["000002", "000003"])
    }

    @Test func keptPartitionsAreTheSameFile() throws {
        let folder = try TemporaryFolder()
        try GenerationWriter.publishSmall(["one"], day: april(1), in: folder.path)
        let before = try folder.read("fact_usage/event_date=2022-04-01/part-0.parquet")
        let writer = try GenerationWriter(folder: WarehouseFolder(root: folder.path))
        try writer.keep(StarSchema.usage, partition: april(1))
        try writer.publish(.small(asOf: april(1)))
        #expect(try folder.read("fact_usage/event_date=2022-04-01/part-0.parquet") == before)
    }

    @Test func aDiscardedGenerationLeavesNothing() throws {
        let folder = try TemporaryFolder()
        try GenerationWriter.publishSmall(["one"], day: april(1), in: folder.path)
        let before = try folder.tree()
        do {
            let writer = try GenerationWriter(folder: WarehouseFolder(root: folder.path))
            try writer.writeSmall(["two"], day: april(1))
            try writer.discard()
        }
        #expect(try folder.tree() == before)
    }

    @Test func whatAKilledRunLeftIsRemovedByTheNext() throws {
        let folder = try TemporaryFolder()
        try GenerationWriter.publishSmall(["one"], day: april(1), in: folder.path)
        try folder.write("generations/building/dim_app/part-0.parquet", "half")
        try folder.write("generations/000002/manifest.json", "renamed, not yet current")
        try GenerationWriter.publishSmall(["two"], day: april(1), in: folder.path)
        #expect(try appNames(folder["dim_app/part-0.parquet"]) == ["two"])
        #expect(try DurableFiles().names(in: folder["generations"]) == ["000001", "000002"])
    }

    @Test func aSecondWriterIsRefused() throws {
        let folder = try TemporaryFolder()
        let writer = try GenerationWriter(folder: WarehouseFolder(root: folder.path))
        #expect(throws: FolderInUse.self) { try GenerationWriter(folder: WarehouseFolder(root: folder.path)) }
        withExtendedLifetime(writer) {}
    }

    @Test(arguments: ["", "{", "[]", #"{"generation": "x"}"#, "\u{0}"])
    func aDamagedManifestIsSaidWithItsPathAndARemedy(content: String) throws {
        let folder = try TemporaryFolder()
        try GenerationWriter.publishSmall(["one"], day: april(1), in: folder.path)
        try folder.write("generations/000001/manifest.json", content)
        let error = #expect(throws: WarehouseDamaged.self) { try WarehouseFolder(root: folder.path).current() }
        #expect(error?.path == folder["generations/000001/manifest.json"])
        #expect(error?.description.contains("load the logs again") == true)
    }

    @Test func previousTablesStayWholeAtEveryFault() throws {
        let counting = FaultPoint()
        let rehearsal = try TemporaryFolder()
        try GenerationWriter.publishSmall(["old"], day: april(1), in: rehearsal.path)
        try GenerationWriter.publishSmall(["new"], day: april(2), in: rehearsal.path, files: counting.files)
        #expect(counting.count > 10)
        var isSwitched = false
        for operation in 0..<counting.count {
            let folder = try TemporaryFolder()
            try GenerationWriter.publishSmall(["old"], day: april(1), in: folder.path)
            let fault = FaultPoint(failing: operation)
            #expect(throws: FileError.self) {
                try GenerationWriter.publishSmall(["new"], day: april(2), in: folder.path, files: fault.files)
            }
            let names = try appNames(folder["dim_app/part-0.parquet"])
            #expect(names == ["old"] || names == ["new"], "\(fault.description)")
            #expect(!isSwitched || names == ["new"], "\(fault.description)")
            isSwitched = names == ["new"]
            let manifest = try #require(try WarehouseFolder(root: folder.path).current()?.manifest)
            #expect(manifest.content?.asOf == (isSwitched ? april(2) : april(1)))
            try GenerationWriter.publishSmall(["next"], day: april(3), in: folder.path)
            #expect(try appNames(folder["dim_app/part-0.parquet"]) == ["next"])
        }
        #expect(isSwitched)
    }
}
