import AdHocSQL
import TerminalUI

extension Examination {
    /// Asks DuckDB a question as `cyclorama sql` would, tables, lock and all.
    func duckDB() async -> Check {
        let name = "DuckDB"
        let configuration = (try? Configuration.load())?.sql ?? SQLConfiguration()
        do {
            let desk = SQLDesk(places: places, configuration: configuration)
            let program = try desk.program()
            let query = try desk.query("SELECT version()", limit: SQLLimit(rows: 1), timeout: 20)
            let result = try await AdHocQuery(program, desk.sources()).result(of: query)
            let version = result.rows.first?.first?.shown ?? "?"
            return Check(
                name: name, status: .ok,
                detail: "\(version) at \(program.path) answered in \(NumberText.duration(result.seconds))")
        } catch let fault as SQLFault {
            let subject = "with it you can ask the tables anything in SQL"
            var remedy = fault.remedy
            if fault.kind == .noDuckDB, let path = configuration.duckDB {
                remedy = "correct or remove sql.duckdb in \(Configuration.path), which names \(path)"
            }
            return Check(
                name: name, status: .missing, detail: fault.message,
                remedy: remedy.isEmpty ? subject : "\(subject): \(remedy)")
        } catch {
            return Check(name: name, status: .missing, detail: "\(error)")
        }
    }
}
