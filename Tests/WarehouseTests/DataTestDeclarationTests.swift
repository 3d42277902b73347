import Columnar
import Testing
import Warehouse

/// Tests are told apart, listed and documented by their names.
@Suite struct DataTestDeclarationTests {
    @Test("no two tests share a name, and each names its table")
    func names() {
        let tests = WarehouseFolder.tables.flatMap(\.tests)
        #expect(Set(tests.map(\.name)).count == tests.count)
        #expect(tests.allSatisfy { $0.name.hasPrefix($0.table) })
        #expect(tests.count > 300)
    }

    @Test("what a rule refers to is there")
    func references() {
        let tables = Dictionary(uniqueKeysWithValues: WarehouseFolder.tables.map { ($0.name, $0) })
        let holds = { (table: String, column: String) in
            tables[table]?.columns.contains { $0.schema.name == column } == true
        }
        for test in WarehouseFolder.tables.flatMap(\.tests) {
            switch test.rule {
            case .column(.references(let table, let column)), .column(.isUsed(let table, let column)):
                #expect(holds(table, column), "\(test.name)")
            case .column(.equals(let table, let column, let key)):
                #expect(holds(table, column) && holds(table, key) && holds(test.table, key), "\(test.name)")
            case .column(.fromFacts(let measure)): #expect(holds(test.table, measure.key), "\(test.name)")
            case .table(.unique(let columns)):
                #expect(columns.allSatisfy { holds(test.table, $0) }, "\(test.name)")
            case .table(.sum(let column, _, let group)):
                #expect(holds(test.table, column) && group.map { holds(test.table, $0) } != false, "\(test.name)")
            case .table(.shares(let column)): #expect(holds(test.table, column), "\(test.name)")
            case .table(.rows(.rowsOf(let table))): #expect(tables[table] != nil, "\(test.name)")
            default: break
            }
        }
    }

    @Test("every table says what its rows are tested for", arguments: WarehouseFolder.tables.map(\.name))
    func everyTable(name: String) throws {
        let table = try #require(WarehouseFolder.tables.first { $0.name == name })
        #expect(!table.rules.isEmpty || table.columns.contains { !$0.rules.isEmpty })
    }
}
