import Genres
import Testing
import Warehouse

@testable import SearchETL

/// The schema names what the data tests accept; a genre or source that only the ETL knows would fail every load.
@Suite struct SchemaListTests {
    @Test func acceptedValuesAreThoseTheLoadWrites() {
        #expect(SearchSchema.genres == Genre.allCases.map(\.rawValue))
        #expect(SearchSchema.sources == GenreSource.allCases.map(\.rawValue) + [SearchTables.pending])
        #expect(SearchSchema.trendingTypes == TrendingType.allCases.map(\.rawValue))
    }
}
