import ContentETL
import DurableFiles
import Warehouse

/// The warehouse that is there, or else one made from the data that ship with the program.
struct SampleWarehouse {
    let places: Places
    let categories: AppCategories

    /// How long to wait for another process that builds one at the same time.
    private static let patience = Duration.seconds(20)

    func orCurrent() async throws -> Generation {
        let folder = WarehouseFolder(root: places.warehouse)
        let deadline = ContinuousClock.now + Self.patience
        while true {
            if let current = try folder.current() { return current }
            do {
                try await build()
            } catch ContentLoadError.realDataLoaded {
                continue
            } catch let error as FolderInUse {
                guard ContinuousClock.now < deadline else { throw error }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    private func build() async throws {
        Narration.say("no data in \(places.warehouse) yet: building two weeks of sample data")
        let options = ContentOptions.sample(in: places, categories: categories)
        _ = try await Interruption.cancelling { try await ContentLoad(options, meter: ProgressMeter { _ in }).run() }
    }
}
