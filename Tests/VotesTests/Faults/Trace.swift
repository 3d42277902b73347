import DurableFiles
import Glibc
import Synchronization

/// The changes a run makes, in order, and what is left out of them or fails on the way.
final class Trace: Sendable {
    struct Entry: Sendable {
        var step: FileStep
        /// The run went on as if this had been done.
        var isLeftOut = false
    }

    private let made = Mutex<[Entry]>([])
    private let leavesOut: @Sendable (FileStep) -> Bool
    private let failing: Int?
    private let code: Int32

    /// - Parameters:
    ///   - failing: the change that the system refuses, from 0.
    ///   - code: its reason.
    init(failing: Int? = nil, code: Int32 = ENOSPC, leavingOut: @escaping @Sendable (FileStep) -> Bool = { _ in false })
    {
        self.failing = failing
        self.code = code
        leavesOut = leavingOut
    }

    var entries: [Entry] { made.withLock { $0 } }

    var files: DurableFiles {
        DurableFiles(before: { [self] (step) throws(FileError) in
            let isLeftOut = leavesOut(step)
            let number = made.withLock { made in
                made.append(Entry(step: step, isLeftOut: isLeftOut))
                return made.count - 1
            }
            if number == failing {
                made.withLock { _ = $0.removeLast() }
                throw FileError(step.operation, step.path, code: code)
            }
            return isLeftOut ? .leaveOut : .carryOut
        })
    }
}
