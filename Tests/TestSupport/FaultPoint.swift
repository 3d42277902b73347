import DurableFiles
import Synchronization

/// Counts durable operations and breaks the chosen one, as a full disk would. Later ones work again.
package final class FaultPoint: Sendable {
    private let seen = Mutex<[(operation: FileOperation, path: String)]>([])
    private let failing: Int?

    /// - Parameter failing: the operation to break, from 0; nil to count only.
    package init(failing: Int? = nil) { self.failing = failing }

    package var count: Int { seen.withLock { $0.count } }
    package var operations: [FileOperation] { seen.withLock { $0.map(\.operation) } }

    /// What the broken operation was, for a failure's message.
    package var description: String {
        seen.withLock { seen in
            guard let failing, failing < seen.count else { return "no operation broken" }
            return "operation \(failing) broken: \(seen[failing].operation.rawValue) \(seen[failing].path)"
        }
    }

    package var files: DurableFiles {
        DurableFiles(before: { [self] (step) throws(FileError) in
            let number = seen.withLock { seen in
                seen.append((step.operation, step.path))
                return seen.count - 1
            }
            if number == failing { throw FileError(step.operation, step.path, code: 28) }
            return .carryOut
        })
    }
}
