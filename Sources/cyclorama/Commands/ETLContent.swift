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

    @OptionGroup var common: CommonOptions

    @Option(help: "The folder of day files.")
    var input: String

    @Option(help: "The day recency counts to (YYYY-MM-DD). Default: the last loaded day.")
    var asOf: Day?

    @Option(help: "End with exit code 3 when more than this share of the rows was rejected.")
    var maxRejected: Double = 5

    func validate() throws {
        guard (0...100).contains(maxRejected) else {
            throw ValidationError("--max-rejected is a percentage from 0 to 100, not \(maxRejected)")
        }
    }

    func run() async throws {
        var options = ContentOptions(
            input: CommonOptions.absolute(input), workspace: common.workspacePath, warehouse: common.warehousePath)
        options.asOf = asOf
        let progress = ProgressLine()
        let load = ContentLoad(options, meter: ProgressMeter { progress.show($0) })
        let record = try await Interruption.cancelling { try await load.run() }
        progress.end()
        if common.json { print(try Output.json(record)) } else { print(Output.summary(of: record)) }
        if record.rejectedPercent > maxRejected {
            Narration.say(
                "\(String(format: "%.1f", record.rejectedPercent)) % of the rows were rejected, more than the "
                    + "\(maxRejected) % allowed; see \(options.workspace)/quarantine/content")
            throw ExitCode(Exit.tooManyRejected)
        }
    }
}

extension RunRecord {
    /// Of the rows this run read, 0–100.
    var rejectedPercent: Double { rowsRead > 0 ? Double(rowsRejected) / Double(rowsRead) * 100 : 0 }
}
