/// Counts songs by their bytes, without making a `String` for each vote.
struct SongTally {
    private var names: [String] = []
    private var places: [Range<Int>] = []
    private var bytes: [UInt8] = []
    /// Open addressing: number of the song + 1, or 0. A power of two, at most half full.
    private var slots = [Int32](repeating: 0, count: 64)
    /// Numbers of songs met lately, + 1, by a hash that is cheap and easily fooled; a seventh of the time per vote went
    /// into the good one.
    private var recent = [Int32](repeating: 0, count: 256)

    private var window: Int64?
    private var counts: [Int] = []
    private var touched: [Int] = []
    private var tallies: [FileVotes.Tally] = []

    /// Beyond this many songs the names of earlier files are forgotten.
    private static let most = 1 << 16

    mutating func count(_ song: UnsafeBufferPointer<UInt8>, window: Int64?) {
        if window != self.window {
            flush()
            self.window = window
        }
        let number = number(of: song)
        if counts[number] == 0 { touched.append(number) }
        counts[number] += 1
    }

    /// The counts since the last call.
    mutating func take() -> [FileVotes.Tally] {
        flush()
        window = nil
        defer {
            tallies = []
            if names.count > Self.most { self = SongTally() }
        }
        return tallies
    }

    private mutating func flush() {
        for number in touched {
            tallies.append(FileVotes.Tally(song: names[number], window: window, count: counts[number]))
            counts[number] = 0
        }
        touched.removeAll(keepingCapacity: true)
    }

    private mutating func number(of song: UnsafeBufferPointer<UInt8>) -> Int {
        let place = Self.cheapHash(song)
        if recent[place] != 0, isSame(song, Int(recent[place]) - 1) { return Int(recent[place]) - 1 }
        let number = find(song)
        recent[place] = Int32(number + 1)
        return number
    }

    /// 0 to 255, from the first and last eight bytes.
    private static func cheapHash(_ song: UnsafeBufferPointer<UInt8>) -> Int {
        guard song.count >= 8 else { return song.count }
        let bytes = UnsafeRawBufferPointer(song)
        let first = bytes.loadUnaligned(as: UInt64.self)
        let last = bytes.loadUnaligned(fromByteOffset: song.count - 8, as: UInt64.self)
        return Int(((first ^ (last << 1)) &* 0x9E37_79B9_7F4A_7C15) >> 56)
    }

    private mutating func find(_ song: UnsafeBufferPointer<UInt8>) -> Int {
        var slot = hash(song) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if isSame(song, number) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return learn(song, at: slot)
    }

    private func isSame(_ song: UnsafeBufferPointer<UInt8>, _ number: Int) -> Bool {
        let place = places[number]
        guard place.count == song.count else { return false }
        return bytes.withUnsafeBufferPointer { ByteText.isSame(song, UnsafeBufferPointer(rebasing: $0[place])) }
    }

    private mutating func learn(_ song: UnsafeBufferPointer<UInt8>, at slot: Int) -> Int {
        let number = names.count
        names.append(String(decoding: song, as: UTF8.self))
        places.append(bytes.count..<(bytes.count + song.count))
        bytes.append(contentsOf: song)
        counts.append(0)
        slots[slot] = Int32(number + 1)
        if names.count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 4)
        for number in names.indices {
            var slot = bytes.withUnsafeBufferPointer { hash(UnsafeBufferPointer(rebasing: $0[places[number]])) }
            slot &= slots.count - 1
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number + 1)
        }
    }

    /// Seeded by the process, so that nobody can choose songs that collide.
    private func hash(_ song: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(song))
        return hasher.finalize()
    }
}
