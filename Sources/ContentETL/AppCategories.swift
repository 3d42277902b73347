/// Which channel type an app belongs to.
package struct AppCategories: Hashable, Sendable {
    package let byApp: [String: String]
    /// For apps not in the map.
    package let fallback: String

    package init(byApp: [String: String], fallback: String) {
        self.byApp = byApp
        self.fallback = fallback
    }

    package func category(_ app: String) -> String { byApp[app] ?? fallback }

    /// The operator's own three types.
    package static let standard = AppCategories(
        byApp: [
            "KPLUS": "Kênh truyền hình", "RELAX": "Kênh truyền hình", "CHILD": "Kênh truyền hình",
            "CHANNEL": "Kênh truyền hình", "SPORT": "Kênh truyền hình",
            "VOD": "Phim và nội dung theo yêu cầu", "FIMS": "Phim và nội dung theo yêu cầu",
            "BHD": "Phim và nội dung theo yêu cầu",
            "APP": "Ứng dụng",
        ], fallback: "Khác")
}
