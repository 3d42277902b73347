import Pipeline
import Testing

@Suite struct JobStateTests {
    static let states: [JobState] = [.idle, .starting, .running, .stopping, .stopped, .done, .failed(reason: "old")]
    static let events: [JobEvent] = [.start, .ready, .stopRequested, .returned, .cancelled, .threw(reason: "new")]

    /// The whole table: a row a state, a column an event, in the orders above; nil where nothing may happen.
    static let table: [[JobState?]] = [
        [.starting, nil, nil, nil, nil, nil],
        [nil, .running, .stopping, .done, .stopped, .failed(reason: "new")],
        [nil, nil, .stopping, .done, .stopped, .failed(reason: "new")],
        [nil, nil, nil, .stopped, .stopped, .failed(reason: "new")],
        [.starting, nil, nil, nil, nil, nil],
        [.starting, nil, nil, nil, nil, nil],
        [.starting, nil, nil, nil, nil, nil],
    ]

    @Test func everyTransition() {
        for (state, row) in zip(Self.states, Self.table) {
            for (event, expected) in zip(Self.events, row) {
                #expect(state.after(event) == expected, "\(state) after \(event)")
            }
        }
    }

    @Test func activeMeansThatATaskExists() {
        #expect(Self.states.map(\.isActive) == [false, true, true, true, false, false, false])
    }
}
