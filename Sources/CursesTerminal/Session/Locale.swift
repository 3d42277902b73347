import CNcurses
import Glibc

/// Chooses the character set of the process, which ncurses takes over when it starts.
enum Locale {
    /// Sets the character set the environment asks for; true for UTF-8.
    ///
    /// A locale that is missing on this machine, or none at all, becomes C.UTF-8: today's terminals speak UTF-8, and
    /// remote shells often name locales that are not installed. A user who says C or POSIX gets ASCII.
    static func adopt(environment: (String) -> String?) -> Bool {
        let wanted = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
        // Only the character set: LC_NUMERIC would change what C libraries read as a decimal point.
        let known = setlocale(LC_CTYPE, "") != nil
        if !known || wanted == nil { _ = setlocale(LC_CTYPE, "C.UTF-8") }
        return cy_locale_is_utf8()
    }
}
