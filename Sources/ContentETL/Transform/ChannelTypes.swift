import Columnar

/// Users, hours and apps by channel type. A customer who used several apps of a type is one user of it.
struct ChannelTypes {
    struct ChannelType {
        let category: String
        var apps: Int64 = 0
        var contracts: Int64 = 0
        var seconds: Int64 = 0
    }

    /// Most users first.
    let types: [ChannelType]

    /// - Parameter appCategories: of `star.apps`, in their order.
    init(star: StarMeasures, appCategories: [String]) {
        let categories = Array(Set(appCategories)).sorted()
        var types = categories.map { ChannelType(category: $0) }
        var typeOfApp = [Int](repeating: 0, count: star.appSeconds.count)
        for (app, category) in zip(star.apps, appCategories) {
            guard let type = categories.firstIndex(of: category) else { continue }
            typeOfApp[Int(app)] = type
            types[type].apps += 1
            types[type].seconds = types[type].seconds.addingClamped(star.appSeconds[Int(app)])
        }
        // The number of the customer that was counted last: a type counts each once.
        var counted = [Int](repeating: -1, count: types.count)
        var next = 0
        for (row, measure) in star.measures.enumerated() {
            func count(_ app: UInt32) {
                let type = typeOfApp[Int(app)]
                guard counted[type] != row else { return }
                counted[type] = row
                types[type].contracts += 1
            }
            count(measure.firstApp)
            while next < star.otherApps.count, star.otherApps[next].contract == star.contracts[row] {
                count(star.otherApps[next].other)
                next += 1
            }
        }
        self.types = types.sorted { ($0.contracts, $1.category) > ($1.contracts, $0.category) }
    }
}
