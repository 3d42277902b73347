/// A fault mixed in by `SearchLogOptions.dirty`, about as often as in real logs.
package enum SearchInjection: String, CaseIterable, Sendable {
    // Rows that a loader has to reject.

    /// NULL for a keyword, above all where somebody left the search.
    case nullKeyword
    /// A keyword that is empty or of spaces.
    case blankKeyword

    // Rows that a loader has to take.

    /// A keyword with spaces before and after it.
    case untrimmedKeyword
    /// A keyword whose tone marks are characters of their own, and which is therefore not in NFC.
    case decomposedKeyword
    /// A keyword with a zero-width space in it.
    case zeroWidthKeyword
    /// The text of a button for a keyword.
    case interfaceText
    /// A datetime whose milliseconds have one digit or two.
    case shortMilliseconds
    /// A datetime whose milliseconds have four digits.
    case longMilliseconds
    /// `7:01:34.022 CH` or `PM` for 19:01:34.022.
    case twelveHourClock
    /// 2565 for the year 2022.
    case buddhistYear
    /// `###` for a network.
    case hiddenNetwork

    // Files and folders.

    /// `part-00001.snappy.parquet` of the first day, cut in its middle.
    case truncatedFile
    /// A folder `backup` that holds a readable file.
    case undatedFolder
    /// The day after the last has a folder with nothing in it.
    case emptyFolder

    package var isRejected: Bool { self == .nullKeyword || self == .blankKeyword }

    var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
