/// The votes of one answer, made one after the other. Each one draws three numbers: two for the user, one for the song.
struct VoteSequence: Sendable {
    private(set) var left: Int
    private var random: VoteRandom
    private let mix: SongMix
    private var isFirst = true

    init(count: Int, random: VoteRandom, mix: SongMix) {
        left = count
        self.random = random
        self.mix = mix
    }

    private static let user = Array("{\"user_id\":\"".utf8)
    private static let song = Array("\",\"song\":".utf8)
    private static let timestamp = Array(",\"vote\":true,\"timestamp\":\"".utf8)
    private static let end = Array("\"}".utf8)
    /// The bytes of a vote besides its song: a UUID has 36, a timestamp 26.
    private static let fixedLength = user.count + 36 + song.count + timestamp.count + 26 + end.count

    /// How many bytes all votes have together, with the commas between them.
    var length: Int {
        var (random, sum) = (random, max(0, left - 1))
        for _ in 0..<left {
            random.skip(2)
            sum += Self.fixedLength + Songs.json[mix.song(random.next())].count
        }
        return sum
    }

    /// Appends at most `limit` more votes.
    /// - Parameter timestamp: of 26 bytes.
    mutating func write(_ limit: Int, timestamp: [UInt8], to bytes: inout [UInt8]) {
        for _ in 0..<min(limit, left) { write(timestamp: timestamp, to: &bytes) }
    }

    /// Appends the next vote, which there must be; returns the index of its song.
    @discardableResult
    mutating func write(timestamp: [UInt8], to bytes: inout [UInt8]) -> Int {
        separate(&bytes)
        let draw = next()
        bytes += Self.user
        Self.write(draw.user, to: &bytes)
        bytes += Self.song
        bytes += Songs.json[draw.song]
        bytes += Self.timestamp
        bytes += timestamp
        bytes += Self.end
        return draw.song
    }

    /// Draws the next vote without writing it.
    mutating func next() -> (user: (UInt64, UInt64), song: Int) {
        left -= 1
        return ((random.next(), random.next()), mix.song(random.next()))
    }

    /// Writes the comma before every vote but the first.
    mutating func separate(_ bytes: inout [UInt8]) {
        if !isFirst { bytes.append(0x2C) }
        isFirst = false
    }

    /// A random UUID: version 4, variant 1 (RFC 9562).
    private static func write(_ bits: (UInt64, UInt64), to bytes: inout [UInt8]) {
        let high = bits.0 & ~0xF000 | 0x4000
        let low = bits.1 & ~(0b11 << 62) | 0b10 << 62
        for nibble in 0..<32 {
            if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 { bytes.append(0x2D) }
            let half = nibble < 16 ? high : low
            bytes.append(JSONText.hex(UInt8(half >> UInt64(60 - nibble % 16 * 4) & 0xF)))
        }
    }
}
