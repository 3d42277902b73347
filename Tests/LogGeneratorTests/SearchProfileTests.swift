import LogGenerator
import TestSupport
import Testing

/// The profile of two real days, and what changes from month to month; counted by DuckDB.
@Suite(.enabled(if: DuckDB.isAvailable, "\(DuckDB.absence)"))
struct SearchProfileTests {
    private func generate(records: Int, days: Int = 28) async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let options = SearchLogOptions.june(in: folder, days: days, records: records)
        _ = try await SearchLogGenerator(options: options).run()
        return folder
    }

    private func numbers(_ sql: String) throws -> [Double] { try DuckDB.rows(sql).joined().compactMap(Double.init) }

    private func expect(_ value: Double?, near target: Double, within part: Double, _ what: Comment) {
        #expect(abs((value ?? 0) - target) <= part * target, what)
    }

    @Test func sharesAreThoseOfRealLogs() async throws {
        let folder = try await generate(records: 60_000)
        let names = ["user_id IS NULL", "category = 'quit'", "platform = 'android'", "networkType IS NULL"]
        let more = ["proxy_isp = 'viettel'", "networkType = 'WIFI'", "regexp_matches(user_id, '^0')"]
        let sums = (names + more).map { "avg(coalesce(\($0), false)::INT)" }.joined(separator: ", ")
        let shares = try numbers("SELECT \(sums) FROM \(folder.days)")
        let targets = [0.23, 0.19, 0.305, 0.134, 0.384, 0.205, 0.077]
        for (index, target) in targets.enumerated() {
            expect(shares[index], near: target, within: 0.12, "\((names + more)[index])")
        }
        let quits = try numbers(
            """
            SELECT avg((category = 'quit')::INT) FILTER (platform LIKE 'smarttv%'),
                avg((category = 'quit')::INT) FILTER (platform = 'android') FROM \(folder.days)
            """)
        #expect(quits[0] > 2 * quits[1])
        let whole = try DuckDB.rows(
            """
            SELECT count(*), count(DISTINCT eventID), count(keyword), count(DISTINCT action), min(length(datetime)),
                count(*) FILTER (strftime(datetime::TIMESTAMP, '%Y%m%d') <> regexp_extract(filename, '(2022\\d+)/', 1))
            FROM read_parquet(\(DuckDB.quoted(folder.path + "/*/*.parquet")), filename = true)
            """)
        #expect(whole == [["60000", "60000", "60000", "1", "23", "0"]])
    }

    @Test func keywordsHaveVariantsAndALongTail() async throws {
        let folder = try await generate(records: 60_000)
        let counts = try numbers(
            """
            SELECT count(DISTINCT keyword), count(*) FILTER (keyword = upper(keyword)), count(*) FILTER (keyword LIKE '% '),
                count(*) FILTER (keyword LIKE '%  %'), count(*) FILTER (keyword <> nfc_normalize(keyword)),
                count(*) FILTER (keyword LIKE ' %') FROM \(folder.days)
            """)
        // 105 titles.
        #expect(counts[0] > 800)
        expect(counts[1], near: 60_000 * 0.1, within: 0.4, "upper case")
        expect(counts[2], near: 60_000 * 0.045, within: 0.4, "spaces at the end")
        #expect(counts[3] > 200 && counts[4] == 0 && counts[5] == 0)
    }

    /// Some people are there in one month only; tastes and titles change.
    @Test func monthsDiffer() async throws {
        let folder = try await generate(records: 60_000)
        let searches = """
            WITH searches AS (
                SELECT user_id, substr(datetime, 6, 2) AS month, lower(trim(keyword)) AS word, count(*) AS n FROM \(folder.days)
                WHERE user_id IS NOT NULL GROUP BY ALL),
            tops AS (SELECT * FROM searches
                QUALIFY row_number() OVER (PARTITION BY user_id, month ORDER BY n DESC, word) = 1)
            """
        let people = try numbers(
            """
            \(searches)
            SELECT count(*) FILTER (a.word = b.word), count(*) FILTER (a.word <> b.word),
                count(*) FILTER (b.word IS NULL), count(*) FILTER (a.word IS NULL)
            FROM (FROM tops WHERE month = '06') a FULL JOIN (FROM tops WHERE month = '07') b USING (user_id)
            """)
        // Unchanged, changed, lost, new.
        #expect(people.allSatisfy { $0 > 0.05 * people.reduce(0, +) }, "\(people)")
        let words = try numbers(
            """
            \(searches), words AS (SELECT word, sum(n) FILTER (month = '06') AS a, sum(n) FILTER (month = '07') AS b
                FROM searches GROUP BY word HAVING sum(n) > 100)
            SELECT count(*) FILTER (a > 3 * b), count(*) FILTER (b > 3 * a), count(*) FROM words
            """)
        #expect(words[0] >= 2 && words[1] >= 2 && words[2] > words[0] + words[1], "\(words)")
    }
}
