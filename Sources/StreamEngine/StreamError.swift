/// What makes the stream engine stop, with what a person can do about it.
package enum StreamError: Error, CustomStringConvertible, Equatable {
    /// A file of the checkpoint does not hold what was written to it.
    case damagedCheckpoint(path: String, reason: String)
    /// The checkpoint was made by another query, or another version of this one.
    case foreignCheckpoint(path: String, found: String, wanted: String)
    /// Files cannot be moved to the archive in one step.
    case archiveElsewhere(input: String, archive: String)
    /// Rows read are not the sum of rows kept and rows rejected: a fault of this program. Nothing was committed.
    case rowsUnaccounted(batch: Int, reason: String)

    package var description: String {
        switch self {
        case .damagedCheckpoint(let path, let reason):
            "the checkpoint is damaged: \(path): \(reason); restore the folder from a copy, or move it away to count "
                + "every file again"
        case .foreignCheckpoint(let path, let found, let wanted):
            "\(path) belongs to \(found), not to \(wanted); choose another checkpoint folder"
        case .archiveElsewhere(let input, let archive):
            "\(archive) cannot be the archive of \(input); choose another folder on the same file system, such as one beside it"
        case .rowsUnaccounted(let batch, let reason):
            "batch \(batch) was not committed: \(reason); please report this as a fault of the program"
        }
    }
}
