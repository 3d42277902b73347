/// How contracts, MACs and users are given out: every command and screen that names a customer asks here.
struct IdentityText: Sendable {
    var contract: @Sendable (String) -> String
    var mac: @Sendable (String) -> String
    var user: @Sendable (String) -> String

    /// Whether parts of them must not be given out either.
    var isMasked = false

    /// As logged.
    static let plain = IdentityText(contract: { $0 }, mac: { $0 }, user: { $0 })
}
