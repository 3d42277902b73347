import Columnar

/// How the customers of a selection spread over one thing they can be filtered by.
package struct CustomerFacet: Hashable, Sendable {
    package var name: String
    package var customers: Int
    package var seconds: Int64

    package init(name: String, customers: Int, seconds: Int64) {
        self.name = name
        self.customers = customers
        self.seconds = seconds
    }
}

extension CustomerTable {
    /// Customers by segment, in the order of the rules; none is left out.
    package func segments(_ filter: CustomerFilter = CustomerFilter()) -> [CustomerFacet] {
        var filter = filter
        filter.segment = nil
        return facets(filter, segmentNames) { Int(columns.segments[$0]) }
    }

    /// Customers by app they watched: one who watched several counts for each. Most watched app first.
    package func apps(_ filter: CustomerFilter = CustomerFilter()) -> [CustomerFacet] {
        var filter = filter
        filter.app = nil
        let mask = mask(filter)
        var facets = apps.map { CustomerFacet(name: $0, customers: 0, seconds: 0) }
        for row in mask.indices where mask[row] != 0 {
            var watched = columns.watched[row]
            while watched != 0 {
                let app = watched.trailingZeroBitCount
                facets[app].customers += 1
                facets[app].seconds = facets[app].seconds.addingClamped(columns.seconds[row])
                watched &= watched - 1
            }
        }
        return facets
    }

    /// Customers by province, most first; those without two letters at the beginning have an empty name.
    package func provinces(_ filter: CustomerFilter = CustomerFilter()) -> [CustomerFacet] {
        var filter = filter
        filter.prefix = nil
        let contracts = columns.contracts
        let names = (0..<UInt16(Province.codes)).map(Province.name)
        return contracts.bytes.withUnsafeBufferPointer { bytes in
            contracts.offsets.withUnsafeBufferPointer { offsets in
                facets(filter, names) { row in
                    let start = Int(offsets[row])
                    return Int(offsets[row + 1]) - start < 2 ? 0 : Int(Province.code(bytes[start], bytes[start + 1]))
                }
            }
        }.filter { $0.customers > 0 }.sorted { ($1.customers, $0.name) < ($0.customers, $1.name) }
    }

    private func facets(_ filter: CustomerFilter, _ names: [String], _ code: (Int) -> Int) -> [CustomerFacet] {
        var facets = names.map { CustomerFacet(name: $0, customers: 0, seconds: 0) }
        let mask = mask(filter)
        for row in mask.indices where mask[row] != 0 {
            let code = code(row)
            facets[code].customers += 1
            facets[code].seconds = facets[code].seconds.addingClamped(columns.seconds[row])
        }
        return facets
    }
}
