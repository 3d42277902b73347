import Foundation
import TestSupport
import Testing

/// Polling over https. The machine's own list of trusted certificates is one file, so one test puts another in its place,
/// in a mount namespace where nobody else sees it.
@Suite(.timeLimit(.minutes(2)))
struct PollTLSTests {
    private static let trusted = "/etc/ssl/certs/ca-certificates.crt"
    private static let hasTools =
        (try? CommandResult.run(["sh", "-c", "command -v openssl && command -v python3"]))?
        .status == 0
    private static let canReplaceIt =
        hasTools
        && (try? CommandResult.run([
            "unshare", "--map-root-user", "--mount", "mount", "--bind", trusted, trusted,
        ]))?.status == 0

    private static let server = """
        import http.server, os, ssl
        class Votes(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = b'{"votes":[1,2,3]}'
                self.send_response(200)
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                self.wfile.write(body)
        server = http.server.HTTPServer(('127.0.0.1', 0), Votes)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain('certificate.pem', 'key.pem')
        server.socket = context.wrap_socket(server.socket, server_side=True)
        with open('port.new', 'w') as file: file.write(str(server.server_port))
        os.rename('port.new', 'port')
        server.serve_forever()
        """

    /// Polls a server at the host `$4`, whose certificate is for localhost and valid for `$5` days, until there is an
    /// answer or an error. With `$6` the certificate takes the place of the machine's trusted ones.
    private static let session = """
        set -me
        cd "$2"
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost \
            -addext subjectAltName=DNS:localhost -keyout key.pem -out new.pem 2>/dev/null
        openssl x509 -in new.pem -signkey key.pem -days "$5" -out certificate.pem 2>/dev/null
        if [ "$6" ]; then mount --bind certificate.pem "$6"; fi
        python3 -c "$3" 2>/dev/null & server=$!
        trap 'kill $server' EXIT
        until [ -e port ]; do sleep 0.02; done
        "$1" poll --url "https://user:s3cret@$4:$(cat port)/votes" --interval 60 --output out 2>poll.log & poll=$!
        until ls out/votes_*.json >/dev/null 2>&1 || grep -q "trying again" poll.log; do sleep 0.02; done
        kill -s INT $poll
        wait $poll || true
        cat poll.log
        cat out/votes_*.json 2>/dev/null || true
        """

    private static func poll(
        host: String = "localhost", days: Int = 2, trusting file: String? = nil, insteadOf trusted: String? = nil
    ) throws -> CommandResult {
        let stage = try Stage()
        var environment = stage.environment
        environment["SSL_CERT_FILE"] = file.map { stage.root + "/" + $0 } ?? ""
        let shell = ["bash", "-c", session, "bash", Stage.program, stage.root, server, host, "\(days)", trusted ?? ""]
        let command = (trusted == nil ? [] : ["unshare", "--map-root-user", "--mount"]) + shell
        return try CommandResult.run(command, environment: environment)
    }

    @Test(.enabled(if: canReplaceIt, "mount namespaces, openssl or python3 are missing"))
    func pollsAServerThatTheMachineTrusts() throws {
        let result = try Self.poll(insteadOf: Self.trusted)
        #expect(result.output.hasSuffix("{\"votes\":[1,2,3]}"), "\(result)")
    }

    @Test(.enabled(if: hasTools, "openssl or python3 are missing"))
    func pollsAServerThatOnlyTheUserTrusts() throws {
        let result = try Self.poll(trusting: "certificate.pem")
        #expect(result.output.hasSuffix("{\"votes\":[1,2,3]}"), "\(result)")
    }

    @Test(
        "what is wrong with a certificate is said, with what to do about it",
        .enabled(if: hasTools, "openssl or python3 are missing"),
        arguments: [
            ("localhost", 2, nil, "the certificate of localhost has expired, or nobody this machine trusts"),
            ("localhost", -1, "certificate.pem", "the certificate of localhost has expired"),
            ("127.0.0.1", 2, "certificate.pem", "certificate is not for 127.0.0.1"),
            ("localhost", 2, "missing.pem", "SSL_CERT_FILE"), ("localhost", 2, "key.pem", "SSL_CERT_FILE"),
        ] as [(String, Int, String?, String)])
    func refusesCertificates(host: String, days: Int, file: String?, words: String) throws {
        let result = try Self.poll(host: host, days: days, trusting: file)
        #expect(result.output.contains("no secure connection") && result.output.contains(words), "\(result)")
        #expect(!result.output.contains("s3cret") && !result.output.contains("{\"votes\""))
    }
}
