import DurableFiles
import Foundation
import StreamEngine
import Synchronization
import Votes

/// Runs the vote count over `<root>/raw` and dies by SIGKILL where it is told to:
///
///     StreamProbe <root> keep|archive count              to the end; prints how many changes it made
///     StreamProbe <root> keep|archive before <i>         before the i-th change, from 0
///     StreamProbe <root> keep|archive half <i>           with half of its bytes written
///     StreamProbe <root> keep|archive after <milliseconds>   with files taken as they arrive
@main struct Probe {
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        guard words.count >= 3 else {
            return fail("usage: StreamProbe <root> keep|archive count|before|half|after [n]")
        }
        let options = options(root: words[0], isArchiving: words[1] == "archive")
        let number = words.count > 3 ? Int(words[3]) ?? 0 : 0
        do {
            switch words[2] {
            case "after":
                Self.die(after: number)
                try run(options, .onArrival, DurableFiles())
            default:
                let countdown = Countdown(words[2] == "count" ? nil : number, isHalf: words[2] == "half")
                try run(options, .availableNow, countdown.files)
                print(countdown.count)
            }
        } catch {
            fail("\(error)")
        }
    }

    private static func options(root: String, isArchiving: Bool) -> StreamOptions {
        var options = StreamOptions(
            input: root + "/raw", output: root + "/output", checkpoint: root + "/checkpoint",
            quarantine: root + "/quarantine", archive: isArchiving ? root + "/archive" : nil)
        options.maxFilesPerTrigger = 4
        return options
    }

    private static func run(_ options: StreamOptions, _ trigger: Trigger, _ files: DurableFiles) throws {
        try StreamEngine(VoteCount(), options, files: files).runBlocking(trigger, stop: StopSignal())
    }

    private static func die(after milliseconds: Int) {
        Thread.detachNewThread {
            usleep(UInt32(milliseconds) * 1000)
            kill(getpid(), SIGKILL)
        }
    }

    private static func fail(_ words: String) {
        FileHandle.standardError.write(Data("StreamProbe: \(words)\n".utf8))
        exit(1)
    }
}

/// Counts changes and ends the process at one of them.
final class Countdown: Sendable {
    private let seen = Mutex(0)
    private let last: Int?
    private let isHalf: Bool

    init(_ last: Int?, isHalf: Bool) {
        self.last = last
        self.isHalf = isHalf
    }

    var count: Int { seen.withLock { $0 } }

    var files: DurableFiles {
        DurableFiles(before: { [self] (step) throws(FileError) in
            let number = seen.withLock { seen in
                defer { seen += 1 }
                return seen
            }
            if number == last {
                if isHalf, case .write(let path, let bytes) = step {
                    try DurableFiles().write(Array(bytes.prefix(bytes.count / 2)), to: path)
                }
                kill(getpid(), SIGKILL)
            }
            return .carryOut
        })
    }
}
