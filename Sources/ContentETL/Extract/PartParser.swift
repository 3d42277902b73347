import Columnar
import DurableFiles
import Warehouse

/// A day file, or a range of its bytes, to be parsed by one task.
struct DayPart: Sendable {
    let file: DayFile
    /// From 0.
    let number: Int
    /// The lines that begin in these bytes; nil for the whole of a compressed file.
    let range: Range<Int64>?

    /// Below this a part is not worth a task.
    private static let smallest: Int64 = 8 << 20

    /// A plain file in as many parts as there are threads; a compressed or small one in one.
    static func parts(of file: DayFile) -> [DayPart] {
        let size = file.identity.size
        guard !file.isCompressed else { return [DayPart(file: file, number: 0, range: nil)] }
        let count = min(Int64(WorkerThreads.count), max(1, size / smallest))
        return (0..<count).map { part in
            DayPart(file: file, number: Int(part), range: size * part / count..<size * (part + 1) / count)
        }
    }
}

/// Parses one part of a day file.
struct PartParser: Sendable {
    let dimensions: Dimensions
    let quarantineFolder: String
    let files: DurableFiles
    let meter: ProgressMeter

    /// - Throws: `InputError` when the file cannot be read to its end, `CancellationError`, or what the quarantine throws.
    func parse(_ part: DayPart) throws -> ParsedPart {
        var lines = try LineReader(path: part.file.path, range: part.range)
        var rows = JSONRowReader(fields: ContentRow.fields)
        var batch = RowBatch(fieldCount: ContentRow.fields.count)
        var rejects = Quarantine(folder: quarantineFolder, part: part, files: files)
        var columns = PartColumns(dimensions: dimensions, expectedRows: part.expectedRows)
        var reported = (bytes: lines.bytesRead, rows: Int64(0), rejected: Int64(0))

        while let block = try lines.next() {
            try Task.checkCancellation()
            switch block {
            case .lines(let bytes):
                guard var place = bytes.baseAddress else { continue }
                let end = place + bytes.count
                while place < end {
                    batch.removeAll()
                    place = try rows.fill(&batch, from: place, to: end) { try rejects.add($0) }
                    columns.append(batch)
                }
            case .oversized(let beginning):
                try rows.skipOversizedLine(beginning: beginning) { try rejects.add($0) }
            }
            let now = (bytes: lines.bytesRead, rows: columns.count + rejects.count, rejected: rejects.count)
            meter.add(
                bytes: now.bytes - reported.bytes, rows: now.rows - reported.rows,
                rejected: now.rejected - reported.rejected)
            reported = now
        }
        try rejects.finish()
        var parsed = columns.finish()
        parsed.rowsRead += rejects.count
        parsed.rejected = rejects.byReason
        return parsed
    }
}

extension DayPart {
    /// A guess by the usual length of a line, for the room to begin with. A sparse file that claims to be huge must not
    /// take the memory first.
    fileprivate var expectedRows: Int { min(Int((range?.upperBound ?? 0) - (range?.lowerBound ?? 0)) / 165, 4 << 20) }
}

/// The columns of a part while it is parsed.
private struct PartColumns: ~Copyable {
    private var part = ParsedPart()
    private var contractKeys: KeyResolver
    private var deviceKeys: KeyResolver
    private var appKeys: KeyResolver

    init(dimensions: Dimensions, expectedRows: Int) {
        // At the first day nearly every row brings a new contract and a new device; later ones bring few.
        let expectedNew = dimensions.contracts.isEmpty ? expectedRows : 0
        contractKeys = KeyResolver(dictionary: dimensions.contracts, expectedNew: expectedNew)
        deviceKeys = KeyResolver(dictionary: dimensions.devices, expectedNew: expectedNew)
        appKeys = KeyResolver(dictionary: dimensions.apps)
        part.contracts.reserveCapacity(expectedRows)
        part.devices.reserveCapacity(expectedRows)
        part.apps.reserveCapacity(expectedRows)
        part.seconds.reserveCapacity(expectedRows)
    }

    var count: Int64 { Int64(part.seconds.count) }

    mutating func append(_ batch: borrowing RowBatch) {
        let count = batch.count
        guard count > 0 else { return }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: RowBatch.capacity) { references in
            guard let start = references.baseAddress else { return }
            let resolved = UnsafeBufferPointer(start: start, count: count)
            contractKeys.resolve(batch.texts[ContentRow.contract], count: count, into: start)
            part.contracts.append(contentsOf: resolved)
            deviceKeys.resolve(batch.texts[ContentRow.mac], count: count, into: start)
            part.devices.append(contentsOf: resolved)
            appKeys.resolve(batch.texts[ContentRow.app], count: count, into: start)
            part.apps.append(contentsOf: resolved)
        }
        part.seconds.append(contentsOf: UnsafeBufferPointer(start: batch.integers[ContentRow.duration], count: count))
    }

    consuming func finish() -> ParsedPart {
        var part = part
        part.rowsRead = Int64(part.seconds.count)
        part.newContracts = contractKeys.finish()
        part.newDevices = deviceKeys.finish()
        part.newApps = appKeys.finish()
        return part
    }
}
