import DurableFiles
import Foundation
import TerminalUI

/// A frame kept as files: text to read, ANSI to show again with `cat`, SVG to put into a document.
enum SavedFrame {
    /// Writes the three files into `folder`, which is made if it is missing.
    /// - Returns: the path they share, without its ending.
    static func write(_ frame: CellBuffer, name: String, to folder: String, at time: Date = Date()) throws -> String {
        let files = DurableFiles()
        try files.createDurableFolder(folder)
        let path = free(folder + "/" + stamp(time) + "-" + name, files)
        try files.replace(path + ".txt", with: frame.plainText.utf8)
        try files.replace(path + ".ansi", with: frame.ansiText.utf8)
        try files.replace(path + ".svg", with: frame.svg.utf8)
        return path
    }

    /// Several frames of one second stay apart.
    private static func free(_ path: String, _ files: DurableFiles) -> String {
        guard files.exists(path + ".txt") else { return path }
        let number = (2...999).first { !files.exists("\(path)-\($0).txt") } ?? 999
        return "\(path)-\(number)"
    }

    private static func stamp(_ time: Date) -> String {
        time.formatted(Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt))
    }
}
