import Testing

@testable import Votes

/// The chart people read, worked out by hand.
@Suite struct VoteChartTests {
    @Test("ranks, shares, the last minute and the ranks won in it") func byHand() {
        var state = VoteState()
        // Before the last minute: A 5, B 3, C 3. In it (windows 950 to 1000): B 4, D 1, C 1 in its oldest window.
        state.add(5, of: "A", window: 700)
        state.add(3, of: "B", window: 700)
        state.add(3, of: "C", window: 940)
        state.add(1, of: "C", window: 950)
        state.add(4, of: "B", window: 1000)
        state.add(1, of: "D", window: 1000)
        let chart = VoteChart(state)
        #expect(chart.total == 17 && chart.lines.map(\.song) == ["B", "A", "C", "D"])
        #expect(chart.lines.map(\.rank) == [1, 2, 3, 4] && chart.lines.map(\.votes) == [7, 5, 4, 1])
        #expect(chart.lines.map(\.votesPerMinute) == [4, 0, 1, 1])
        // A led with 5; B and C had 3 each, and B stands above C now.
        #expect(chart.lines.map(\.rankChange) == [1, -1, 0, nil])
        let shares: [Double] = [7, 5, 4, 1].map { $0 / 17 }
        #expect(chart.lines.map(\.share) == shares)
        let trends = chart.lines.map(\.trend)
        #expect(trends.first == zeros(29) + [4])
        // The trend begins with the window of 710: the 5 of 700 have left it.
        #expect(trends.dropFirst().first == zeros(30))
        let third: [Int] = zeros(23) + [3, 1] + zeros(5)
        #expect(trends.dropFirst(2).first == third)
    }

    private func zeros(_ count: Int) -> [Int] { [Int](repeating: 0, count: count) }

    @Test("equals stand by name, and votes without time count") func untimed() {
        var state = VoteState()
        for song in ["b", "a", "C"] { state.add(2, of: song, window: nil) }
        let chart = VoteChart(state)
        #expect(chart.lines.map(\.song) == ["C", "a", "b"])
        for line in chart.lines {
            #expect(line.votesPerMinute == 0 && line.rankChange == 0)
            #expect(line.trend.allSatisfy { $0 == 0 })
        }
    }

    @Test("nothing counted is an empty chart") func empty() {
        let chart = VoteChart(VoteState())
        #expect(chart.lines.isEmpty && chart.total == 0)
    }

    @Test("a song with a comma or a quote is one field of the published file") func fields() {
        var state = VoteState()
        state.add(3, of: #"Say "Hi", You"#, window: nil)
        state.add(2, of: "Plain", window: nil)
        state.add(1, of: "Two\nLines", window: nil)
        let text = String(decoding: VoteCount().snapshot(of: state), as: UTF8.self)
        #expect(text == "\"Say \"\"Hi\"\", You\",3\nPlain,2\n\"Two\nLines\",1\n")
    }
}
