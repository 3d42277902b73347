import ArgumentParser
import Foundation

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what is installed, what is missing, and what each missing thing would enable.",
        discussion: "Ends with exit code 1 when something is missing without which no data can be loaded.")

    @OptionGroup var places: PlaceOptions
    @OptionGroup var result: ResultOptions

    func run() async throws {
        let checks = await Examination(places: places.places()).checks()
        if result.json {
            print(try Output.json(["checks": checks]))
        } else {
            let width = checks.map(\.name.count).max() ?? 0
            for check in checks { print(PlainText.lines(check.text(nameWidth: width))) }
        }
        if checks.contains(where: { $0.status == .broken }) { throw ExitCode(Exit.failed) }
    }
}
