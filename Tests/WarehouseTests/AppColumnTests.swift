import Columnar
import Testing
import Warehouse

/// Each app has its own column of seconds in the customer mart, whatever it is called.
@Suite struct AppColumnTests {
    @Test(
        arguments: [
            ([], []), (["KPLUS", "Vod"], ["seconds_kplus", "seconds_vod"]),
            (["A B", "A-B"], ["seconds_a_b", "seconds_a_b_2"]),
            (["a", "A"], ["seconds_a", "seconds_a_2"]),
            (["a", "a_2", "A"], ["seconds_a", "seconds_a_2", "seconds_a_3"]),
            (["Phim"], ["seconds_phim"]), (["Ứng", "Ấng"], ["seconds__ng", "seconds__ng_2"]), (["٣"], ["seconds__"]),
            (["a\"b;--"], ["seconds_a_b___"]), (["9"], ["seconds_9"]),
        ] as [([String], [String])])
    func namesAreSafeAndDistinct(apps: [String], columns: [String]) {
        #expect(MartSchema.appColumns(for: apps, hasOthers: false).map(\.name) == columns)
    }

    @Test func asManyAppsAsHaveColumnsMayShareAWord() {
        let apps = (0..<32).map { number in
            String(String.UnicodeScalarView([0x4E00 + number].compactMap { Unicode.Scalar(UInt32($0)) }))
        }
        #expect(Set(MartSchema.appColumns(for: apps, hasOthers: false).map(\.name)).count == apps.count)
    }

    @Test func theRestHasAColumnThatNoAppCanTake() {
        let columns = MartSchema.appColumns(for: ["other apps"], hasOthers: true).map(\.name)
        #expect(columns == ["seconds_other_apps_2", "seconds_other_apps"])
    }
}
