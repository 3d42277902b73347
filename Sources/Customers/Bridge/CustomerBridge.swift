import Columnar
import Warehouse

/// Which users of the search logs are which customers, as a file of the operator's says: the two kinds of logs share no
/// key, and nothing is guessed.
package struct CustomerBridge: Sendable {
    /// Where it came from, for people.
    package let name: String
    package let lines: Int
    private let users: [String: [String]]

    /// - Parameter pairs: a user and a contract, as logged; a user may have several contracts, a contract several users.
    package init(name: String, pairs: [(user: String, contract: String)]) {
        self.name = name
        lines = pairs.count
        users = Dictionary(grouping: pairs, by: \.contract).mapValues { $0.map(\.user) }
    }

    /// The users of a contract, in the file's order.
    package func users(of contract: String) -> [String] { users[contract] ?? [] }

    /// How much of the file is met by the data.
    package struct Match: Hashable, Sendable {
        package var lines: Int
        /// Lines whose contract is a customer.
        package var contracts: Int
        /// Lines whose contract is a customer and whose user has searched.
        package var both: Int

        package init(lines: Int, contracts: Int, both: Int) {
            self.lines = lines
            self.contracts = contracts
            self.both = both
        }
    }

    /// - Parameter searchers: the users who searched; nil where no search logs were loaded.
    package func match(_ table: CustomerTable, _ searchers: UserChanges?) -> Match {
        let known = table.contracts(among: Set(users.keys))
        let searching = searchers.map { $0.users(among: Set(users.values.joined())) } ?? []
        var match = Match(lines: lines, contracts: 0, both: 0)
        for (contract, users) in users where known.contains(contract) {
            match.contracts += users.count
            match.both += users.count { searching.contains($0) }
        }
        return match
    }
}

extension CustomerTable {
    /// Those of these contracts that are customers.
    func contracts(among wanted: Set<String>) -> Set<String> {
        guard !wanted.isEmpty else { return [] }
        return Set((0..<count).lazy.map { columns.contracts[$0] }.filter(wanted.contains))
    }
}
