import TerminalUI

/// Whether every vote is accounted for: once, and none twice.
enum LedgerPane {
    static func body(_ state: DashboardState, _ space: PaneSpace) -> PaneBody {
        guard let stream = state.stream else {
            return PaneBody(NextStep.lines("Every vote read is accounted for here.", .stream, state, space))
        }
        let ledger = stream.ledger
        var lines = law(ledger, space)
        if let audit = stream.audit { lines += self.audit(audit, state, space) }
        lines += rejects(ledger, hasAudit: stream.audit != nil, space)
        lines += TextLine.wrapped(parts: files(ledger, space), .secondary, to: space.columns)
        lines += TextLine.wrapped(parts: times(ledger), .secondary, to: space.columns)
        var body = PaneBody(lines)
        (body.status, body.statusRole) = verdict(stream)
        return body
    }

    private static func verdict(_ stream: StreamView) -> (String, Role) {
        guard stream.ledger.holds else { return ("does not add up", .bad) }
        switch stream.audit?.outcome {
        case .counted(let lost, let double, _, _)?:
            if lost != 0 { return ("votes lost", .bad) }
            return double != 0 ? ("counted double", .bad) : ("proved", .good)
        case .impossible?: return ("not proved", .warning)
        case nil: return ("adds up", .secondary)
        }
    }

    private static func law(_ ledger: LedgerView, _ space: PaneSpace) -> [TextLine] {
        let read = NumberText.grouped(Int64(ledger.votesRead))
        let counted = NumberText.grouped(Int64(ledger.votesCounted))
        let rejected = NumberText.grouped(Int64(ledger.votesRejected))
        let sign = ledger.holds ? "=" : "is not"
        let forms = [
            "read \(read) \(sign) counted \(counted) + rejected \(rejected)",
            "\(read) \(sign) \(counted) counted + \(rejected) rejected",
        ]
        let form = forms.first { TextWidth.columns(of: $0) <= space.columns } ?? forms[0]
        let lines = TextLine.wrapped(form, ledger.holds ? .strong : .bad, to: space.columns)
        guard !ledger.holds else { return lines }
        let gap = ledger.unaccounted
        let text =
            gap > 0
            ? NumberText.counted(Int64(gap), "vote") + " read and neither counted nor rejected."
            : NumberText.grouped(Int64(clamping: gap.magnitude)) + " more counted and rejected than read."
        return lines + TextLine.wrapped(text, .bad, to: space.columns)
    }

    private static func audit(_ audit: AuditView, _ state: DashboardState, _ space: PaneSpace) -> [TextLine] {
        switch audit.outcome {
        case .impossible(let reason):
            return TextLine.wrapped("No recount: " + reason, .warning, to: space.columns)
        case .counted(let lost, let double, let files, let votes):
            let isProved = lost == 0 && double == 0
            let parts = [
                NumberText.grouped(Int64(lost)) + " lost", NumberText.grouped(Int64(double)) + " double",
                NumberText.counted(Int64(files), "file") + (audit.isOfRunAlone ? " of this run" : "") + " recounted",
            ]
            let lines = TextLine.wrapped(parts: parts, isProved ? .good : .bad, to: space.columns)
            let at = "recounted " + DateText.clock(audit.computedAt, now: state.now, offset: state.utcOffset)
            let more = [NumberText.counted(Int64(votes), "vote") + " in the files", at]
            let hasRoom = space.rows >= 5 || !isProved
            return lines + (hasRoom ? TextLine.wrapped(parts: more, .secondary, to: space.columns) : [])
        }
    }

    private static func rejects(_ ledger: LedgerView, hasAudit: Bool, _ space: PaneSpace) -> [TextLine] {
        let reasons = ledger.rejected.filter { $0.count != 0 }.sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
        guard !reasons.isEmpty else { return [] }
        guard space.rows >= reasons.count + (hasAudit ? 5 : 3) else {
            let parts = reasons.map { "\($0.reason): \(NumberText.grouped(Int64($0.count)))" }
            return TextLine.wrapped(parts: parts, .warning, to: space.columns)
        }
        let rows = reasons.map { reject in
            Table.Row([
                .text(NumberText.grouped(Int64(reject.count)), .warning), .text(reject.reason),
                .text(NumberText.percent(Int64(reject.count), of: Int64(ledger.votesRead)), .secondary),
            ])
        }
        return Table(
            columns: [.init("", .right), .init("", shrinksTo: 8), .init("", .right, priority: 1)], rows: rows,
            showsHeader: false
        ).lines(width: space.columns, look: space.look)
    }

    /// Zeroes only where there is room for them.
    private static func files(_ ledger: LedgerView, _ space: PaneSpace) -> [String] {
        let counts = [(ledger.filesQuarantined, "quarantined"), (ledger.filesRewritten, "rewritten")]
        return [NumberText.counted(Int64(ledger.filesCommitted), "file") + " committed"]
            + counts.filter { $0.0 != 0 || space.columns >= 50 }.map { "\(NumberText.grouped(Int64($0.0))) \($0.1)" }
    }

    private static func times(_ ledger: LedgerView) -> [String] {
        [(ledger.late, "late"), (ledger.untimed, "without a time")].filter { $0.0 != 0 }.map {
            "\(NumberText.grouped(Int64($0.0))) \($0.1)"
        }
    }
}
