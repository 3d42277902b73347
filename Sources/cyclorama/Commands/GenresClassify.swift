import ArgumentParser
import DurableFiles
import Foundation
import Genres
import TerminalUI

struct GenresClassify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "Print the genre of each keyword of a CSV file, as CSV: keyword,genre,confidence,source.",
        discussion: """
            One row for each row of the file, in its order, with the keyword as it came. One that is not UTF-8 is Other, \
            with confidence 0.
            """)

    @OptionGroup var places: PlaceOptions

    @Argument(help: ArgumentHelp("A CSV file with a column keyword.", valueName: "file.csv"))
    var file: String

    @Option(help: ArgumentHelp("Leave the genre empty where it is less sure than this, 0 to 1.", valueName: "chance"))
    var minConfidence = 0.0

    func validate() throws {
        guard (0...1).contains(minConfidence) else {
            throw ValidationError("--min-confidence is from 0 to 1, not \(minConfidence)")
        }
    }

    func run() async throws {
        let path = Places.absolute(file)
        var reader = try CSVReader(try DurableFiles().read(path), file: path, takesAnyBytes: true)
        let column = try reader.column("keyword")
        let cascade = try await GenreFiles(places: places.places()).cascade(minConfidence: minConfidence)
        var text = CSVField.line(["keyword", "genre", "confidence", "source"]) + "\n"
        var unreadable: [Int] = []
        while let record = try reader.next() {
            let keyword = record.fields[column]
            let isReadable = record.isUTF8 || !keyword.unicodeScalars.contains("\u{FFFD}")
            if !isReadable { unreadable.append(record.line) }
            let label = isReadable ? cascade.label(Keyword(keyword)) : .unknown
            let confidence = String(format: "%.4f", label.confidence)
            let fields = [keyword, label.genre?.rawValue ?? "", confidence, label.source.rawValue]
            text += CSVField.line(fields) + "\n"
            if text.utf8.count > 1 << 16 {
                try StandardOutput.write(text)
                text = ""
            }
        }
        try StandardOutput.write(text)
        guard let first = unreadable.first else { return }
        Narration.say(
            "\(NumberText.counted(Int64(unreadable.count), "keyword")) not in UTF-8, and so of no genre, the first on line "
                + "\(first) of \(path)")
    }
}
