// What Swift cannot import from the C library and the compiler.
#pragma once
#include <malloc.h>

/// A hint that memory will be read soon.
static inline void cyc_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

/// Memory blocks from this size on go back to the system as soon as they are freed.
static inline void cyc_return_blocks_from(int bytes) {
#ifdef M_MMAP_THRESHOLD
    mallopt(M_MMAP_THRESHOLD, bytes);
#endif
}
