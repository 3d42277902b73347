import Columnar
import Foundation
import Synchronization
import TestSupport
import Testing
import Warehouse

@testable import DatabaseLoad

extension DatabaseTests {
    @Suite struct FailureTests {
        @Test("a connection lost in the middle leaves the old tables whole, and the next load goes through")
        func lostConnection() async throws {
            let site = try LoadSite()
            try await site.makeLogs(days: 2)
            try await site.load()
            try site.add(contract: "NEWCUSTOMER", toDay: 1)
            try await site.loadLogs()
            let error = try await site.failure { progress in
                guard progress.phase == .sending, progress.table == "fact_usage" else { return }
                site.killConnections()
            }
            #expect(error?.kind == .serverGone)
            #expect(try site.value("SELECT COUNT(*) FROM fact_usage") == "9000")
            #expect(try site.value("SELECT COUNT(*) FROM dim_contract WHERE contract = 'NEWCUSTOMER'") == "0")
            try await site.load()
            #expect(try site.value("SELECT COUNT(*) FROM fact_usage") == "9001")
            #expect(try site.tables().allSatisfy { !$0.hasPrefix("cyclorama_") })
        }

        @Test("a load that is stopped leaves the old tables and nothing of its own")
        func stopped() async throws {
            let site = try LoadSite()
            try await site.makeLogs(days: 2)
            let loading = Mutex<Task<RunRecord, any Error>?>(nil)
            let task = Task {
                try await site.load { progress in
                    if progress.table == "fact_usage" { loading.withLock { $0?.cancel() } }
                }
            }
            loading.withLock { $0 = task }
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try site.tables() == [])
        }

        @Test(
            "a wrong password is refused with the way to give the right one; the right one is taken from MYSQL_PWD or a file"
        )
        func password() async throws {
            let site = try LoadSite()
            try site.publishStar(days: [(Day(number: 19_083), [1])])
            let user = site.makeUser(password: "sécret", grants: "ALL")
            let address = "mysql://\(user)@localhost/\(site.database)?socket=\(site.server.socket)"
            let places = ["--warehouse", site.warehouse]
            let wrong = try site.run("load", "--to", address, places[0], places[1], environment: ["MYSQL_PWD": "wrong"])
            #expect(wrong.status == 1)
            #expect(wrong.errors.contains("MYSQL_PWD") && wrong.errors.contains("Access denied"))
            let right = try site.run(
                "load", "--to", address, places[0], places[1], environment: ["MYSQL_PWD": "sécret"])
            #expect(right.status == 0, "\(right)")
            let file = try site.folder.write("own.cnf", "[client]\npassword=sécret\n")
            let fromFile = try site.run("load", "--to", address, places[0], places[1], "--defaults-file", file)
            #expect(fromFile.status == 0, "\(fromFile)")
            #expect(!fromFile.output.contains("sécret") && !fromFile.errors.contains("sécret"))
            let old = try site.folder.write("old.cnf", "[client]\npassword=old\n")
            let overridden = try site.run(
                "load", "--to", address, places[0], places[1], "--defaults-file", old,
                environment: ["MYSQL_PWD": "sécret"])
            #expect(overridden.status == 0, "\(overridden)")
        }

        @Test("a missing privilege is named with what to grant")
        func privilege() async throws {
            let site = try LoadSite()
            try site.publishStar(days: [(Day(number: 19_083), [1])])
            _ = try site.server.rows("CREATE DATABASE \(site.database)")
            let user = site.makeUser(password: "", grants: "SELECT")
            let error = try await site.failure(try site.options(user: user))
            #expect(error?.kind == .missingPrivilege)
            #expect(error?.description.contains("GRANT") == true)
            #expect(throws: DatabaseError.self) { try DatabaseCheck(try site.options(user: user).database) }
        }

        @Test("a server that is not there, and a host that is not, are told apart")
        func unreachable() async throws {
            let site = try LoadSite()
            try site.publishStar(days: [(Day(number: 19_083), [1])])
            var options = try site.options()
            options.database.url = try DatabaseURL("mysql://root@localhost/x?socket=/nowhere/socket")
            let socket = try await site.failure(options)
            #expect(socket?.kind == .unreachable)
            options.database.url = try DatabaseURL("mysql://root@127.0.0.1:1/x")
            let port = try await site.failure(options)
            #expect(port?.kind == .unreachable)
        }

        @Test("a value too long for its column fails the load by table and column, and changes nothing")
        func tooLongValue() async throws {
            let site = try LoadSite()
            try site.publishKeyword("short")
            try await site.load()
            try site.publishKeyword(String(repeating: "ả", count: 800))
            let error = try await site.failure()
            #expect(error?.kind == .refusedValue)
            #expect(error?.description.contains("mart_keyword_genre") == true)
            #expect(error?.description.contains("keyword") == true)
            #expect(try site.value("SELECT keyword FROM mart_keyword_genre") == "short")
        }

        @Test("a fact whose customer the dimension lacks is not loaded")
        func orphan() async throws {
            let site = try LoadSite()
            try site.publishStar(days: [(Day(number: 19_083), [1, 2])], contract: 8)
            let error = await #expect(throws: OrphanedFact.self) { try await site.load() }
            #expect(error?.description.contains("contract_id 8") == true)
            #expect(try site.tables() == [])
        }

        @Test("a view with a table's name is named before anything is sent, and stays as it was")
        func viewInTheWay() async throws {
            let site = try LoadSite()
            try site.publishStar(days: [(Day(number: 19_083), [1])])
            _ = try site.server.rows("CREATE DATABASE \(site.database)")
            _ = try site.rows("CREATE VIEW dim_contract AS SELECT 1 AS mine")
            let error = try await site.failure()
            #expect(error?.kind == .viewInTheWay)
            #expect(error?.description.contains("dim_contract") == true && error?.remedy.contains("rename") == true)
            #expect(try site.tables() == ["dim_contract"])
            #expect(try site.value("SELECT mine FROM dim_contract") == "1")
            _ = try site.rows("DROP VIEW dim_contract")
            try await site.load()
            #expect(try site.value("SELECT contract FROM dim_contract") == "C7")
        }

        @Test("TLS is used where it is required, and its lack is an error, not a silent fall-back")
        func encryption() async throws {
            let site = try LoadSite()
            try site.publishStar(days: [(Day(number: 19_083), [1])])
            var options = try site.options()
            options.database.encryption = .required
            let record = try await site.load(options)
            #expect(record.database?.server.contains("encrypted by TLS") == true, "\(record.database?.server ?? "")")
            #expect(try site.value("SELECT COUNT(*) FROM fact_usage") == "1")

            let bare = try MariaDBServer("--skip-ssl")
            options.database.url = try DatabaseURL("mysql://root@localhost/x?socket=\(bare.socket)")
            let error = try await site.failure(options)
            #expect(error?.kind == .encryption)
        }

        @Test("two loads into one database do not meet")
        func twoLoads() async throws {
            let site = try LoadSite()
            try site.publishStar(days: [(Day(number: 19_083), [1])])
            let other = try Connection(try site.options().database)
            let session = try DatabaseSession(other, site.database)
            try session.lock(patience: 0)
            var options = try site.options()
            options.patience = 0
            let error = try await site.failure(options)
            #expect(error?.kind == .loadRunning)
        }
    }
}

extension LoadSite {
    /// Why a load fails; nil where it does not.
    func failure(
        _ options: DatabaseLoad.Options? = nil, report: @escaping @Sendable (DatabaseProgress) -> Void = { _ in }
    ) async throws -> DatabaseError? {
        do {
            try await load(options, report: report)
            return nil
        } catch let error as DatabaseError {
            return error
        }
    }

    /// Ends every connection but its own.
    func killConnections() {
        let ids =
            (try? rows("SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()"))
            ?? []
        for id in ids { _ = try? rows("KILL CONNECTION \(id[0])") }
    }

    func makeUser(password: String, grants: String) -> String {
        let user = "u_" + database.suffix(8)
        _ = try? server.rows("CREATE USER \(user)@localhost IDENTIFIED BY '\(password)'")
        _ = try? server.rows("GRANT \(grants) ON \(database).* TO \(user)@localhost")
        return user
    }

    func publishKeyword(_ keyword: String) throws {
        let text = Column.text([keyword])
        try publish([
            (
                SearchSchema.keywordGenre, nil,
                [text, .text(["x"]), .optionalText([nil]), .double([0.5]), .text(["pending"])]
            )
        ])
    }
}
