extension Int64 {
    /// The sum; stops at the largest or least number instead of trapping, since a log may hold durations of any size.
    @inlinable
    package func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}
