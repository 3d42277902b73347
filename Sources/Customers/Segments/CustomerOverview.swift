import Warehouse

/// What is said of all customers together.
package struct CustomerOverview: Sendable {
    package var segments: SegmentOverview
    package var churn: ChurnOverview
    /// Most watched app first, and the province with the most customers.
    package var apps: [CustomerFacet]
    package var provinces: [CustomerFacet]
}

extension CustomerTable {
    /// Sums all customers up, on all cores.
    package func overview(_ generation: Generation) async throws -> CustomerOverview {
        let days = (generation.manifest.content?.days ?? []).map(\.day)
        async let segments = onWorker { try segmentOverview(generation) }
        async let apps = onWorker { self.apps() }
        async let churn = onWorker { churnOverview(days: days) }
        async let provinces = onWorker { self.provinces() }
        return CustomerOverview(
            segments: try await segments, churn: try await churn, apps: try await apps, provinces: try await provinces)
    }
}
