import Foundation
import TestSupport
import Testing

/// Polling over https with a certificate that the machine trusts. Foundation reads the trusted ones from one file, so
/// the test puts its own in place of that, in a mount namespace where nobody else sees it.
@Suite(.timeLimit(.minutes(2)))
struct PollTLSTests {
    private static let trusted = "/etc/ssl/certs/ca-certificates.crt"

    private static let canReplaceIt: Bool = {
        let line = "mount --bind \(trusted) \(trusted) && command -v openssl python3"
        return (try? CommandResult.run(["unshare", "--map-root-user", "--mount", "sh", "-c", line]).status) == 0
    }()

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

    private static let session = """
        set -me
        cd "$2"
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
            -addext subjectAltName=DNS:localhost -keyout key.pem -out certificate.pem 2>/dev/null
        mount --bind certificate.pem "$3"
        python3 -c "$4" 2>/dev/null & server=$!
        trap 'kill $server' EXIT
        until [ -e port ]; do sleep 0.02; done
        "$1" poll --url "https://localhost:$(cat port)/votes" --interval 60 --output out 2>poll.log & poll=$!
        until ls out/votes_*.json >/dev/null 2>&1 || grep -q "trying again" poll.log; do sleep 0.02; done
        kill -s INT $poll
        wait $poll || true
        cat poll.log out/votes_*.json
        """

    @Test(.enabled(if: canReplaceIt, "mount namespaces, openssl or python3 are missing"))
    func writesWhatATrustedServerAnswers() throws {
        let stage = try Stage()
        let result = try CommandResult.run(
            [
                "unshare", "--map-root-user", "--mount", "bash", "-c", Self.session, "bash", Stage.program, stage.root,
                Self.trusted, Self.server,
            ], environment: stage.environment)
        #expect(result.output.hasSuffix("{\"votes\":[1,2,3]}"), "\(result)")
    }
}
