import Dashboard
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
        var view: RememberedView?

        init() {}

        /// Takes what it understands: one field that is not as it should be must not cost the others.
        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            contentFolder = try? values.decodeIfPresent(String.self, forKey: .contentFolder)
            searchFolder = try? values.decodeIfPresent(String.self, forKey: .searchFolder)
            sqlHistory = try? values.decodeIfPresent([String].self, forKey: .sqlHistory)
            view = try? values.decodeIfPresent(RememberedView.self, forKey: .view)
        }
    }

    /// A larger file is none of ours.
    private static let mostBytes: Int64 = 1_000_000

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
        let path = folder + "/state.json"
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int64) ?? 0
        let bytes = size <= Self.mostBytes ? try? DurableFiles().read(path) : nil
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
