import ArgumentParser
import DurableFiles
import Foundation
import Genres

struct GenresClassify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "Print the genre of each keyword of a CSV file, as CSV: keyword,genre,confidence,source.",
        discussion: "One row for each row of the file, in its order, with the keyword as it came.")

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
        var reader = try CSVReader(try DurableFiles().read(path), file: path)
        let column = try reader.column("keyword")
        let cascade = try await GenreFiles(places: places.places()).cascade(minConfidence: minConfidence)
        var text = CSVField.line(["keyword", "genre", "confidence", "source"]) + "\n"
        while let record = try reader.next() {
            let label = cascade.label(Keyword(record.fields[column]))
            let confidence = String(format: "%.4f", label.confidence)
            let fields = [record.fields[column], label.genre?.rawValue ?? "", confidence, label.source.rawValue]
            text += CSVField.line(fields) + "\n"
            if text.utf8.count > 1 << 16 {
                FileHandle.standardOutput.write(Data(text.utf8))
                text = ""
            }
        }
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
