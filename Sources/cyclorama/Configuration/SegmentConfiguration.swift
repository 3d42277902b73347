import Warehouse

extension SegmentRules {
    /// The `[segments]` table: rules in their order, the name for whom none matches, and the contracts that are nobody.
    init(_ section: ConfigurationSection) throws(ConfigurationError) {
        try section.allow(["rules", "other", "unknown"])
        var rules = Self.standard.rules
        if let texts = try section.list("rules") {
            guard !texts.isEmpty else { throw section.refuse("rules", "there must be one at least") }
            guard texts.count <= 100 else { throw section.refuse("rules", "there may be 100 at most") }
            rules = []
            for text in texts {
                do { rules.append(try SegmentRule(text)) } catch { throw section.refuse("rules", error.description) }
            }
        }
        let other = try section.text("other") ?? Self.otherName
        guard other.contains(where: { !$0.isWhitespace }) else { throw section.refuse("other", "it must not be empty") }
        guard ([other] + rules.map(\.name)).allSatisfy({ $0 != Self.unknownName }) else {
            throw section.refuse("rules", "“\(Self.unknownName)” is the name of contracts that stand for nobody")
        }
        self.init(
            rules: rules, other: other,
            unknown: try section.list("unknown") ?? Self.standard.unknown)
    }
}
