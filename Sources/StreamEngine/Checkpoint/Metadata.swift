import DurableFiles
import Foundation

/// Whose checkpoint a folder is. Written once; never made anew where epochs exist.
struct Metadata: Codable {
    var id: String
    var query: String
    /// Of the hash over file names.
    var hashKey: [UInt64]

    var hash: SipHash { SipHash(key: (hashKey.first ?? 0, hashKey.last ?? 0)) }

    init(query: String) {
        id = UUID().uuidString.lowercased()
        self.query = query
        hashKey = [.random(in: .min ... .max), .random(in: .min ... .max)]
    }

    /// The folder's, or a new one for an empty folder.
    static func open(_ folder: String, query: String, hasEpochs: Bool, _ files: DurableFiles) throws -> Metadata {
        let path = folder + "/metadata"
        guard files.exists(path) else {
            guard !hasEpochs else {
                throw StreamError.damagedCheckpoint(path: path, reason: "it is missing while there are epochs")
            }
            let metadata = Metadata(query: query)
            try files.replace(path, with: SealedFile.seal([UInt8](try JSONEncoder().encode(metadata)), .metadata))
            return metadata
        }
        do {
            let payload = try SealedFile.open(try files.read(path), .metadata)
            let metadata = try JSONDecoder().decode(Metadata.self, from: Data(payload))
            guard metadata.query == query else {
                throw StreamError.foreignCheckpoint(path: folder, found: metadata.query, wanted: query)
            }
            return metadata
        } catch let error as SealBroken {
            throw StreamError.damagedCheckpoint(path: path, reason: error.reason)
        } catch is DecodingError {
            throw StreamError.damagedCheckpoint(path: path, reason: "it cannot be read")
        }
    }
}
