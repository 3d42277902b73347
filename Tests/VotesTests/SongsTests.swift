import Testing
import Votes

@Suite struct SongsTests {
    @Test("no song stands in the list twice") func areDistinct() { #expect(Set(Songs.all).count == 10) }
}
