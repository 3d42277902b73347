/// How contracts and MACs are given out: every command and screen that names a customer asks here.
struct IdentityText: Sendable {
    var contract: @Sendable (String) -> String
    var mac: @Sendable (String) -> String

    /// As logged.
    static let plain = IdentityText(contract: { $0 }, mac: { $0 })
}
