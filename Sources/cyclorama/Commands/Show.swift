import ArgumentParser
import Dashboard
import Foundation
import StreamEngine
import TerminalUI
import Votes
import Warehouse

struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a screen of the dashboard without a terminal.",
        discussion: "Without a warehouse, one is built from the sample data first.")

    @OptionGroup var places: PlaceOptions
    @OptionGroup var result: ResultOptions

    @Option(help: ArgumentHelp("overview, customers, search, stream, jobs or sql.", valueName: "name"))
    var screen = Screen.overview

    @Option(help: ArgumentHelp("Columns and rows, 1x1 to 1000x500.", valueName: "120x36"))
    var size = Size(columns: 120, rows: 36)

    @Option(help: ArgumentHelp("text, ansi, svg or json.", valueName: "name"))
    var format = ShowFormat.text

    @OptionGroup var naming: MaskOption

    func validate() throws {
        guard !naming.mask || screen != .customers else {
            throw ValidationError(
                "the screen customers cannot be masked; `cyclorama customers --mask` and `customer --mask` can")
        }
    }

    func run() async throws {
        let configuration = try Configuration.load()
        let places = self.places.places()
        let folder = try await SampleWarehouse(
            places: places, categories: configuration.categories, segments: configuration.segments
        ).orCurrent()
        var state = DashboardState(
            size: size, capabilities: capabilities, now: Date().timeIntervalSince1970,
            utcOffset: Double(TimeZone.current.secondsFromGMT()))
        state.screen = screen
        if let theme = configuration.theme { state.setStandard(theme) }
        _ = state.reduce(.runs(RunLedger(folder: places.runs).newest(200)))
        _ = state.reduce(.overview(try folder.overview()))
        if screen == .search { _ = state.reduce(.search(try folder.search(), try userChanges(folder, places))) }
        if screen == .customers {
            _ = state.reduce(.customers(.data(try await CustomersSource(configuration).data(folder))))
        }
        if let votes = try StreamEngine.committed(VoteCount(), checkpoint: places.checkpoint) {
            _ = state.reduce(.stream(StreamView(votes)))
        }
        if screen == .sql {
            let catalog = try SQLDesk(places: places, configuration: configuration.sql).catalog()
            _ = state.reduce(.sql(.catalog(catalog)))
        }
        print(try state.show(result.json ? .json : format), terminator: "")
    }

    private func userChanges(_ folder: Generation, _ places: Places) throws -> UserChanges? {
        let changes = try folder.userChanges()
        return naming.mask ? changes?.renamed(try naming.identity(in: places).user) : changes
    }

    private var capabilities: TerminalCapabilities {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(Places.variable).first
        return TerminalCapabilities(colors: .palette256, isUnicode: locale != "C" && locale != "POSIX")
    }
}

extension Screen: ExpressibleByArgument {}
extension ShowFormat: ExpressibleByArgument {}

extension Size: ExpressibleByArgument {
    package var defaultValueDescription: String { "\(columns)x\(rows)" }

    /// Reads `120x36`.
    package init?(argument: String) {
        let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let columns = parts[0], let rows = parts[1], (1...1000).contains(columns),
            (1...500).contains(rows)
        else { return nil }
        self.init(columns: columns, rows: rows)
    }
}
