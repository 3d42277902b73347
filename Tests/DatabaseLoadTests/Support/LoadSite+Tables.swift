import Columnar
import Foundation
import TestSupport
import Warehouse

extension LoadSite {
    static let program = TestProducts.executable("cyclorama")

    /// Runs the real program on this site's folders.
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandResult {
        try CommandResult.run([Self.program] + arguments, environment: self.environment.merging(environment) { $1 })
    }

    var environment: [String: String] {
        [
            "CYCLORAMA_WORKSPACE": workspace, "XDG_STATE_HOME": folder["state"], "XDG_CONFIG_HOME": folder["config"],
            "XDG_DATA_HOME": folder["data"], "HOME": folder["home"],
        ]
    }

    /// The warehouse of the data that ship with the program, built once.
    func makeSample() throws {
        let sample = try SampleWarehouse.shared.get()
        try FileManager.default.createDirectory(atPath: workspace, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: workspace + "/warehouse", withDestinationPath: sample["workspace/warehouse"])
        if !FileManager.default.fileExists(atPath: warehouse) {
            try FileManager.default.createSymbolicLink(
                atPath: warehouse, withDestinationPath: sample["workspace/warehouse"])
        }
    }

    /// A star of one app, one customer and one device, and facts of so many seconds each.
    func publishStar(days: [(Day, [Int64])], contract: Int64 = 7) throws {
        let id = Column.int64([7])
        let number = Column.int32([1])
        try publish(
            [
                (StarSchema.app, nil, [id, .text(["Khác"]), .text(["APP"]), id, id]),
                (StarSchema.contract, nil, [id, .text(["C7"]), id, number, id, id, number, number, number]),
                (StarSchema.device, nil, [id, .text(["AABBCCDDEEFF"])]),
            ]
                + days.map { day, seconds in
                    let ids = Column.int64(seconds.map { _ in 7 })
                    return (
                        StarSchema.usage, day, [ids, .int64(seconds.map { _ in contract }), ids, .int64(seconds)]
                    )
                })
    }
}

private enum SampleWarehouse {
    static let shared = Result {
        let folder = try TemporaryFolder()
        let built = try CommandResult.run(
            [LoadSite.program, "show", "--screen", "jobs"],
            environment: [
                "CYCLORAMA_WORKSPACE": folder["workspace"], "XDG_STATE_HOME": folder["state"],
                "XDG_CONFIG_HOME": folder["config"], "XDG_DATA_HOME": folder["data"],
            ])
        guard built.status == 0 else { throw MariaDBServer.Failure(description: built.errors) }
        return folder
    }
}
