import Warehouse

extension CustomerTable {
    /// Places among the ranked customers, and what the segment's customers are like.
    func standing(of row: Int) -> CustomerProfile.Standing {
        let isRanked = !isUnknown(row)
        return CustomerProfile.Standing(
            byHours: isRanked ? place(of: row, by: columns.seconds) : nil,
            byDays: isRanked ? place(of: row, by: columns.frequency) : nil,
            customers: count - (unknownSegment < 0 ? 0 : peers[unknownSegment].customers),
            peers: peers[Int(columns.segments[row])])
    }

    /// Nothing in the loop but comparing and adding, so that it runs at the speed of memory.
    private func place<Value: Comparable>(of row: Int, by values: [Value]) -> CustomerProfile.Place {
        let own = values[row]
        var (above, equal) = (0, 0)
        values.withUnsafeBufferPointer { values in
            columns.segments.withUnsafeBufferPointer { segments in
                let unknown = unknownSegment
                for other in values.indices {
                    let isRanked = Int(segments[other]) != unknown
                    above &+= isRanked && values[other] > own ? 1 : 0
                    equal &+= isRanked && values[other] == own ? 1 : 0
                }
            }
        }
        return CustomerProfile.Place(rank: above + 1, atLeast: above + equal)
    }

    /// By segment, as numbered in the columns.
    private var peers: [CustomerProfile.Peers] {
        caches.peers {
            var sums = [PeerSums](repeating: PeerSums(), count: segmentNames.count)
            for row in 0..<count {
                sums[Int(columns.segments[row])].add(
                    columns.seconds[row], frequency: columns.frequency[row], recency: recency(row),
                    devices: columns.devices[row])
            }
            return sums.map(\.means)
        }
    }
}

private struct PeerSums {
    private var customers = 0
    private var seconds = 0.0
    private var (frequency, recency, devices) = (0, 0, 0)

    mutating func add(_ seconds: Int64, frequency: UInt32, recency: Int, devices: UInt32) {
        customers += 1
        self.seconds += Double(seconds)
        self.frequency += Int(frequency)
        self.recency += recency
        self.devices += Int(devices)
    }

    var means: CustomerProfile.Peers {
        let count = Double(max(1, customers))
        return CustomerProfile.Peers(
            customers: customers, seconds: seconds / count, frequency: Double(frequency) / count,
            recency: Double(recency) / count, devices: Double(devices) / count)
    }
}

extension Day {
    /// 0 for Monday to 6 for Sunday. Day 0 was a Thursday.
    package var weekday: Int { ((Int(number) + 3) % 7 + 7) % 7 }
}
