import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import ServiceLifecycle
import Synchronization

/// Answers every request: the votes, what the service is, or what is wrong with the request.
struct VoteResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    /// Which answer is next.
    final class Turn: Sendable {
        private let number = Atomic<UInt64>(0)

        var next: UInt64 { number.load(ordering: .relaxed) }
        func take() -> UInt64 { number.wrappingAdd(1, ordering: .relaxed).oldValue }
    }

    let seed: UInt64
    let meter: SimulatorMeter
    let turn = Turn()

    func respond(to request: Request, context: Context) async throws -> Response {
        let visit = SimulatorMeter.Visit(meter)
        let response = await response(to: request, visit)
        // A body here would be taken for the beginning of the next answer.
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func response(to request: Request, _ visit: SimulatorMeter.Visit) async -> Response {
        let isKnown = request.uri.path == "/" || request.uri.path == "/votes"
        guard isKnown else { return refuse(.notFound, "there is nothing at this path; see GET /") }
        guard request.method == .get || request.method == .head else {
            return refuse(.methodNotAllowed, "only GET and HEAD are allowed here", [.allow: "GET, HEAD"])
        }
        if request.uri.path == "/" { return ServiceDescription.response }
        do throws(VoteQueryError) {
            let pairs = request.uri.queryParameters.map { (key: String($0.key), value: String($0.value)) }
            let query = try VoteQuery(pairs)
            return request.method == .head ? describe(query) : await answer(query, visit)
        } catch {
            return refuse(.badRequest, error.description)
        }
    }

    private func answer(_ query: VoteQuery, _ visit: SimulatorMeter.Visit) async -> Response {
        let answer = VoteAnswer(seed: seed, number: turn.take(), query: query)
        let began = ContinuousClock.now
        // A stop cuts the delay short, and the client has its answer at once.
        let isCut =
            await (try? cancelWhenGracefulShutdown { try await Task.sleep(for: .milliseconds(answer.delay)) }) == nil
        let waited = min(answer.delay, Int((ContinuousClock.now - began) / .milliseconds(1)))
        let head = answer.head(delay: isCut || Task.isShuttingDownGracefully ? waited : answer.delay)
        return stream(answer, head, visit)
    }

    /// Writes piece by piece as the client reads, so that a thousand large answers at a time need little memory.
    private func stream(_ answer: VoteAnswer, _ head: [UInt8], _ visit: SimulatorMeter.Visit) -> Response {
        let timestamp = Array(LocalTime().timestamp.utf8)
        let votes = answer.votes
        let length = head.count + votes.length + VoteAnswer.tail.count
        let body = ResponseBody(contentLength: length) { writer in
            var (votes, bytes) = (votes, head)
            repeat {
                votes.write(500, timestamp: timestamp, to: &bytes)
                if votes.left == 0 { bytes += VoteAnswer.tail }
                try await writer.write(ByteBuffer(bytes: bytes))
                bytes.removeAll(keepingCapacity: true)
            } while votes.left > 0
            try await writer.finish(nil)
            meter.count { $0.votes += answer.count }
            withExtendedLifetime(visit) {}
        }
        return Response(status: .ok, headers: Self.headers, body: body)
    }

    /// The head of the answer that the next GET would have; takes nothing from the sequence.
    private func describe(_ query: VoteQuery) -> Response {
        let answer = VoteAnswer(seed: seed, number: turn.next, query: query)
        let length = answer.head(delay: answer.delay).count + answer.votes.length + VoteAnswer.tail.count
        return Response(status: .ok, headers: Self.headers + [.contentLength: "\(length)"])
    }

    private func refuse(_ status: HTTPResponse.Status, _ reason: String, _ more: HTTPFields = [:]) -> Response {
        meter.count { $0.errors += 1 }
        let text = Array("{\"status\":\"error\",\"error\":".utf8) + JSONText.string(reason) + Array("}".utf8)
        return Response(
            status: status, headers: Self.headers + more, body: ResponseBody(byteBuffer: ByteBuffer(bytes: text)))
    }

    static let headers: HTTPFields = [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"]
}

extension HTTPFields {
    static func + (left: HTTPFields, right: HTTPFields) -> HTTPFields {
        var fields = left
        fields.append(contentsOf: right)
        return fields
    }
}
