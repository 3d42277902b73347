import Foundation

/// When the folder is listed whole, and how many of the seen files are looked at on the way: never so much that an idle
/// engine costs anything one would notice.
struct RescanSchedule {
    private let interval: Double
    private var lastBegin: ContinuousClock.Instant?
    private var lastCost = Duration.zero
    /// The folder's time of change before the last listing, and whether a later change could still bear that time.
    private var lastChange: timespec?
    private var isCertain = false
    private var round = 0

    /// A listing costs at most this part of the time.
    private static let share = 200
    /// In-place changes do not show in the folder's own time.
    private static let longest = 600.0
    /// After the start all seen files are looked at where there are at most so many.
    private static let firstCheck = 20_000
    /// Of more, and later, so many in one listing.
    private static let laterCheck = 2_000

    init(interval: Double) { self.interval = interval }

    /// Whether it is time; cheap.
    func isDue(folder: String) -> Bool {
        guard let lastBegin else { return true }
        let since = ContinuousClock.now - lastBegin
        guard since >= max(.seconds(interval), lastCost * Self.share) else { return false }
        if since >= .seconds(Self.longest) || !isCertain { return true }
        let change = Self.change(of: folder)
        return change?.tv_sec != lastChange?.tv_sec || change?.tv_nsec != lastChange?.tv_nsec
    }

    mutating func begin(folder: String) {
        lastBegin = .now
        lastChange = Self.change(of: folder)
        // The kernel's clock for file times ticks coarsely: a change right after the listing might not show.
        isCertain = lastChange.map { Date().timeIntervalSince1970 - Double($0.tv_sec) > 2 } ?? false
    }

    mutating func end() {
        if let lastBegin { lastCost = ContinuousClock.now - lastBegin }
        round += 1
    }

    /// Picks the seen files to look at in this listing: another part each time.
    func shareToCheck(_ count: Int) -> (NameKey) -> Bool {
        let budget = round == 0 && count <= Self.firstCheck ? Self.firstCheck : Self.laterCheck
        let parts = UInt64(max(1, (count + budget - 1) / budget))
        let part = UInt64(round) % parts
        return { $0.low % parts == part }
    }

    private static func change(of folder: String) -> timespec? {
        var status = stat()
        return stat(folder, &status) == 0 ? status.st_mtim : nil
    }
}
