/// Where the API of made-up votes listens, and which votes it makes.
package struct SimulatorOptions: Sendable {
    /// A name or an address of this machine.
    package var host: String
    /// 0 to 65535; 0 for any free one.
    package var port: Int
    /// The same seed gives the same answers in the same order, apart from timestamps.
    package var seed: UInt64

    package init(host: String = "127.0.0.1", port: Int = 1111, seed: UInt64 = .random(in: 0...UInt64.max)) {
        self.host = host
        self.port = port
        self.seed = seed
    }

    /// Whether only programs on this machine can reach it.
    package var isLoopback: Bool {
        let isNumeric = host.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        return host == "localhost" || host == "::1" || (host.hasPrefix("127.") && isNumeric)
    }

    /// - Throws: `SimulatorError.invalidOption` for the first option that is out of range.
    package func validate() throws(SimulatorError) {
        guard !host.isEmpty, !host.utf8.contains(where: { $0 <= 0x20 }) else {
            throw .invalidOption(name: "--host", value: "“\(host)”", remedy: "name an address, such as 127.0.0.1")
        }
        guard (0...65_535).contains(port) else {
            throw .invalidOption(name: "--port", value: "\(port)", remedy: "choose 1 to 65535, or 0 for any free port")
        }
    }
}

/// Where the API listens.
package struct BoundAddress: Sendable, Equatable {
    package let host: String
    package let port: Int

    /// `http://127.0.0.1:1111`.
    package var url: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }
}
