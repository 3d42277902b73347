import Foundation
import Genres
import TestSupport
import Testing

/// Answers that are late, cut off or wrong.
@Suite struct BadAnswerTests {
    private typealias Common = LanguageModelTests

    @Test("a batch that takes too long is halved until it does not")
    func halvesOnTimeout() async throws {
        var options = Common.options()
        options.requestTimeout = .milliseconds(400)
        options.mostFailuresInRow = .max
        let (result, chats) = try await Common.run(options: options) { request in
            request.keywords.count > 2 ? .hang : .genres(Common.right(request.keywords))
        }
        Common.expectAllRight(result)
        // What was too much for the first batch is not tried with the others.
        #expect(chats.filter { $0.keywords.count > 2 }.map(\.keywords.count) == [8, 4])
    }

    @Test(
        "an answer that is cut off is asked for in parts",
        arguments: [
            ChatServer.Reply.chat("{\"labels\":[{\"id\":0,\"genre\":\"Drama\"},{\"id\":1,\"gen"),
            .chat("{\"labels\":[{\"id\":0,\"genre\":\"Drama\"}]}", finish: "length"), .flood,
        ])
    func halvesOnTruncation(bad: ChatServer.Reply) async throws {
        let (result, _) = try await Common.run { request in
            request.keywords.count > 4 ? bad : .genres(Common.right(request.keywords))
        }
        Common.expectAllRight(result)
    }

    @Test("ids that are left out, doubled, wrong or without a genre are asked for again, and no others")
    func asksAgain() async throws {
        let (result, chats) = try await Common.run(8) { request in
            guard request.number == 0 else { return .genres(Common.right(request.keywords)) }
            let labels = [
                "{\"id\":0,\"genre\":\"Action\"}", "{\"id\":1,\"genre\":\"Romance\"}", "{\"id\":1,\"genre\":\"News\"}",
                "{\"id\":2,\"genre\":\"Fantasy\"}", "{\"id\":99,\"genre\":\"News\"}", "{\"id\":-1,\"genre\":\"News\"}",
                "{\"id\":\"3\",\"genre\":\"horror\"}", "{\"id\":4}", "{\"id\":5,\"genre\":7}", "{\"genre\":\"News\"}",
                "{\"id\":6,\"genre\":\"C Drama\"}", "{\"id\":6,\"genre\":\"C Drama\"}",
            ]
            return .chat("{\"labels\":[\(labels.joined(separator: ","))]}")
        }
        Common.expectAllRight(result, 8)
        let asked = [Array(0..<8), [1, 2, 4, 5, 7]].map { $0.map { "từ khoá \($0)" } }
        #expect(chats.map(\.keywords) == asked)
    }

    @Test(
        "an answer in another shape, or with something else in between, is taken for what it says",
        arguments: [
            "{\"labels\":[null,L0,5,\"x\",[],L1,L2,L3]}", "[L0,L1,null,L2,L3]", "L0\nL1\nL2\nL3",
            "{\"labels\":[\"id\"]} no: L0, L1, L2, L3", "[1,2] {\"labels\":[L0,L1,L2,L3]} [\"end\"]",
        ])
    func takesOtherShapes(shape: String) async throws {
        let (result, chats) = try await Common.run(4) { request in
            let genres = Common.right(request.keywords)
            return .chat(
                genres.indices.reduce(shape) {
                    $0.replacing("L\($1)", with: "{\"id\":\($1),\"genre\":\"\(genres[$1].rawValue)\"}")
                })
        }
        Common.expectAllRight(result, 4)
        #expect(chats.count == 1)
    }

    @Test("a keyword that gets no genre is pending with a reason, never Other")
    func leavesPending() async throws {
        let (result, chats) = try await Common.run(4) { request in
            .chat(
                ChatServer.labels(Common.right(request.keywords)).replacing("Comedy", with: "Fantasy"))
        }
        #expect(result.labels.map { $0?.genre } == [.action, .romance, nil, .horror])
        #expect(result.pendingReason?.contains("none of the 14 genres") == true && chats.count == 3)
    }

    @Test("a model that writes prose alone is given up", arguments: ["I cannot do that.", "", "[1, 2", "{}"])
    func givesUpProse(text: String) async throws {
        let (result, chats) = try await Common.run(4) { _ in .chat(text) }
        #expect(result.pending == 4 && result.pendingReason != nil && chats.count <= 8)
    }

    @Test("whatever bytes a server sends, the program goes on, and takes no genre from noise")
    func survivesNoise() async throws {
        var options = Common.options()
        options.mostFailuresInRow = .max
        options.mostReasks = 20
        options.backoff = .zero
        let (result, chats) = try await Common.run(200, options: options) { request in
            var random = SeededRandom(seed: request.number)
            let pieces = [
                "{", "}", "[", "]", "\"", "\\", ",", ":", "0", "labels", "id", "genre", "Drama", "đ", "```", "\n",
            ]
            let noise = (0..<Int.random(in: 0...60, using: &random)).map { _ in random.pick(pieces) }.joined()
            return random.once(in: 2) ? .chat(noise) : .http(noise)
        }
        #expect(result.labels.count == 200 && chats.count > 100)
        #expect(result.pending > 190 && result.pendingReason != nil)
    }
}
