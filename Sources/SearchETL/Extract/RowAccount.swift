import Genres

/// What became of the rows of a day: read = loaded + rejected by reason; and what had to be repaired in the loaded ones.
struct RowAccount: Sendable, Equatable {
    var read: Int64 = 0
    var loaded: Int64 = 0
    var rejected: [String: Int64] = [:]
    var repaired: [String: Int64] = [:]

    enum Reject: Int, CaseIterable {
        case noUser, noKeyword, blankKeyword, notUTF8

        var name: String {
            switch self {
            case .noUser: "no_user"
            case .noKeyword: "no_keyword"
            case .blankKeyword: "blank_keyword"
            case .notUTF8: "not_utf8"
            }
        }
    }

    /// Names of `KeywordCleaner.Repairs`, and what else is put right.
    static let repairs: [(KeywordCleaner.Repairs, String)] = [
        (.untrimmed, "untrimmed"), (.innerSpace, "inner_space"), (.invisible, "invisible"),
        (.decomposed, "not_nfc"), (.upperCase, "upper_case"),
    ]
    static let interfaceText = "interface_text"
    static let unreadableTime = "unreadable_time"
    static let timeOfOtherType = "datetime_neither_text_nor_timestamp"
    /// The log's date is more than a day off that of the folder.
    static let otherDate = "other_date"
    /// Of twelve hours or of the Buddhist calendar.
    static let convertedTime = "converted_time"
    static let noEvent = "no_event"
    static let noPlatform = "no_platform"
    static let noNetwork = "no_network"

    static func += (left: inout RowAccount, right: RowAccount) {
        left.read += right.read
        left.loaded += right.loaded
        left.rejected.merge(right.rejected, uniquingKeysWith: +)
        left.repaired.merge(right.repaired, uniquingKeysWith: +)
    }
}
