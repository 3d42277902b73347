import ContentETL
import DurableFiles
import Genres
import SearchETL
import Warehouse

/// The warehouse that is there, or else one made from the data that ship with the program.
struct SampleWarehouse {
    let places: Places
    let categories: AppCategories
    let segments: SegmentRules

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
            } catch SearchLoadError.realDataLoaded {
                continue
            } catch let error as FolderInUse {
                guard ContinuousClock.now < deadline else { throw error }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    private func build() async throws {
        Narration.say(
            "no data in \(places.warehouse) yet: building sample data, two weeks of viewing and two months of searches")
        let content = ContentOptions.sample(in: places, categories: categories, segments: segments)
        _ = try await Interruption.cancelling {
            _ = try await ContentLoad(content, meter: ProgressMeter { _ in }).run()
            // A language model may cost money: for the sample nobody is asked.
            return try await SearchLoad(.sample(in: places), meter: SearchMeter { _ in }) { [places] in
                try await GenreFiles(places: places).labeler(SearchConfiguration())
            }.run()
        }
    }
}
