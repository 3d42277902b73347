import CursesTerminal
import DurableFiles
import Foundation
import TerminalUI
import Warehouse

/// Looks at the machine and the user's folders. Makes the workspace if it is missing, as any command would.
struct Examination {
    let places: Places

    /// Less free space than this ends a load of a large month early.
    private static let wantedSpace: Int64 = 1_000_000_000

    func checks() async -> [Check] {
        let report = TerminalReport.current()
        // What a broken file would have set is reported once, and not guessed.
        let configuration = try? Configuration.load()
        let inputs = InputExamination(configuration: configuration)
        async let servers = ServerExamination(configuration: configuration).checks()
        return [
            terminal(report), colors(report), characters(report), self.configuration(), workspace(), space(),
            warehouse(),
        ] + inputs.checks() + [await duckDB(), database()] + (await servers)
    }

    private func terminal(_ report: TerminalReport) -> Check {
        guard report.isInteractive else {
            return Check(
                name: "terminal", status: .missing, detail: "standard input and output are not both a terminal",
                remedy: "needed for the dashboard; `cyclorama show` works without")
        }
        guard report.colors != nil else {
            return Check(
                name: "terminal", status: .missing, detail: "type “\(report.type)” is not known here",
                remedy: "needed for the dashboard: export TERM=xterm-256color, or install ncurses-term")
        }
        return Check(name: "terminal", status: .ok, detail: report.type)
    }

    private func colors(_ report: TerminalReport) -> Check {
        let count = report.colors ?? 0
        if Places.variable("NO_COLOR") != nil {
            return Check(name: "colours", status: .ok, detail: "off, as NO_COLOR is set")
        }
        return count >= 256
            ? Check(name: "colours", status: .ok, detail: "\(count)")
            : Check(
                name: "colours", status: .missing, detail: "\(count)",
                remedy: "256 show heat maps in full: export TERM=xterm-256color if your terminal can")
    }

    private func characters(_ report: TerminalReport) -> Check {
        report.isUTF8
            ? Check(name: "characters", status: .ok, detail: "UTF-8")
            : Check(
                name: "characters", status: .missing, detail: "the locale is not UTF-8",
                remedy: "with it, names and bars are shown as they should be: export LC_ALL=C.UTF-8")
    }

    private func configuration() -> Check {
        let path = Configuration.path
        do {
            _ = try Configuration.load()
        } catch {
            return Check(
                name: "configuration", status: .broken, detail: error.description, remedy: "correct or remove the file")
        }
        let isThere = DurableFiles().exists(path)
        return Check(name: "configuration", status: .ok, detail: isThere ? path : "none, so the standard settings")
    }

    private func workspace() -> Check {
        let files = DurableFiles()
        let probe = places.workspace + "/.doctor-\(getpid())"
        do {
            try files.createFolder(places.workspace)
            try files.replace(probe, with: Array("ok".utf8))
            try files.removeTree(probe)
        } catch {
            return Check(
                name: "workspace", status: .broken, detail: error.description,
                remedy: "needed for loading: repair it, or name another folder with --workspace")
        }
        return Check(name: "workspace", status: .ok, detail: places.workspace)
    }

    private func space() -> Check {
        var status = statvfs()
        guard statvfs(places.workspace, &status) == 0 else {
            return Check(name: "free space", status: .missing, detail: "unknown: \(String(cString: strerror(errno)))")
        }
        let free = Int64(clamping: status.f_bavail) * Int64(clamping: status.f_frsize)
        return free >= Self.wantedSpace
            ? Check(name: "free space", status: .ok, detail: NumberText.bytes(free))
            : Check(
                name: "free space", status: .missing, detail: NumberText.bytes(free),
                remedy: "a month of a large service needs about \(NumberText.bytes(Self.wantedSpace))")
    }

    private func warehouse() -> Check {
        do {
            guard let current = try WarehouseFolder(root: places.warehouse).current() else {
                return Check(
                    name: "warehouse", status: .missing, detail: "nothing is loaded in \(places.warehouse)",
                    remedy: "load daily logs: cyclorama etl content --input DIR")
            }
            let parts = [
                current.manifest.content.map { Self.part("viewing logs", $0.days.count, isSample: $0.isSample) },
                current.manifest.search.map { Self.part("search logs", $0.days.count, isSample: $0.isSample) },
            ]
            let loaded = parts.compactMap(\.self).joined(separator: ", ")
            return Check(name: "warehouse", status: .ok, detail: "\(loaded) in \(places.warehouse)")
        } catch {
            return Check(
                name: "warehouse", status: .broken, detail: "\(error)",
                remedy: "load the logs again: cyclorama etl content --input DIR")
        }
    }

    private static func part(_ subject: String, _ days: Int, isSample: Bool) -> String {
        "\(NumberText.counted(Int64(days), "day")) of \(isSample ? "sample " : "")\(subject)"
    }
}
