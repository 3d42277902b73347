/// What the dashboard itself takes of the machine.
package struct OwnCost: Hashable, Sendable {
    /// Processor time as a share of one core, over the last seconds; nil while that is too short to tell.
    package var cpuShare: Double?
    /// Memory in use, resident.
    package var memoryBytes: Int64
    /// Frames drawn since the start.
    package var frames: Int
    /// Time to make and to write the last frame.
    package var frameMs: Double

    package init(cpuShare: Double?, memoryBytes: Int64, frames: Int, frameMs: Double) {
        self.cpuShare = cpuShare
        self.memoryBytes = memoryBytes
        self.frames = frames
        self.frameMs = frameMs
    }
}
