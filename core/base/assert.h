// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace rw {

/// The program is wrong (never the user's input). Caught at the job runner and in main.
class ProgramError : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

[[noreturn]] inline void failAssertion(const char* what, const char* file, int line)
{
    throw ProgramError(std::string(file) + ":" + std::to_string(line) + ": " + what);
}

}  // namespace rw

/// Always on: a wrong figure is worse than a stopped job.
#define RW_ASSERT(condition) \
    ((condition) ? void(0) : ::rw::failAssertion(#condition, __FILE__, __LINE__))
