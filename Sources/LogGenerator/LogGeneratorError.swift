/// Why no (further) data were generated. Each case says what to do about it.
package enum LogGeneratorError: Error, Equatable, CustomStringConvertible {
    /// An option is out of range; nothing was written.
    case invalidOption(name: String, value: String, remedy: String)
    /// The output folder cannot be created or used; nothing was written.
    case unusableFolder(path: String, reason: String)
    /// A day's file could not be written or named. Days finished before it stay; no part of it has its final name.
    case cannotWrite(path: String, reason: String)

    package var description: String {
        switch self {
        case .invalidOption(let name, let value, let remedy):
            "\(name) cannot be \(value): \(remedy)"
        case .unusableFolder(let path, let reason):
            "cannot use the output folder \(path): \(reason); choose a folder that you may write to"
        case .cannotWrite(let path, let reason):
            "cannot write \(path): \(reason); free some space or choose another folder, then run this again"
        }
    }
}
