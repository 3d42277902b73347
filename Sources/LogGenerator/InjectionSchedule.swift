/// Where a day's faults lie. A function of the row's number alone, so that counts do not depend on threads.
struct InjectionSchedule {
    /// Rows between two kinds, so that a whole round of kinds fits well into one period.
    private static let stride = 1009
    /// Rows before the first fault.
    private static let lead = 500
    /// One NULL contract in so many days.
    private static let nullContractDays = 5

    private let rowsBefore: Int
    private let rows: Int
    private let nullContractPosition: Int?

    /// `rowsBefore` counts the rows of all earlier days, `rows` those of this one.
    init(dayIndex: Int, rowsBefore: Int, rows: Int) {
        self.rowsBefore = rowsBefore
        self.rows = rows
        nullContractPosition =
            dayIndex % Self.nullContractDays == 0
            ? Self.firstFreePosition(from: rows / 3, rows: rows, rowsBefore: rowsBefore) : nil
    }

    /// The fault of the row at `position` within its day, if one is scheduled there.
    func injection(at position: Int) -> Injection? {
        if position == nullContractPosition { return .nullContract }
        guard let kind = Self.scheduled(atRow: rowsBefore + position) else { return nil }
        // A day's first row has none before it to repeat.
        return kind == .repeatedRow && position == 0 ? nil : kind
    }

    /// The number of the round of faults that the row at `position` belongs to, over all days.
    func round(at position: Int) -> Int { (rowsBefore + position) / Injection.period }

    /// Whether the next row repeats this one, which then has to stay as it is.
    func isRepeated(at position: Int) -> Bool {
        position + 1 < rows && injection(at: position + 1) == .repeatedRow
    }

    private static func scheduled(atRow row: Int) -> Injection? {
        let phase = row % Injection.period - lead
        guard phase >= 0, phase % stride == 0, phase / stride < Injection.scheduled.count else { return nil }
        return Injection.scheduled[phase / stride]
    }

    /// A row that is neither scheduled for another fault nor repeated by the next one.
    private static func firstFreePosition(from start: Int, rows: Int, rowsBefore: Int) -> Int? {
        (start..<rows).first { position in
            scheduled(atRow: rowsBefore + position) == nil && scheduled(atRow: rowsBefore + position + 1) == nil
        }
    }
}
