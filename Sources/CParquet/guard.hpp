// Arrow throws; C cannot. Every entry point that may fail runs inside `guarded`.
#pragma once
#include <cstdlib>
#include <cstring>
#include <exception>

template <typename Body> static bool guarded(char **error, Body body) noexcept {
    try {
        body();
        return true;
    } catch (const std::exception &failure) {
        *error = strdup(failure.what());
    } catch (...) {
        *error = strdup("unknown failure in the Parquet library");
    }
    return false;
}
