import Foundation
import TestSupport

/// A MariaDB server of the tests' own: on a socket and a data folder that go away with them, without a network.
final class MariaDBServer: Sendable {
    /// Nil where the machine has no MariaDB.
    static let shared: MariaDBServer? = try? MariaDBServer()
    static let isAvailable =
        program("mariadbd") != nil && program("mariadb-install-db") != nil && program("mariadb") != nil
    static let absence = "no mariadbd, mariadb-install-db or mariadb; scripts/bootstrap --test installs them"

    let folder: String
    var socket: String { folder + "/socket" }

    struct Failure: Error, CustomStringConvertible { let description: String }

    init(_ options: String...) throws {
        // A socket's path has little room.
        folder = "/tmp/cyclorama-mariadb-\(getpid())-\(UInt16.random(in: 0...UInt16.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard let server = Self.program("mariadbd"), let install = Self.program("mariadb-install-db") else {
            throw Failure(description: Self.absence)
        }
        let user = NSUserName()
        let made = try CommandResult.run([
            install, "--no-defaults", "--datadir=\(folder)/data", "--auth-root-authentication-method=normal",
            "--skip-test-db", "--user=\(user)", "--innodb-log-file-size=16M",
        ])
        guard made.status == 0 else { throw Failure(description: made.output + made.errors) }
        let words = [
            server, "--no-defaults", "--datadir=\(folder)/data", "--socket=\(folder)/socket", "--user=\(user)",
            "--pid-file=\(folder)/pid", "--innodb-buffer-pool-size=256M", "--innodb-log-file-size=64M",
            "--innodb-flush-log-at-trx-commit=0", "--skip-log-bin", "--log-error=\(folder)/errors",
        ]
        let encryption = options.contains("--skip-ssl") ? [] : try makeCertificate()
        let networking = options.contains { $0.hasPrefix("--port") } ? [] : ["--skip-networking"]
        try start(words + networking + encryption + options)
        try waitUntilReady()
    }

    /// The server offers TLS with a certificate that nobody has signed, as MySQL's own do.
    private func makeCertificate() throws -> [String] {
        let (key, certificate) = (folder + "/key.pem", folder + "/certificate.pem")
        let made = try CommandResult.run([
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days",
            "2",
            "-subj", "/CN=localhost",
        ])
        return made.status == 0 ? ["--ssl-cert=\(certificate)", "--ssl-key=\(key)"] : []
    }

    /// A shell beside it ends the server when this process is gone, however it went.
    private func start(_ words: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments =
            [
                "-c",
                "\"$@\" & while kill -0 \(getpid()) && kill -0 $!; do sleep 0.5; done; kill -KILL $!; wait; rm -rf '\(folder)'",
                "server",
            ] + words
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    private func waitUntilReady() throws {
        for _ in 0..<600 {
            if (try? rows("SELECT 1")) != nil { return }
            usleep(50_000)
        }
        throw Failure(description: (try? String(contentsOfFile: folder + "/errors", encoding: .utf8)) ?? "no server")
    }

    /// The rows a query gives through MariaDB's own client, NULL as `NULL`.
    func rows(_ sql: String, in database: String? = nil) throws -> [[String]] {
        let result = try CommandResult.run(
            [
                "mariadb", "--no-defaults", "--socket=\(socket)", "--user=root", "--default-character-set=utf8mb4",
                "-N", "-B",
            ]
                + (database.map { [$0] } ?? []) + ["-e", sql])
        guard result.status == 0 else { throw Failure(description: "\(sql): \(result.errors)") }
        return result.output.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    func value(_ sql: String, in database: String? = nil) throws -> String {
        try rows(sql, in: database).first?.first ?? ""
    }

    /// Debian keeps the server's programs where only root's search path leads.
    private static func program(_ name: String) -> String? {
        ((ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init) + [
            "/usr/sbin", "/usr/bin",
        ])
        .map { $0 + "/" + name }.first { access($0, X_OK) == 0 }
    }
}
