import Glibc

/// Zeroed pages of the system for tables that are probed at random; huge ones where the system gives them, so that a
/// probe misses one cache and not two.
package enum PageMemory {
    /// - Precondition: a zeroed `Element` is a valid one.
    package static func allocate<Element: BitwiseCopyable>(_ count: Int, of: Element.Type) -> UnsafeMutablePointer<
        Element
    > {
        let bytes = count * MemoryLayout<Element>.stride
        guard let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            memory != MAP_FAILED
        else { preconditionFailure("out of memory: \(bytes) bytes for a table of keys") }
        if bytes >= 4 << 20 { madvise(memory, bytes, MADV_HUGEPAGE) }
        return memory.bindMemory(to: Element.self, capacity: count)
    }

    package static func free<Element>(_ memory: UnsafeMutablePointer<Element>, _ count: Int) {
        munmap(memory, count * MemoryLayout<Element>.stride)
    }
}
