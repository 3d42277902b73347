import DatabaseLoad

extension Examination {
    /// Whether the configured database lets a load in.
    func database() -> Check {
        let name = "database"
        // A configuration that cannot be read is a check of its own.
        guard let options = (try? Configuration.load())?.database.options else {
            return Check(
                name: name, status: .missing, detail: "none is set",
                remedy: "with it l and `cyclorama load` fill MySQL or MariaDB for BI tools; write into "
                    + "\(Configuration.path): [database] url = \"mysql://user@host:3306/database\"")
        }
        do {
            let found = try DatabaseCheck(options)
            let detail = "\(options.url): \(found.server)" + (found.exists ? "" : "; the first load makes the database")
            guard found.takesLocalInfile else {
                return Check(
                    name: name, status: .missing, detail: detail,
                    remedy: "loads would be faster with LOCAL INFILE: have the administrator SET GLOBAL local_infile=1")
            }
            return Check(name: name, status: .ok, detail: detail)
        } catch {
            return Check(
                name: name, status: .broken, detail: "\(options.url): cannot \(error.action): \(error.reason)",
                remedy: error.remedy)
        }
    }
}
