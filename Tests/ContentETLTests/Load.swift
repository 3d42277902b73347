import ContentETL
import DurableFiles
import Foundation
import TestSupport
import Warehouse

/// A folder of logs, a workspace and a warehouse of a test's own.
struct Site {
    let folder: TemporaryFolder
    /// Where the logs lie.
    private let input: String

    init() throws {
        folder = try TemporaryFolder()
        input = folder["logs"]
        try FileManager.default.createDirectory(atPath: logs, withIntermediateDirectories: true)
    }

    /// The same state and input at another place; the input itself stays where it is.
    init(copying other: Site) throws {
        folder = try TemporaryFolder()
        input = other.logs
        for part in ["warehouse", "workspace"] {
            try FileManager.default.copyItem(atPath: other.folder[part], toPath: folder[part])
        }
    }

    var logs: String { input }
    var warehouse: String { folder["warehouse"] }
    var workspace: String { folder["workspace"] }

    /// Writes a day file with a time of change of its own, so that a rewritten one is seen to have changed.
    func write(_ name: String, _ bytes: some Sequence<UInt8>, in input: String = "logs") throws {
        let path = try folder.write(input + "/" + name, bytes)
        try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: path)
    }

    func write(_ name: String, _ rows: [LogRow]) throws { try write(name, rows.text.utf8) }

    func options(input: String? = nil, asOf: Day? = nil, files: DurableFiles = .init()) -> ContentOptions {
        var options = ContentOptions(input: input ?? logs, workspace: workspace, warehouse: warehouse)
        options.asOf = asOf
        options.files = files
        return options
    }

    @discardableResult
    func load(
        input: String? = nil, asOf: Day? = nil, isSample: Bool = false, files: DurableFiles = .init(),
        onChange: @escaping @Sendable (ContentProgress) -> Void = { _ in }
    ) async throws -> RunRecord {
        var options = options(input: input, asOf: asOf, files: files)
        options.isSample = isSample
        return try await ContentLoad(options, meter: ProgressMeter(onChange: onChange)).run()
    }

    func current() throws -> Generation? { try WarehouseFolder(root: warehouse).current() }

    /// Every file of the current generation but the manifest, with its bytes.
    func tableBytes() throws -> [String: [UInt8]] {
        let files = try folder.tree("warehouse/current/").filter { !$0.hasSuffix("manifest.json") }
        return try Dictionary(uniqueKeysWithValues: files.map { ($0, try folder.read($0)) })
    }

    var runs: [RunRecord] { RunLedger(folder: workspace + "/runs").newest(1000) }
}

/// Days of April 2022.
func april(_ day: Int32) -> Day { Day(number: 19_082 + day) }

/// `20220401.json`
func fileName(_ day: Day) -> String { day.description.replacing("-", with: "") + ".json" }
