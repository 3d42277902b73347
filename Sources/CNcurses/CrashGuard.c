#include "CrashGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

static const int guarded[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT};
enum { guarded_count = sizeof guarded / sizeof guarded[0] };

// Written before the handlers are installed and only read by them.
static int crash_terminal = -1;
static struct termios crash_modes;
static char crash_text[CY_CRASH_TEXT_MAX];
static size_t crash_length;
static struct sigaction found[guarded_count];
static bool armed;
static atomic_flag crashed = ATOMIC_FLAG_INIT;
// A stack overflow leaves no room for a handler on the thread's own stack.
static char handler_stack[64 * 1024];

static void write_all(const char *text, size_t length) {
    while (length > 0) {
        ssize_t written = write(crash_terminal, text, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        text += written;
        length -= (size_t)written;
    }
}

// Swift's backtracer asks its questions at standard input; they would hang unseen, as its output goes to the log.
static void detach_input(void) {
    int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (null >= 0) dup2(null, STDIN_FILENO);
}

// Ends the process by `number`, after the handler found at the start, if any, has made its report: that one may return.
static void end_by(int number) {
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, number);
    pthread_sigmask(SIG_UNBLOCK, &only, NULL);
    // The user's emergency exit wants no report.
    if (number != SIGQUIT) raise(number);
    signal(number, SIG_DFL);
    raise(number);
}

static void pass_on(int number, const siginfo_t *info) {
    for (int i = 0; i < guarded_count; i++) sigaction(guarded[i], &found[i], NULL);
    // A fault happens again when the handler returns, and its report then names the true place. A trap may not, as it
    // can leave the program counter behind the instruction; nor does what another process or abort() sent.
    bool repeats = info->si_code > 0 && number != SIGTRAP && number != SIGQUIT;
    if (!repeats) end_by(number);
}

static void on_crash(int number, siginfo_t *info, void *context) {
    (void)context;
    int saved = errno;
    // Two threads at once: the second waits for the end that the first one brings.
    while (atomic_flag_test_and_set(&crashed)) pause();
    write_all(crash_text, crash_length);
    tcsetattr(crash_terminal, TCSANOW, &crash_modes);
    detach_input();
    pass_on(number, info);
    errno = saved;
}

static void ensure_handler_stack(void) {
    stack_t current;
    if (sigaltstack(NULL, &current) == 0 && !(current.ss_flags & SS_DISABLE)) return;
    stack_t mine = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack, .ss_flags = 0};
    sigaltstack(&mine, NULL);
}

int cy_crash_guard_arm(int terminal, const struct termios *modes, const char *text, size_t length) {
    if (length > sizeof crash_text) {
        errno = EOVERFLOW;
        return -1;
    }
    if (armed) return 0;
    crash_terminal = terminal;
    crash_modes = *modes;
    memcpy(crash_text, text, length);
    crash_length = length;
    ensure_handler_stack();

    struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < guarded_count; i++) sigaddset(&action.sa_mask, guarded[i]);
    for (int i = 0; i < guarded_count; i++) {
        if (sigaction(guarded[i], &action, &found[i]) == 0) continue;
        while (i-- > 0) sigaction(guarded[i], &found[i], NULL);
        return -1;
    }
    armed = true;
    return 0;
}

void cy_crash_guard_disarm(void) {
    if (!armed) return;
    armed = false;
    for (int i = 0; i < guarded_count; i++) sigaction(guarded[i], &found[i], NULL);
}
