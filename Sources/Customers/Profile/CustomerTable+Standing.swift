import Warehouse

extension CustomerTable {
    /// Places among the ranked customers, and what the segment's customers are like: one pass over the columns.
    func standing(of row: Int) -> CustomerProfile.Standing {
        let (seconds, frequency) = (columns.seconds[row], columns.frequency[row])
        let segment = columns.segments[row]
        var (byHours, byDays) = (CustomerProfile.Place(rank: 1, atLeast: 0), CustomerProfile.Place(rank: 1, atLeast: 0))
        var ranked = 0
        var peers = (count: 0, seconds: 0.0, frequency: 0, recency: 0, devices: 0)
        for other in 0..<count {
            if !isUnknown(other) {
                ranked += 1
                byHours.pass(columns.seconds[other], seconds)
                byDays.pass(columns.frequency[other], frequency)
            }
            guard columns.segments[other] == segment else { continue }
            peers.count += 1
            peers.seconds += Double(columns.seconds[other])
            peers.frequency += Int(columns.frequency[other])
            peers.recency += recency(other)
            peers.devices += Int(columns.devices[other])
        }
        let count = Double(max(1, peers.count))
        let isRanked = !isUnknown(row)
        return CustomerProfile.Standing(
            byHours: isRanked ? byHours : nil, byDays: isRanked ? byDays : nil, customers: ranked,
            peers: .init(
                customers: peers.count, seconds: peers.seconds / count, frequency: Double(peers.frequency) / count,
                recency: Double(peers.recency) / count, devices: Double(peers.devices) / count))
    }
}

extension CustomerProfile.Place {
    @inline(__always)
    fileprivate mutating func pass<Value: Comparable>(_ other: Value, _ own: Value) {
        if other > own { rank += 1 }
        if other >= own { atLeast += 1 }
    }
}

extension Day {
    /// 0 for Monday to 6 for Sunday. Day 0 was a Thursday.
    package var weekday: Int { ((Int(number) + 3) % 7 + 7) % 7 }
}
