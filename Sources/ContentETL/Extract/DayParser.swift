import Columnar
import DurableFiles
import Warehouse

/// Parses one day file into a `ParsedDay`.
struct DayParser {
    let dimensions: Dimensions
    let quarantineFolder: String
    let files: DurableFiles
    let meter: ProgressMeter

    /// - Throws: `InputError` when the file cannot be read to its end, `CancellationError`, or what the quarantine throws.
    func parse(_ file: DayFile) throws -> ParsedDay {
        let day = ParsedDay(file: file, dimensions: dimensions)
        var lines = try LineReader(path: file.path)
        var rows = JSONRowReader(fields: ContentRow.fields)
        var batch = RowBatch(fieldCount: ContentRow.fields.count)
        var quarantine = Quarantine(folder: quarantineFolder, fileName: file.identity.name, files: files)
        day.reserve(rows: file.isCompressed ? 0 : Int(file.identity.size) / 160)
        var bytesReported: Int64 = 0

        while let block = try lines.next() {
            try Task.checkCancellation()
            switch block {
            case .lines(let bytes):
                guard var place = bytes.baseAddress else { continue }
                let end = place + bytes.count
                while place < end {
                    batch.removeAll()
                    place = try rows.fill(&batch, from: place, to: end) { try day.reject($0, into: &quarantine) }
                    day.append(batch)
                }
            case .oversized(let beginning):
                try rows.skipOversizedLine(beginning: beginning) { try day.reject($0, into: &quarantine) }
            }
            let bytesRead = lines.bytesRead
            meter.add(bytes: bytesRead - bytesReported, rowsIn: day)
            bytesReported = bytesRead
        }
        try quarantine.finish()
        day.endParsing()
        return day
    }
}

extension ParsedDay {
    fileprivate func reserve(rows: Int) {
        // A hint only; a sparse file that claims to be huge must not take the memory first.
        let rows = min(rows, 4 << 20)
        contracts.reserveCapacity(rows)
        devices.reserveCapacity(rows)
        apps.reserveCapacity(rows)
        seconds.reserveCapacity(rows)
    }

    fileprivate func reject(_ line: RejectedLine, into quarantine: inout Quarantine) throws {
        rejected[line.reject.reason, default: 0] += 1
        rowsRead += 1
        try quarantine.add(line)
    }

    fileprivate func append(_ batch: borrowing RowBatch) {
        let count = batch.count
        guard count > 0 else { return }
        rowsRead += Int64(count)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: RowBatch.capacity) { references in
            guard let start = references.baseAddress else { return }
            let resolved = UnsafeBufferPointer(start: start, count: count)
            contractKeys.resolve(batch.texts[ContentRow.contract], count: count, into: start)
            contracts.append(contentsOf: resolved)
            deviceKeys.resolve(batch.texts[ContentRow.mac], count: count, into: start)
            devices.append(contentsOf: resolved)
            appKeys.resolve(batch.texts[ContentRow.app], count: count, into: start)
            apps.append(contentsOf: resolved)
        }
        seconds.append(contentsOf: UnsafeBufferPointer(start: batch.integers[ContentRow.duration], count: count))
    }

    fileprivate func endParsing() {
        contractKeys.endLookups()
        deviceKeys.endLookups()
        appKeys.endLookups()
    }
}
