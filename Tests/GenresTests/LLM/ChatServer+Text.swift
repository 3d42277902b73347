import Foundation
import Genres

extension ChatServer {
    /// The JSON a good model writes.
    static func labels(_ genres: [Genre]) -> String {
        let labels = genres.enumerated().map { "{\"id\":\($0.offset),\"genre\":\"\($0.element.rawValue)\"}" }
        return "{\"labels\":[\(labels.joined(separator: ","))]}"
    }

    /// The server's answer around a model's text.
    static func chat(_ text: String, _ finish: String) -> String {
        let content = String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
        let message = "{\"role\":\"assistant\",\"content\":\(content)}"
        let body = "{\"choices\":[{\"index\":0,\"finish_reason\":\"\(finish)\",\"message\":\(message)}]}"
        return "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
    }

    static func keywords(in body: String) -> [String] {
        struct Chat: Decodable {
            let messages: [Message]
        }
        struct Message: Decodable {
            let content: String
        }
        struct Question: Decodable {
            let id: Int
            let keyword: String
        }
        let decoder = JSONDecoder()
        guard let chat = try? decoder.decode(Chat.self, from: Data(body.utf8)), let last = chat.messages.last else {
            return []
        }
        return ((try? decoder.decode([Question].self, from: Data(last.content.utf8))) ?? []).map(\.keyword)
    }

    static func read(_ connection: Int32) -> (head: String, body: String)? {
        var (head, byte) = ([UInt8](), UInt8(0))
        while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            guard Foundation.read(connection, &byte, 1) == 1 else { return nil }
            head.append(byte)
        }
        let text = String(decoding: head, as: UTF8.self)
        let line = text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
        let length = line.flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) } ?? 0
        var body = [UInt8](repeating: 0, count: length)
        var count = 0
        while count < length {
            let more = body[count...].withUnsafeMutableBytes { Foundation.read(connection, $0.baseAddress, $0.count) }
            guard more > 0 else { return nil }
            count += more
        }
        return (text, String(decoding: body, as: UTF8.self))
    }

    /// False when the client has gone.
    @discardableResult
    func write(_ text: String, to connection: Int32) -> Bool {
        var left = Array(text.utf8)[...]
        while !left.isEmpty {
            let count = left.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            left = left.dropFirst(count)
        }
        return true
    }

    static func waitForEnd(of connection: Int32) {
        var byte = UInt8(0)
        while Foundation.read(connection, &byte, 1) > 0 {}
    }
}
