// Gives the terminal back when the process dies by a fault. C, because a signal handler may only call
// async-signal-safe functions, and Swift promises that of none of its own.
#pragma once

#include <stddef.h>
#include <termios.h>

// Longest reset text kept.
#define CY_CRASH_TEXT_MAX 1024

// Installs handlers for ILL, TRAP, SEGV, BUS, FPE, ABRT and QUIT: they write `text` to `terminal`, set `modes` there,
// and pass the signal on to the handler found at the first call. 0, or -1 with errno. Main thread only.
int cy_crash_guard_arm(int terminal, const struct termios *modes, const char *text, size_t length);

// Puts the handlers found back.
void cy_crash_guard_disarm(void);
