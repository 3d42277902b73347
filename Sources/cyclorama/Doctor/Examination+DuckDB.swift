import AdHocSQL
import TerminalUI

extension Examination {
    /// Asks DuckDB a question as `cyclorama sql` would, tables, lock and all.
    func duckDB() async -> Check {
        let name = "DuckDB"
        do {
            let configuration = (try? Configuration.load())?.sql ?? SQLConfiguration()
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
            return Check(
                name: name, status: .missing, detail: fault.message,
                remedy: fault.remedy.isEmpty ? subject : "\(subject): \(fault.remedy)")
        } catch {
            return Check(name: name, status: .missing, detail: "\(error)")
        }
    }
}
