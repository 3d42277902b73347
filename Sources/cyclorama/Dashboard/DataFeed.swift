import Dashboard
import Dispatch
import Foundation
import Logging
import Synchronization
import Warehouse

/// Reads what the screens show off the thread that draws, and again when something was published, by whatever process.
final class DataFeed: Sendable {
    private let queue: DispatchQueue
    private let reader: DataReader
    private let watch: FolderWatch?

    init(places: Places, inbox: Inbox, customers: CustomersFeed) {
        let queue = DispatchQueue(label: "cyclorama.data")
        let reader = DataReader(places: places, inbox: inbox, customers: customers)
        self.queue = queue
        self.reader = reader
        watch = FolderWatch([places.warehouse, places.runs]) { queue.async { reader.read() } }
    }

    /// Reads for the first time and says whether there is a warehouse.
    func begin(_ found: @escaping @Sendable (Bool) -> Void) {
        queue.async { [reader] in found(reader.read()) }
    }

    func reload() { queue.async { [reader] in reader.read() } }
}

/// One reading after the other, on the feed's queue.
private final class DataReader: Sendable {
    private let places: Places
    private let inbox: Inbox
    private let customers: CustomersFeed
    /// The generation on screen.
    private let shown = Mutex<String?>(nil)

    /// Of the history, more than anyone scrolls through.
    private static let runs = 200

    init(places: Places, inbox: Inbox, customers: CustomersFeed) {
        self.customers = customers
        self.places = places
        self.inbox = inbox
    }

    /// False where there is no warehouse yet.
    @discardableResult
    func read() -> Bool {
        inbox.post(.runs(RunLedger(folder: places.runs).newest(Self.runs)))
        do {
            guard let current = try WarehouseFolder(root: places.warehouse).current() else {
                try show(nil)
                return false
            }
            if current.path != shown.withLock({ $0 }) { try show(current) }
        } catch {
            Logger.program.error("the warehouse was not read", metadata: ["error": "\(error)"])
            shown.withLock { $0 = nil }
            inbox.post(.dataError("\(error)"))
        }
        return true
    }

    private func show(_ generation: Generation?) throws {
        // They are read apart: what is wrong with the other tables does not keep them away.
        customers.show(generation)
        inbox.post(.overview(try generation?.overview()))
        inbox.post(.search(try generation?.search(), try generation?.userChanges()))
        shown.withLock { $0 = generation?.path }
    }
}
