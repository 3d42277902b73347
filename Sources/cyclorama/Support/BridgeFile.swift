import Customers
import DurableFiles
import Genres

/// A CSV file with the columns `user_id` and `contract`.
enum BridgeFile {
    static func read(_ path: String) throws -> CustomerBridge {
        var reader = try CSVReader(try DurableFiles().read(path), file: path)
        let user = try reader.column("user_id")
        let contract = try reader.column("contract")
        var pairs: [(user: String, contract: String)] = []
        while let record = try reader.next() { pairs.append((record.fields[user], record.fields[contract])) }
        return CustomerBridge(name: path, pairs: pairs)
    }
}

extension CustomerBridge.Match {
    /// How much of the file can be used.
    var words: String {
        func share(_ count: Int) -> String {
            lines == 0 ? "none" : "\(count) of \(lines) (\(percent(count)) %)"
        }
        return "bridge: \(share(contracts)) lines name a customer, \(share(both)) one whose user has searched"
    }

    private func percent(_ count: Int) -> String {
        let tenths = (Double(count) / Double(lines) * 1000).rounded() / 10
        return "\(tenths)"
    }
}
