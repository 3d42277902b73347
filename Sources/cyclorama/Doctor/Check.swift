/// One thing the doctor looked at.
struct Check: Encodable {
    enum Status: String, Encodable {
        case ok
        /// Something can be had that is not there.
        case missing
        /// Loading or reading data fails until it is repaired.
        case broken
    }

    let name: String
    let status: Status
    /// What was found.
    let detail: String
    /// What works once it is there, and how to get it; empty where all is well.
    var remedy = ""

    func text(nameWidth: Int) -> String {
        let mark =
            switch status {
            case .ok: "ok     "
            case .missing: "missing"
            case .broken: "BROKEN "
            }
        let gap = String(repeating: " ", count: nameWidth - name.count)
        let indent = String(repeating: " ", count: nameWidth + 11)
        return "\(mark)  \(name)\(gap)  \(detail)" + (remedy.isEmpty ? "" : "\n\(indent)\(remedy)")
    }
}
