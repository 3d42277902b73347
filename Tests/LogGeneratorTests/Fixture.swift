import Foundation
import LogGenerator

/// A folder that goes away with its owner.
final class ScratchFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "generator-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    func bytes(of name: String) throws -> Data { try Data(contentsOf: URL(filePath: path).appending(path: name)) }

    /// All files, one after the other, as a map from name to bytes.
    func contents() throws -> [String: Data] {
        try Dictionary(uniqueKeysWithValues: names.map { ($0, try bytes(of: $0)) })
    }
}

extension ContentLogOptions {
    /// Two days from Friday, 1 April 2022.
    static func april(
        in folder: ScratchFolder, days: Int = 2, records: Int, seed: UInt64 = 1, dirty: Bool = false
    ) -> ContentLogOptions {
        ContentLogOptions(
            output: folder.path, firstDay: 19_083, days: days, records: records, seed: seed, dirty: dirty)
    }
}

/// A row as an independent parser sees it.
struct ParsedRow: Equatable {
    let id: String
    let type: String
    let contract: String
    let mac: String
    let seconds: Int
    let app: String
}

/// Lines of a file without their endings; the empty rest after the last newline is no line.
func lines(of data: Data) -> [Data] {
    var lines = data.split(separator: 0x0A, omittingEmptySubsequences: false).map { Data($0) }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0.last == 0x0D ? $0.dropLast() : $0 }
}

/// The row of a line if it is acceptable, else nil: non-empty strings and an integer of at least 0.
func parse(_ line: Data) -> ParsedRow? {
    guard String(data: line, encoding: .utf8) != nil,
        let object = try? JSONSerialization.jsonObject(with: line) as? [String: Any],
        let source = object["_source"] as? [String: Any],
        let id = object["_id"] as? String, let type = object["_type"] as? String,
        let contract = source["Contract"] as? String, !contract.isEmpty,
        let mac = source["Mac"] as? String, !mac.isEmpty,
        let app = source["AppName"] as? String, !app.isEmpty,
        let number = source["TotalDuration"] as? NSNumber, number.doubleValue == number.doubleValue.rounded(),
        let seconds = source["TotalDuration"] as? Int, seconds >= 0
    else { return nil }
    return ParsedRow(id: id, type: type, contract: contract, mac: mac, seconds: seconds, app: app)
}
