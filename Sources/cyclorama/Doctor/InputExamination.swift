import ContentETL
import Customers
import DurableFiles
import SearchETL
import TerminalUI
import Warehouse

/// Looks into the folders that the configuration names.
struct InputExamination {
    /// Nil where the file cannot be used.
    let configuration: Configuration?

    func checks() -> [Check] {
        guard let configuration else { return [] }
        return [
            folder(
                "viewing logs", "content.input", configuration.contentFolder, holds: "files YYYYMMDD.json or .json.gz",
                enables: "`cyclorama etl content` and the key b need no folder"
            ) { try InputDays(contentFolder: $0) },
            folder(
                "search logs", "search.input", configuration.search.input, holds: "folders YYYYMMDD of Parquet files",
                enables: "`cyclorama etl search` and the key e need no folder"
            ) { try InputDays(searchFolder: $0) },
        ] + archive(configuration.votes.archive) + bridge(configuration.bridge)
    }

    private func bridge(_ path: String?) -> [Check] {
        guard let path else { return [] }
        let name = "customers' bridge"
        do {
            let lines = try BridgeFile.read(path).lines
            return [
                Check(name: name, status: .ok, detail: "\(NumberText.counted(Int64(lines), "line")) in \(path)")
            ]
        } catch {
            return [
                Check(
                    name: name, status: .missing, detail: "\(error)",
                    remedy: "without it nobody's searches are a customer's: correct customers.bridge in "
                        + Configuration.path)
            ]
        }
    }

    private func folder(
        _ name: String, _ setting: String, _ folder: String?, holds: String, enables: String,
        _ look: (String) throws -> InputDays
    ) -> Check {
        guard let folder else {
            return Check(
                name: name, status: .missing, detail: "\(setting) is not set",
                remedy: "with it \(enables): set it in \(Configuration.path)")
        }
        do {
            let found = try look(folder)
            guard let first = found.days.first, let last = found.days.last else {
                return Check(
                    name: name, status: .broken, detail: "no day in \(folder)",
                    remedy: "\(setting) should name a folder of \(holds)")
            }
            let skipped = found.skipped.isEmpty ? "" : ", \(found.skipped.count) other entries"
            let days = NumberText.counted(Int64(found.days.count), "day")
            return Check(name: name, status: .ok, detail: "\(days), \(first) to \(last)\(skipped), in \(folder)")
        } catch {
            return Check(
                name: name, status: .broken, detail: "\(error)", remedy: "correct \(setting) in \(Configuration.path)")
        }
    }

    private func archive(_ folder: String?) -> [Check] {
        guard let folder else { return [] }
        let files = DurableFiles()
        do {
            try files.createFolder(folder)
            let probe = folder + "/.doctor"
            try files.replace(probe, with: Array("ok".utf8))
            try files.removeTree(probe)
            return [Check(name: "votes archive", status: .ok, detail: folder)]
        } catch {
            return [
                Check(
                    name: "votes archive", status: .broken, detail: error.description,
                    remedy: "counted files cannot be moved there: correct votes.archive in \(Configuration.path)")
            ]
        }
    }
}
