import DurableFiles
import Foundation
import TestSupport
import Testing

@testable import Masking

@Suite struct MaskTests {
    private let secret = Array("0123456789abcdef0123456789abcdef".utf8)

    @Test(
        "tokens are HMAC-SHA-256 as Python's hmac and base64 modules compute them, so that tables exported elsewhere join"
    )
    func knownTokens() {
        // hmac.new(key, b"u\0" + "06450121", sha256).digest()[:10] in base32, in lower case.
        let mask = Mask(secret: secret)
        #expect(mask.token(.user, "06450121") == "u_aymzkfrmfgwface3")
        #expect(mask.token(.contract, "HNH000001") == "c_qbh3vsmyynajykv2")
        #expect(mask.token(.device, "E4AB8927BC01") == "m_zpriocwnsk4a5zsq")
        #expect(mask.token(.user, "Nguyễn") == "u_ttduayruhjlbcbmr")
    }

    @Test("a subject, a value and a key each make the token another one")
    func tokensDiffer() {
        let mask = Mask(secret: secret)
        let other = Mask(secret: Array("another secret of some length".utf8))
        let tokens = [
            mask.token(.user, "1"), mask.token(.contract, "1"), mask.token(.device, "1"), mask.token(.user, "2"),
            other.token(.user, "1"),
        ]
        #expect(Set(tokens.map { $0.dropFirst(2) }).count == tokens.count)
        #expect(tokens.allSatisfy { $0.count == Mask.width && $0.utf8.count == Mask.width })
        #expect(mask.token(.user, "").isEmpty)
    }

    @Test("the key file is made once, for its owner alone, and gives the same tokens ever after")
    func keyFile() throws {
        let folder = try TemporaryFolder()
        let first = try Mask.load(workspace: folder["new/workspace"], environment: [:])
        let second = try Mask.load(workspace: folder["new/workspace"], environment: [:])
        #expect(first.token(.user, "1") == second.token(.user, "1"))
        let other = try Mask.load(workspace: folder["another"], environment: [:])
        #expect(first.token(.user, "1") != other.token(.user, "1"))
        #expect(try folder.tree("new") == ["new/workspace/mask.key"])
        let attributes = try FileManager.default.attributesOfItem(atPath: folder["new/workspace/mask.key"])
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("the environment's secret comes before the file, and leaves none")
    func environment() throws {
        let folder = try TemporaryFolder()
        let mask = try Mask.load(
            workspace: folder["w"], environment: [Mask.variable: "0123456789abcdef0123456789abcdef"])
        #expect(mask.token(.user, "1") == Mask(secret: secret).token(.user, "1"))
        #expect(!FileManager.default.fileExists(atPath: folder["w"]))
    }

    @Test("a secret that could be guessed, or that others may read, is refused without being told")
    func unsafeKeys() throws {
        let folder = try TemporaryFolder()
        let short = #expect(throws: MaskKeyError.self) {
            try Mask.load(workspace: folder["w"], environment: [Mask.variable: "hunter2"])
        }
        #expect(short?.reason == .tooShort && short?.description.contains("hunter2") == false)
        try folder.write("w/mask.key", "short\n")
        #expect(throws: MaskKeyError(place: folder["w"] + "/mask.key", reason: .readableByOthers)) {
            try Mask.load(workspace: folder["w"], environment: [:])
        }
        chmod(folder["w/mask.key"], 0o600)
        #expect(throws: MaskKeyError(place: folder["w"] + "/mask.key", reason: .tooShort)) {
            try Mask.load(workspace: folder["w"], environment: [:])
        }
    }

    @Test("a mask that is printed or dumped shows no key")
    func isHidden() {
        let mask = Mask(secret: secret)
        var dumped = ""
        dump(mask, to: &dumped)
        #expect(!"\(mask)\(String(reflecting: mask))\(dumped)".contains("0123"))
    }

    @Test("of two that make the key at once both get the one that stays")
    func race() async throws {
        let folder = try TemporaryFolder()
        let tokens = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<8 {
                group.addTask { try Mask.load(workspace: folder["w"], environment: [:]).token(.user, "1") }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(tokens.count == 1)
        #expect(try folder.tree("w") == ["mask.key"].map { "w/" + $0 })
    }
}
