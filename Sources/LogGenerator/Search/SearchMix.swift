/// What people search with: shares and habits of two real days.
enum SearchMix {
    enum Network: Int { case wifi, capitalWifi, ethernet, mobile, capitalMobile, none }

    struct Platform {
        let name: String
        /// Of 1,000 rows.
        let share: Double
        /// Rows that leave the search rather than enter it, of 256.
        let quits: Int
        /// Keywords in upper case without accents, of 256.
        let upper: Int
        let networks: [(Network, Double)]
    }

    private static let television: [(Network, Double)] = [(.wifi, 79), (.ethernet, 21)]
    private static let box: [(Network, Double)] = [(.wifi, 58), (.ethernet, 42)]
    private static let unknown: [(Network, Double)] = [(.none, 1)]

    static let platforms: [Platform] = [
        Platform(
            name: "android", share: 305, quits: 36, upper: 2, networks: [(.wifi, 83), (.mobile, 16), (.ethernet, 1)]),
        Platform(name: "ios", share: 232, quits: 23, upper: 1, networks: [(.capitalWifi, 88), (.capitalMobile, 12)]),
        Platform(name: "smarttv-sony-android", share: 97, quits: 109, upper: 110, networks: television),
        Platform(name: "web-playfpt", share: 81, quits: 1, upper: 15, networks: unknown),
        Platform(name: "smart-tv-normal", share: 73, quits: 87, upper: 93, networks: television),
        Platform(name: "smarttv-tcl-android", share: 44, quits: 120, upper: 122, networks: television),
        Platform(name: "fplay-ottbox-2019", share: 33, quits: 18, upper: 12, networks: box),
        Platform(name: "fplay-ottbox-sei-2020", share: 30, quits: 23, upper: 40, networks: box),
        Platform(name: "smarttv-ceb-nextgen", share: 22, quits: 112, upper: 0, networks: unknown),
        Platform(name: "smart-tv-normal-no-drm", share: 19, quits: 88, upper: 108, networks: television),
        Platform(name: "smarttv-lg-nextgen", share: 18, quits: 106, upper: 0, networks: unknown),
        Platform(name: "fplay-ottbox-sdmc", share: 14, quits: 129, upper: 160, networks: box),
        Platform(name: "smarttv-ss-nextgen-2016", share: 6, quits: 135, upper: 0, networks: unknown),
        Platform(name: "fplay-ottbox-sdmc-2020", share: 6, quits: 8, upper: 21, networks: box),
        Platform(name: "smarttv-ss-nextgen-2015", share: 3, quits: 64, upper: 0, networks: unknown),
        Platform(name: "vsmart", share: 3, quits: 60, upper: 80, networks: television),
        Platform(name: "smarttv", share: 2, quits: 64, upper: 0, networks: unknown),
        Platform(name: "smarttv-tcl-nextgen", share: 2, quits: 90, upper: 0, networks: unknown),
        Platform(name: "fplay-ottbox-sei-2021", share: 2, quits: 8, upper: 30, networks: box),
        Platform(name: "smarttv-pn-nextgen", share: 1.5, quits: 110, upper: 0, networks: unknown),
        Platform(name: "smarttv-lg_netcast-nextgen", share: 1.5, quits: 110, upper: 0, networks: unknown),
        Platform(name: "skyworth-smarttv-android", share: 0.5, quits: 85, upper: 85, networks: television),
    ]
    static let providers: [(name: String, share: Double)] = [
        ("viettel", 384), ("vnpt", 334), ("fpt", 230), ("other", 50), ("spt", 2),
    ]
    /// By `Network`'s number; the last is the fault.
    static let networkNames = ["wifi", "WIFI", "ethernet", "3g", "WWAN", "", "###"]
    static let hiddenNetwork = 6
    static let categories = ["enter", "quit"]
    /// Searches by the hour: most before and after dinner.
    static let hours: [Double] = [
        9, 5, 3, 2, 2, 4, 10, 19, 28, 36, 41, 46, 50, 46, 44, 46, 50, 57, 71, 96, 106, 95, 58, 26,
    ]
    /// Rows without a user, of 2¹⁶: 23 %.
    static let anonymous: UInt64 = 15_073
}
