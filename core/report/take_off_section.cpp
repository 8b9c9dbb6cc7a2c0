// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include "report/take_off_tables.h"

namespace rw::report {

Blocks takeOffBlocks(const Context& context)
{
    Blocks blocks;
    if (!context.evaluation.settled) return blocks;
    const TakeOffs bills(context.plan, context.evaluation);
    if (bills.programme().rows.empty()) return blocks;
    blocks.push_back(body("take-off.what"));
    for (const TakeOff& bill : bills.buildings()) blocks.push_back(takeOffTable(bill, takeOffWords(context.plan, bill)));
    blocks.push_back(takeOffTable(bills.programme(), takeOffWords(context.plan, bills.programme())));
    blocks.push_back(note("take-off.left-out"));
    for (const std::string& problem : bills.programme().problems) blocks.push_back(note("take-off.problem", {{"problem", problem}}));
    return blocks;
}

}  // namespace rw::report
