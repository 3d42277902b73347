import DurableFiles
import StreamEngine
import TestSupport
import Testing

/// Each step of the protocol is needed: without it the power-loss harness finds a fault. So the harness would find it
/// too when somebody takes that step out.
@Suite(.timeLimit(.minutes(30))) struct MutationTests {
    struct Mutation: Sendable, CustomStringConvertible {
        var description: String
        var isArchiving = false
        var leavesOut: @Sendable (FileStep) -> Bool
    }

    static let all: [Mutation] = [
        Mutation(description: "sync of an epoch") { synced($0, below: "/epochs/") },
        Mutation(description: "rename of an epoch") { renamed($0, below: "/epochs/") },
        Mutation(description: "sync of the epochs' folder") { folderSynced($0, "/checkpoint/epochs") },
        Mutation(description: "sync of the snapshot") { synced($0, below: "/output/") },
        Mutation(description: "rename of the snapshot") { renamed($0, below: "/output/") },
        Mutation(description: "sync of the snapshot's folder") { folderSynced($0, "/output") },
        Mutation(description: "sync of a quarantine file") { synced($0, below: "/quarantine/") },
        Mutation(description: "rename of a quarantine file") { renamed($0, below: "/quarantine/") },
        Mutation(description: "sync of the checkpoint's quarantine folder") { step in
            if case .syncFolder(let path) = step { path.contains("/quarantine/") } else { false }
        },
        Mutation(description: "sync of the quarantine folder") { folderSynced($0, "/quarantine") },
        Mutation(description: "sync of the metadata") { synced($0, below: "/checkpoint/metadata") },
        Mutation(description: "rename of the metadata") { renamed($0, below: "/checkpoint/metadata") },
        Mutation(description: "sync of the checkpoint's folder") { folderSynced($0, "/checkpoint") },
        Mutation(description: "sync of the folder above") { step in
            if case .syncFolder(let path) = step {
                path.split(separator: "/").last?.hasPrefix("cyclorama-test-") ?? false
            } else {
                false
            }
        },
        Mutation(description: "rename into the archive", isArchiving: true) { renamed($0, below: "/archive/") },
        Mutation(description: "sync of the archive", isArchiving: true) { folderSynced($0, "/archive") },
        Mutation(description: "sync of the input after the move", isArchiving: true) { folderSynced($0, "/raw") },
    ]

    @Test("a step left out is found", arguments: all) func isFound(mutation: Mutation) throws {
        let fault = try Self.fault(of: mutation)
        #expect(fault != nil, "nothing needs the \(mutation)")
        TortureScale.tell("without the \(mutation): \(fault ?? "no fault")")
    }

    private static func fault(of mutation: Mutation) throws -> String? {
        let site = try ThreeBatches.site(isArchiving: mutation.isArchiving)
        let trace = Trace(leavingOut: mutation.leavesOut)
        do {
            _ = try site.drain(files: trace.files)
        } catch {
            return "the run itself failed: \(error)"
        }
        try #require(trace.entries.contains { $0.isLeftOut }, "there is no \(mutation)")
        if let fault = try ThreeBatches.fault(inFoldersOf: site) { return fault }
        var loss = PowerLoss(isArchiving: mutation.isArchiving)
        return try loss.fault(in: trace.entries, root: site.folder.path)
    }

    private static func synced(_ step: FileStep, below part: String) -> Bool {
        if case .sync(let path) = step { path.contains(part) } else { false }
    }

    private static func renamed(_ step: FileStep, below part: String) -> Bool {
        if case .rename(_, let path) = step { path.contains(part) } else { false }
    }

    private static func folderSynced(_ step: FileStep, _ end: String) -> Bool {
        if case .syncFolder(let path) = step { path.hasSuffix(end) } else { false }
    }
}
