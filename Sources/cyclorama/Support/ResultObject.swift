import AdHocSQL

/// A result as one JSON object.
struct ResultObject {
    let text: String

    init(_ result: SQLResult) {
        let columns = result.columns.map {
            "{\"name\":\(JSONSink.quoted($0.name)),\"type\":\(JSONSink.quoted($0.type))}"
        }
        let keys = JSONSink.distinct(result.columns.map(\.name)).map(JSONSink.quoted)
        let rows = result.rows.map { row in
            "{"
                + zip(keys, zip(row, result.columns)).map { key, cell in
                    "\(key):\(JSONSink.text(cell.0, isNumber: cell.1.isNumber))"
                }.joined(separator: ",") + "}"
        }
        text = """
            {"columns":[\(columns.joined(separator: ","))],"is_cut":\(result.isCut),"row_count":\(rows.count),\
            "rows":[\(rows.joined(separator: ",\n"))],"seconds":\(result.seconds)}

            """
    }
}
