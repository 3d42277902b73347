import Pipeline
import TerminalUI

extension JobCounter {
    /// So many of something: its name is `singular` for one, else with an `s`.
    static func of(_ count: Int, _ singular: String) -> JobCounter {
        JobCounter(count == 1 ? singular : singular + "s", NumberText.grouped(Int64(count)))
    }
}
