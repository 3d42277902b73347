import Customers
import Dashboard
import Foundation
import Warehouse

/// What the customers screen shows of a generation, with the user's own settings.
struct CustomersSource: Sendable {
    let rules: SegmentRules
    /// The file that tells which user of the search logs is which customer.
    let bridge: String?

    init(_ configuration: Configuration) {
        rules = configuration.segments
        bridge = configuration.bridge
    }

    /// Nil where no viewing logs were loaded.
    func data(_ generation: Generation) async throws -> CustomersData? {
        guard let content = generation.manifest.content, let table = try await CustomerTable.open(generation) else {
            return nil
        }
        let overview = try await table.overview(generation)
        var data = CustomersData(
            table: table, segments: overview.segments, churn: overview.churn, apps: overview.apps,
            provinces: overview.provinces, publishedAt: generation.manifest.publishedAt,
            rulesHaveChanged: content.segments != rules)
        do {
            data.bridge = try readBridge()?.match(table, try generation.userChanges())
        } catch {
            data.bridgeProblem = "\(error)"
        }
        return data
    }

    func profile(of row: Int, _ table: CustomerTable, _ generation: Generation) async throws -> CustomerProfile {
        var profile = try await ProfileReader(table, generation, makers: .shipped).profile(of: row)
        // What is wrong with the file is told beside the table.
        if let bridge = try? readBridge(), let users = try generation.userChanges() {
            profile.searches = users.rows(of: Set(bridge.users(of: profile.customer.contract)))
        }
        return profile
    }

    private func readBridge() throws -> CustomerBridge? { try bridge.map { try BridgeFile.read($0) } }
}
