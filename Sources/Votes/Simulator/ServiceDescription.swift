import Hummingbird
import HummingbirdCore
import NIOCore

/// What `GET /` says about the service.
enum ServiceDescription {
    static var response: Response {
        Response(
            status: .ok, headers: VoteResponder.headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: json)))
    }

    private static let json: [UInt8] = {
        let songs = Songs.json.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",")
        return Array(
            """
            {"name":"Cyclorama vote simulator","endpoints":{"GET /":"this description","GET /votes":"made-up votes"},\
            "parameters":{"count":{"minimum":0,"maximum":\(VoteQuery.largestCount),"default":"20 to 80 at random"},\
            "delay":{"unit":"seconds","minimum":0,"maximum":\(Int(VoteQuery.longestDelay)),\
            "default":"0 to 2 at random"}},"songs":[\(songs)]}
            """.utf8)
    }()
}
