/// The apps: their share of rows, and how long one is watched beside a plain channel.
enum AppMix {
    struct App {
        let name: String
        /// Contracts that like it, of 65,536.
        let likers: Int
        /// The chance that the first row of such a contract on a day is of this app, of 65,536, and that of a further
        /// row: most watch a channel, too.
        let chance: Int
        let furtherChance: Int
        /// Watching time relative to CHANNEL's, of 1024.
        let timeScale: Int
    }

    static let channel = 0
    static let traces = [7, 8]
    static let missingContractApp = 8

    /// Contracts that like any, of 65,536.
    static let likers = 17_183

    /// Chances are set so that rows come out as CHANNEL 90.3 %, VOD 5.2, CHILD 2.1, KPLUS 1.76, RELAX 0.44, SPORT 0.2
    /// and FIMS 0.07 %. BHD and APP are mere traces.
    static let all: [App] = [
        App(name: "CHANNEL", likers: 0, chance: 0, furtherChance: 0, timeScale: 1024),
        App(name: "VOD", likers: 9830, chance: 17_120, furtherChance: 50_460, timeScale: 471),
        App(name: "CHILD", likers: 3932, chance: 17_360, furtherChance: 50_460, timeScale: 369),
        App(name: "KPLUS", likers: 1966, chance: 32_680, furtherChance: 58_980, timeScale: 594),
        App(name: "RELAX", likers: 983, chance: 14_940, furtherChance: 39_320, timeScale: 195),
        App(name: "SPORT", likers: 393, chance: 16_830, furtherChance: 45_870, timeScale: 34),
        App(name: "FIMS", likers: 79, chance: 32_280, furtherChance: 58_980, timeScale: 400),
        App(name: "BHD", likers: 0, chance: 0, furtherChance: 0, timeScale: 400),
        App(name: "APP", likers: 0, chance: 0, furtherChance: 0, timeScale: 100),
    ]
}

/// Looks up the app of a row.
struct AppPicker {
    /// Upper ends of the taste range of each app, and the chance within it.
    private let ends: [Int]
    private let chances: [Int]
    private let furtherChances: [Int]

    init() {
        var end = 0
        ends = AppMix.all.map { app in
            end += app.likers
            return end
        }
        chances = AppMix.all.map(\.chance)
        furtherChances = AppMix.all.map(\.furtherChance)
    }

    /// The app of a row by a contract of such a taste; `bits` are 40 random ones.
    @inline(__always)
    func app(taste: Int, ordinal: Int, bits: UInt64) -> Int {
        // One row in 8.4 million each.
        if (bits >> 17) & 0x7F_FFFF == 0 { return AppMix.traces[Int(truncatingIfNeeded: bits & 1)] }
        guard taste < AppMix.likers else { return AppMix.channel }
        let liked = favourite(of: taste)
        let chance = ordinal == 0 ? chances[liked] : furtherChances[liked]
        return Int(truncatingIfNeeded: bits & 0xFFFF) < chance ? liked : AppMix.channel
    }

    private func favourite(of taste: Int) -> Int {
        var app = 1
        while ends[app] <= taste { app += 1 }
        return app
    }
}
