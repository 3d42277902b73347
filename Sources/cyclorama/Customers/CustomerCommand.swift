import ArgumentParser
import Customers
import Foundation
import Resources
import TerminalUI
import Warehouse

struct CustomerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customer",
        abstract: "Show one customer: devices, scores, rank, days, apps, and every row of theirs.")

    @OptionGroup var places: PlaceOptions
    @OptionGroup var result: ResultOptions
    @OptionGroup var naming: MaskOption

    @Argument(help: ArgumentHelp("The contract as logged.", valueName: "contract"))
    var contract: String

    @Option(
        help: ArgumentHelp(
            "A CSV file with user_id and contract: whose searches are whose. Else [customers] bridge of config.toml.",
            valueName: "file.csv"))
    var bridge: String?

    func run() async throws {
        let places = places.places()
        let identity = try naming.identity(in: places)
        let (table, generation) = try await CustomerTable.current(in: places)
        guard let row = table.row(ofContract: contract) ?? table.row(ofContract: contract.uppercased()) else {
            throw NoSuchCustomer(contract: contract)
        }
        var profile = try await ProfileReader(table, generation, makers: .shipped).profile(of: row)
        var match: CustomerBridge.Match?
        if let path = try bridge.map(Places.absolute) ?? Configuration.load().bridge {
            let bridge = try BridgeFile.read(path)
            let users = try generation.userChanges()
            match = bridge.match(table, users)
            profile.searches = users?.rows(of: Set(bridge.users(of: profile.customer.contract))) ?? []
        }
        if let match { Narration.say(match.words) }
        if result.json {
            print(try Output.json(ProfileRecord(profile, match, identity)))
        } else {
            print(ProfileText(profile, identity).lines.joined(separator: "\n"))
        }
    }
}

extension Makers {
    /// The table that ships with the program; a missing file costs the makers' names alone.
    static var shipped: Makers { Makers((try? String(contentsOf: Resources.deviceMakers, encoding: .utf8)) ?? "") }
}

struct NoSuchCustomer: Error, CustomStringConvertible {
    let contract: String

    var description: String {
        "there is no customer “\(contract)”; `cyclorama customers --search TEXT` finds contracts by a part of them"
    }
}
