/// Why the API of made-up votes does not run, with what a person can do about it.
package enum SimulatorError: Error, Equatable, CustomStringConvertible {
    /// An option is out of range.
    case invalidOption(name: String, value: String, remedy: String)
    /// Somebody else listens there; who, where that can be known.
    case portInUse(BoundAddress, holder: PortHolder?)
    /// The system refuses to listen there.
    case cannotListen(BoundAddress, reason: String)

    package var description: String {
        switch self {
        case .invalidOption(let name, let value, let remedy):
            "\(name) cannot be \(value): \(remedy)"
        case .portInUse(let address, let holder):
            "port \(address.port) of \(address.host) is in use\(holder.map { " by \($0)" } ?? ""); stop that, or choose "
                + "another port: --port N (0 for any free one), or port in [votes] of config.toml"
        case .cannotListen(let address, let reason):
            "cannot listen on \(address.url): \(reason); choose an address of this machine with --host, and a port above "
                + "1023 with --port"
        }
    }
}
