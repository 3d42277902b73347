import DurableFiles
import Glibc
import TestSupport
import Testing

/// A person who meets a failed file operation learns what to do about it.
@Suite struct FileErrorTests {
    @Test(arguments: [
        (ENOSPC, "free some space"), (EDQUOT, "free some space"), (EACCES, "permissions"), (EPERM, "permissions"),
        (EROFS, "read-only"), (EIO, "check it"), (ENOENT, "check the path"), (EMFILE, "ulimit -n"),
        (ENFILE, "ulimit -n"),
    ])
    func theTextHoldsTheRemedy(code: Int32, remedy: String) {
        let text = FileError(.write, "/some/where", code: code).description
        #expect(text.contains(remedy))
        #expect(text.hasPrefix("cannot write /some/where: "))
    }

    @Test func aFullDiskSaysThatPublishedDataAreSafe() {
        #expect(
            FileError(.sync, "/w", code: ENOSPC).description
                == "cannot sync /w: No space left on device; free some space and run again; what was published before is untouched"
        )
    }

    @Test func aCodeWithoutRemedyHasNoEmptyEnd() {
        #expect(FileError(.rename, "/w", code: EINVAL).description == "cannot rename /w: Invalid argument")
    }

    @Test func theSystemsReasonIsTheOneThatHappened() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: FileError.self) { try DurableFiles().read(folder["none"]) }
        #expect(error?.code == ENOENT && error?.operation == .read && error?.path == folder["none"])
    }
}
