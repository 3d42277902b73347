import Foundation
import TestSupport
import Testing
import Votes

/// A server whose certificate nobody has signed but itself, for one connection; it prints what became of it.
private let serverScript = """
    import os, socket, ssl, sys
    os.chdir(sys.argv[1])
    listener = socket.create_server(('127.0.0.1', 0))
    listener.settimeout(60)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain('certificate.pem', 'key.pem')
    with open('port.new', 'w') as file: file.write(str(listener.getsockname()[1]))
    os.rename('port.new', 'port')
    connection, _ = listener.accept()
    try:
        connection = context.wrap_socket(connection, server_side=True)
        print('received', connection.recv(9))
    except ssl.SSLError as error:
        print('refused', error.reason)
    """

@Suite(.timeLimit(.minutes(2)))
struct PollerTLSTests {
    @Test("a server whose certificate is not trusted gets nothing, and the error names the certificate")
    func refusesACertificateThatIsNotTrusted() async throws {
        let folder = try TemporaryFolder()
        let made = try CommandResult.run([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "2",
            "-subj", "/CN=localhost", "-keyout", folder["key.pem"], "-out", folder["certificate.pem"],
        ])
        try #require(made.status == 0, "\(made.errors)")
        let path = folder.path
        let server = Task { try await blocking { try CommandResult.run(["python3", "-c", serverScript, path]) } }
        try await wait(until: "the server listens") { FileManager.default.fileExists(atPath: folder["port"]) }
        let run = try PollerRun(
            "https://user:s3cret@localhost:\(try folder.text("port"))/votes", interval: .seconds(60))
        let seen = try await server.value
        try await wait(until: "the poller has noticed") { !run.failures.isEmpty }
        try await run.stop()
        // The alert came over a connection on which both sides had spoken TLS.
        #expect(seen.output.contains("refused TLSV1_ALERT_UNKNOWN_CA"), "\(seen)")
        #expect(run.failures[0].contains("certificate") && !run.failures[0].contains("s3cret"))
        #expect(try run.files.isEmpty)
    }
}
