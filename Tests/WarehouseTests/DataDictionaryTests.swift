import Columnar
import Foundation
import Testing
import Warehouse

@Suite struct DataDictionaryTests {
    @Test("docs/DATA_DICTIONARY.md says what the schemas say; CYCLORAMA_UPDATE_DOCS=1 writes it anew")
    func isUpToDate() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/DATA_DICTIONARY.md")
        if ProcessInfo.processInfo.environment["CYCLORAMA_UPDATE_DOCS"] == "1" {
            try DataDictionary.markdown.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == DataDictionary.markdown)
    }

    @Test("every table and column has a meaning")
    func isComplete() {
        for table in StarSchema.all + MartSchema.all {
            #expect(table.meaning.hasSuffix("."), "\(table.name)")
            for column in table.columns {
                #expect(column.meaning.hasSuffix("."), "\(table.name).\(column.schema.name)")
            }
        }
    }
}
