import ArgumentParser
import ContentETL
import Foundation
import Warehouse

struct ETLContent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "content",
        abstract: "Load daily viewing logs (YYYYMMDD.json, .json.gz) into the star schema and the marts.",
        discussion: """
            Only new and changed days are read; a second run over the same folder changes nothing. Tables switch all at \
            once when the run is done, and not at all when it is stopped or killed.
            """)

    @OptionGroup var places: PlaceOptions
    @OptionGroup var result: ResultOptions

    @Option(
        help: ArgumentHelp("The folder of day files. Default: content.input of the configuration.", valueName: "dir"))
    var input: String?

    @Option(
        help: ArgumentHelp("The day recency counts to. Default: the last loaded day.", valueName: "YYYY-MM-DD"))
    var asOf: Day?

    @Option(
        help: ArgumentHelp(
            "End with exit code 3 when more than this share of the rows was rejected.", valueName: "percent"))
    var maxRejected: Double = 5

    func validate() throws {
        guard (0...100).contains(maxRejected) else {
            throw ValidationError("--max-rejected is a percentage from 0 to 100, not \(maxRejected)")
        }
    }

    func run() async throws {
        let options = try options()
        let progress = ProgressLine()
        let load = ContentLoad(options, meter: ProgressMeter { progress.show($0) })
        let record: RunRecord
        do {
            record = try await Interruption.cancelling { try await load.run() }
        } catch {
            progress.end()
            throw error
        }
        progress.end()
        print(result.json ? try Output.json(record) : Output.summary(of: record))
        try checkRejects(of: record, options)
    }

    private func options() throws -> ContentOptions {
        let configuration = try Configuration.load()
        guard let folder = input.map(Places.absolute) ?? configuration.contentFolder else {
            throw ValidationError(
                "name the folder of day files: --input DIR, or content.input in \(Configuration.path)")
        }
        let places = self.places.places()
        var options = ContentOptions(input: folder, workspace: places.workspace, warehouse: places.warehouse)
        options.asOf = asOf
        options.categories = configuration.categories
        options.segments = configuration.segments
        return options
    }

    private func checkRejects(of record: RunRecord, _ options: ContentOptions) throws {
        guard record.rejectedPercent > maxRejected else { return }
        Narration.say(
            "\(String(format: "%.1f", record.rejectedPercent)) % of the rows were rejected, more than the "
                + "\(maxRejected) % allowed; see \(options.workspace)/quarantine/content")
        throw ExitCode(Exit.tooManyRejected)
    }
}

extension RunRecord {
    /// Of the rows this run read, 0–100.
    var rejectedPercent: Double { rowsRead > 0 ? Double(rowsRejected) / Double(rowsRead) * 100 : 0 }
}
