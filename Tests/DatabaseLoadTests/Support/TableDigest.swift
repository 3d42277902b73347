import Columnar
import DurableFiles
import Foundation
import TestSupport
import Warehouse

@testable import DatabaseLoad

/// Count and checksum of a table's rows, asked of two programs that share nothing: MariaDB's client and DuckDB.
struct TableDigest: Equatable {
    var rows: String
    var checksum: String

    /// As the database holds it.
    static func inDatabase(_ source: TableSource, _ site: LoadSite) throws -> TableDigest {
        let texts = allColumns(source).map { column in
            let name = "`\(column.name)`"
            let text =
                switch column.type {
                case .double: "CAST(ROUND(\(name) * 1000000) AS SIGNED)"
                case .timestamp: "DATE_FORMAT(\(name), '%Y-%m-%d %H:%i:%s.%f')"
                default: name
                }
            return "COALESCE(CAST(\(text) AS CHAR CHARACTER SET utf8mb4), '<NULL>')"
        }
        let hash = "CONV(LEFT(MD5(CONCAT_WS('|', \(texts.joined(separator: ", ")))), 8), 16, 10)"
        let row = try site.rows(
            "SELECT COUNT(*), CAST(COALESCE(SUM(\(hash)), 0) AS DECIMAL(30, 0)) FROM `\(source.name)`")[0]
        return TableDigest(rows: row[0], checksum: row[1])
    }

    /// As the Parquet files hold it.
    static func inWarehouse(_ source: TableSource, _ site: LoadSite) throws -> TableDigest {
        let texts = allColumns(source).map { column in
            let name = "\"\(column.name)\""
            let text =
                switch column.type {
                case .double: "CAST(ROUND(\(name) * 1000000) AS BIGINT)"
                case .timestamp: "strftime(\(name), '%Y-%m-%d %H:%M:%S.%f')"
                default: name
                }
            return "COALESCE(CAST(\(text) AS VARCHAR), '<NULL>')"
        }
        let hash = "CAST('0x' || left(md5(concat_ws('|', \(texts.joined(separator: ", ")))), 8) AS BIGINT)"
        let files = DuckDB.quoted("\(site.warehouse)/\(source.name)/**/*.parquet")
        let row = try DuckDB.rows(
            "SELECT COUNT(*), CAST(COALESCE(SUM(\(hash)), 0) AS VARCHAR) FROM read_parquet(\(files))")[0]
        return TableDigest(rows: row[0], checksum: row[1])
    }

    private static func allColumns(_ source: TableSource) -> [ColumnSchema] {
        source.definition.columns + (source.schema.partitionKey.map { [ColumnSchema($0, .date)] } ?? [])
    }
}

extension LoadSite {
    /// The tables that differ between database and warehouse.
    func differences() throws -> [String] {
        guard let generation = try WarehouseFolder(root: warehouse).current() else { return ["no warehouse"] }
        return try TableSelection(nil, in: generation, through: .init()).sources.compactMap { source in
            let (there, here) = (try TableDigest.inDatabase(source, self), try TableDigest.inWarehouse(source, self))
            return there == here ? nil : "\(source.name): \(there) in the database, \(here) in the warehouse"
        }
    }
}
