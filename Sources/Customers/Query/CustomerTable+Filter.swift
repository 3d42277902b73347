import Columnar

extension CustomerTable {
    /// One byte a customer: 1 where the filter matches. Columns are compared one after the other, a few nanoseconds a
    /// customer each.
    func mask(_ filter: CustomerFilter) -> [UInt8] {
        var mask = textMask(filter.text) ?? [UInt8](repeating: 1, count: count)
        if let segment = filter.segment {
            let code = segmentNames.firstIndex(of: segment).map { UInt8(truncatingIfNeeded: $0) }
            keep(in: &mask) { columns.segments[$0] == code }
        }
        if let app = filter.app {
            let bit: UInt32 = apps.firstIndex(of: app).map { 1 << UInt32($0) } ?? 0
            keep(in: &mask) { columns.watched[$0] & bit != 0 }
        }
        if let prefix = filter.prefix { keepContracts(beginning: CapitalTable.bytes(of: prefix), in: &mask) }
        if !filter.scores.isAny {
            let table = filter.scores.table
            keep(in: &mask) { table[Int(columns.scores[$0])] }
        }
        if let churn = filter.churn { keep(in: &mask) { isLeaving($0, churn) } }
        for (column, range) in filter.ranges { keep(range, of: column, in: &mask) }
        return mask
    }

    /// True for those that stand for nobody in particular.
    @inline(__always)
    func isUnknown(_ row: Int) -> Bool { Int(columns.segments[row]) == unknownSegment }

    /// Whether a customer may be leaving in this way; nobody in particular never is.
    @inline(__always)
    func isLeaving(_ row: Int, _ group: ChurnGroup) -> Bool {
        guard !isUnknown(row) else { return false }
        return switch group {
        case .overdue: columns.halfGaps[row] > 0 && recency(row) > Int(columns.halfGaps[row])
        case .falling: columns.weekBefore[row] > 0 && columns.lastWeek[row] <= columns.weekBefore[row] / 2
        }
    }

    private func keep(_ range: ClosedRange<Int64>, of column: CustomerColumn, in mask: inout [UInt8]) {
        switch column {
        case .devices: keep(in: &mask) { range.contains(Int64(columns.devices[$0])) }
        case .recency: keep(in: &mask) { range.contains(Int64(recency($0))) }
        case .frequency: keep(in: &mask) { range.contains(Int64(columns.frequency[$0])) }
        case .hours: keep(in: &mask) { range.contains(columns.seconds[$0]) }
        case .change: keep(in: &mask) { range.contains(columns.lastWeek[$0] &- columns.weekBefore[$0]) }
        case .contract, .segment, .scores, .app: break
        }
    }

    private func keepContracts(beginning prefix: [UInt8], in mask: inout [UInt8]) {
        let contracts = columns.contracts
        contracts.bytes.withUnsafeBufferPointer { bytes in
            contracts.offsets.withUnsafeBufferPointer { offsets in
                keep(in: &mask) { row in
                    let start = Int(offsets[row])
                    guard Int(offsets[row + 1]) - start >= prefix.count else { return false }
                    for place in prefix.indices where CapitalTable.of(bytes[start + place]) != prefix[place] {
                        return false
                    }
                    return true
                }
            }
        }
    }

    @inline(__always)
    private func keep(in mask: inout [UInt8], _ isKept: (Int) -> Bool) {
        mask.withUnsafeMutableBufferPointer { mask in
            for row in mask.indices where mask[row] != 0 && !isKept(row) { mask[row] = 0 }
        }
    }

    /// Nil where everybody matches. The last one is kept: other changes of the query need not search again.
    private func textMask(_ text: String) -> [UInt8]? {
        let wanted = CapitalTable.bytes(of: text)
        guard !wanted.isEmpty else { return nil }
        return caches.textMask(wanted) {
            var mask = [UInt8](repeating: 0, count: count)
            columns.contracts.mark(rowsWith: wanted, in: &mask)
            if let digits = MACText.digits(of: text) { caches.devices?.mark(customersWith: digits, in: &mask) }
            return mask
        }
    }
}
