import Columnar
import TestSupport
import Testing

/// A damaged file ends a run with an error that names it, never with a crash.
@Suite struct ParquetDamageTests {
    /// Files of our own, plain and compressed.
    enum Content: CaseIterable { case required, optional, compressed }

    private func whole(_ content: Content) throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let groups = [0..<40, 40..<60]
        switch content {
        case .required: try ParquetRoundTripTests.write(groups, to: folder["t.parquet"])
        case .optional: try OptionalTextTests.write(groups, to: folder["t.parquet"])
        case .compressed: try OptionalTextTests.write(groups, to: folder["t.parquet"], compression: .snappy)
        }
        return try folder.read("t.parquet")
    }

    /// Reads all there is; returns the error, nil where the damage hit nothing that is read.
    private func readAll(_ path: String) -> ParquetError? {
        do {
            let reader = try ParquetReader(path: path)
            for (name, _, _) in reader.schema { _ = try reader.readAll([name]) }
            return nil
        } catch { return error }
    }

    @Test(arguments: Content.allCases)
    func aFileCutShortAnywhereIsATypedError(content: Content) throws {
        let folder = try TemporaryFolder()
        let bytes = try whole(content)
        for length in stride(from: 0, to: bytes.count, by: 7) {
            let path = try folder.write("cut.parquet", bytes.prefix(length))
            let error = readAll(path)
            #expect(error?.path == path, "cut at \(length)")
        }
    }

    @Test(arguments: [
        "", "PAR1", "PAR1PAR1", "no parquet at all, but long enough to look", String(repeating: "PAR1", count: 9),
    ])
    func whatIsNoParquetIsATypedError(content: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("t.parquet", content)
        let error = readAll(path)
        #expect(error?.operation == .open && error?.description.hasPrefix("cannot open \(path): ") == true)
    }

    @Test func aMissingFileAndAFolderAreTypedErrors() throws {
        let folder = try TemporaryFolder()
        #expect(readAll(folder["none"])?.operation == .open)
        #expect(readAll(folder.path) != nil)
    }

    /// Every byte of the footer, and many of the pages, turned into something else.
    @Test(arguments: Content.allCases)
    func flippedBytesNeverEndTheProcess(content: Content) throws {
        let folder = try TemporaryFolder()
        let bytes = try whole(content)
        var random = SeededRandom(seed: 1)
        var errors = 0
        let footer =
            bytes.count - 8
            - (bytes.suffix(8).prefix(4).enumerated().reduce(0) { $0 | Int($1.element) << ($1.offset * 8) })
        #expect((0..<bytes.count).contains(footer))
        let places = Array(footer..<bytes.count) + (0..<400).map { _ in Int.random(in: 0..<footer, using: &random) }
        for place in places {
            var damaged = bytes
            damaged[place] =
                random.once(in: 2)
                ? damaged[place] ^ 1 << UInt8.random(in: 0...7, using: &random) : .random(in: 0...255, using: &random)
            let path = try folder.write("damaged.parquet", damaged)
            if let error = readAll(path) {
                errors += 1
                #expect(error.path == path)
            }
        }
        #expect(errors > places.count / 8)
    }
}
