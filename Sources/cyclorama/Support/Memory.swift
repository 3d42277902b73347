import DurableFiles
import Foundation
import Logging

/// What the program remembers from one start to the next, in `state.json` of the user's state folder.
actor Memory {
    struct State: Codable, Sendable {
        var contentFolder: String?
        var searchFolder: String?
        /// Queries of the SQL screen, oldest first.
        var sqlHistory: [String]?
    }

    /// As it was at the start.
    nonisolated let state: State
    private var latest: State
    private let folder: String

    static var standard: Memory { Memory(folder: Places.userFolder("XDG_STATE_HOME", else: ".local/state")) }

    init(folder: String) {
        self.folder = folder
        // A file that cannot be read costs a convenience; the next save replaces it.
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let bytes = try? DurableFiles().read(folder + "/state.json")
        state = bytes.flatMap { try? decoder.decode(State.self, from: Data($0)) } ?? State()
        latest = state
    }

    /// Changes what is remembered, for the next start.
    func save(_ change: @Sendable (inout State) -> Void) throws {
        change(&latest)
        let files = DurableFiles()
        try files.createFolder(folder)
        try files.replace(folder + "/state.json", with: Array(try Output.json(latest).utf8))
    }
}
