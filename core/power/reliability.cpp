// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/reliability.h"

namespace rw {

std::string_view nameOf(ConverterKind kind)
{
    return typeOf<Converter>().find("kind")->choices[static_cast<std::size_t>(kind)];
}

ReliabilityRule reliabilityRule(const Plan& plan, std::string_view kind)
{
    if (const ReliabilityRule* own = findById(plan.assumptions.reliability, kind)) return *own;
    if (const ReliabilityRule* shipped = findById(defaultReliability(), kind)) return *shipped;
    ReliabilityRule none;
    none.id = kind;
    return none;
}

}  // namespace rw
