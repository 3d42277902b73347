// What Swift cannot import from curses and the system: macros, variadics, globals. One line each, no decisions.
#pragma once

// Without it the wide-character half of curses.h is hidden; it must be seen before the first include.
#define NCURSES_WIDECHAR 1
#include <curses.h>

#include <langinfo.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <ucontext.h>
#include <unistd.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include "CrashGuard.h"

// wchar.h declares it only for some feature macros, which a Swift importer does not set.
extern int wcwidth(wchar_t);

// Of term.h, whose macros for every capability would flood what Swift sees.
extern int setupterm(const char *, int, int *);

// The screen. `stdscr`, COLORS and COLOR_PAIRS are mutable globals, which Swift refuses to read.
static inline WINDOW *cy_stdscr(void) { return stdscr; }
static inline WINDOW *cy_curscr(void) { return curscr; }
static inline int cy_colors(void) { return COLORS; }
static inline int cy_color_pairs(void) { return COLOR_PAIRS; }

// Cells. A pair above 255 fits only through the last argument of setcchar.
static inline int cy_set_cell(cchar_t *cell, const uint32_t *scalars, attr_t attributes, int pair) {
    return setcchar(cell, (const wchar_t *)scalars, attributes, 0, &pair);
}
static inline int cy_put_row(int row, const cchar_t *cells, int count) {
    return mvwadd_wchnstr(stdscr, row, 0, cells, count);
}
static inline int cy_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static inline attr_t cy_attribute_bold(void) { return WA_BOLD; }
static inline attr_t cy_attribute_dim(void) { return WA_DIM; }
static inline attr_t cy_attribute_reverse(void) { return WA_REVERSE; }
static inline attr_t cy_attribute_underline(void) { return WA_UNDERLINE; }
static inline attr_t cy_attribute_italic(void) { return WA_ITALIC; }

// The mouse.
static inline mmask_t cy_mouse_press(void) { return BUTTON1_PRESSED; }
static inline mmask_t cy_mouse_wheel_up(void) { return BUTTON4_PRESSED; }
static inline mmask_t cy_mouse_wheel_down(void) { return BUTTON5_PRESSED; }

// Terminfo. tigetstr's failure value is a cast of -1, and its parameter lacks a const.
static inline const char *cy_terminfo_string(const char *name) {
    const char *text = tigetstr((char *)name);
    return text == (const char *)-1 ? NULL : text;
}
static inline int cy_terminfo_number(const char *name) { return tigetnum((char *)name); }

/// Has a thread that does not block `signal`, as a library may leave one behind, block it and hand it on, so that the
/// descriptor delivers it all the same. `kill`, `getpid` and `sigaddset` may be called in a handler.
static void cy_hand_signal_on(int signal, siginfo_t *info, void *context) {
    (void)info;
    // What the thread blocks once the handler has returned.
    sigaddset(&((ucontext_t *)context)->uc_sigmask, signal);
    kill(getpid(), signal);
}

static inline int cy_signal_always_to_descriptor(int signal) {
    struct sigaction action = {0};
    action.sa_sigaction = cy_hand_signal_on;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    return sigaction(signal, &action, NULL);
}


// The system.
static inline bool cy_locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }
static inline bool cy_is_main_thread(void) { return syscall(SYS_gettid) == getpid(); }
static inline int cy_window_size(int terminal, struct winsize *size) { return ioctl(terminal, TIOCGWINSZ, size); }
static inline int cy_unread_bytes(int terminal, int *count) { return ioctl(terminal, FIONREAD, count); }
static inline int cy_wake_descriptor(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }
static inline int cy_signal_descriptor(const sigset_t *signals) {
    return signalfd(-1, signals, SFD_NONBLOCK | SFD_CLOEXEC);
}
// The number of the next signal, or 0 when none waits.
static inline int cy_next_signal(int descriptor) {
    struct signalfd_siginfo info;
    return read(descriptor, &info, sizeof info) == (ssize_t)sizeof info ? (int)info.ssi_signo : 0;
}
