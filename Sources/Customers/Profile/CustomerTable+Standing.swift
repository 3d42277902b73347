import Warehouse

extension CustomerTable {
    /// Ranks among all customers, and what the segment's customers are like: one pass over the columns.
    func standing(of row: Int) -> CustomerProfile.Standing {
        let (seconds, frequency, lastDay) = (columns.seconds[row], columns.frequency[row], columns.lastDays[row])
        let segment = columns.segments[row]
        var (byHours, byDays, byRecency) = (1, 1, 1)
        var peers = (count: 0, seconds: 0.0, frequency: 0, recency: 0, devices: 0)
        for other in 0..<count {
            if columns.seconds[other] > seconds { byHours += 1 }
            if columns.frequency[other] > frequency { byDays += 1 }
            if columns.lastDays[other] > lastDay { byRecency += 1 }
            guard columns.segments[other] == segment else { continue }
            peers.count += 1
            peers.seconds += Double(columns.seconds[other])
            peers.frequency += Int(columns.frequency[other])
            peers.recency += recency(other)
            peers.devices += Int(columns.devices[other])
        }
        let count = Double(max(1, peers.count))
        return CustomerProfile.Standing(
            byHours: byHours, byDays: byDays, byRecency: byRecency, customers: self.count,
            peers: .init(
                customers: peers.count, seconds: peers.seconds / count, frequency: Double(peers.frequency) / count,
                recency: Double(peers.recency) / count, devices: Double(peers.devices) / count))
    }
}

extension Day {
    /// 0 for Monday to 6 for Sunday. Day 0 was a Thursday.
    package var weekday: Int { ((Int(number) + 3) % 7 + 7) % 7 }
}
