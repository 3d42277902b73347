import ArgumentParser
import Masking

/// `--mask` of the commands that name customers, devices or users.
struct MaskOption: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Name customers, devices and users by tokens, the same ones each time.",
            discussion: "Made with the key in CYCLORAMA_MASK_KEY, else with that in <workspace>/mask.key."))
    var mask = false

    func identity(in places: Places) throws -> IdentityText {
        guard mask else { return .plain }
        let tokens = try Mask.load(workspace: places.workspace)
        return IdentityText(
            contract: { tokens.token(.contract, $0) }, mac: { tokens.token(.device, $0) },
            user: { tokens.token(.user, $0) }, isMasked: true)
    }
}
