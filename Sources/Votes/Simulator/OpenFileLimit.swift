import Glibc

/// Every client costs a file descriptor, and many shells allow a thousand.
package enum OpenFileLimit {
    /// Raises this process's limit to `wanted`, or as near to it as the system allows; never lowers it.
    package static func raise(to wanted: UInt) {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < wanted else {
            return
        }
        limit.rlim_cur = min(wanted, limit.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
