import ArgumentParser
import Foundation
import Warehouse

/// Tables named on the command line, with commas between them.
struct TableList {
    let schemas: [TableSchema]

    init(_ text: String) throws {
        let names = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        let known = WarehouseFolder.tables
        guard !names.isEmpty else { throw ValidationError("--tables names no table; there are: \(Self.list(known))") }
        schemas = try names.map { name in
            guard let schema = known.first(where: { $0.name == name }) else {
                throw ValidationError("there is no table “\(name)”; there are: \(Self.list(known))")
            }
            return schema
        }
    }

    private static func list(_ tables: [TableSchema]) -> String { tables.map(\.name).joined(separator: ", ") }
}
