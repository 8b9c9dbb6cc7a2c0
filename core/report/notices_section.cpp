// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include "base/resource.h"
#include "schema/json.h"

namespace rw::report {

namespace {

std::string textOf(const Tree& entry, std::string_view key)
{
    const Tree* value = entry.find(key);
    return value && value->string() ? *value->string() : std::string();
}

}  // namespace

Blocks noticeBlocks(const Context&)
{
    constexpr std::string_view kIndex = "licences/index.json";
    const auto index = parseJson(resource(kIndex), std::string(kIndex));
    RW_ASSERT(index.ok() && index->list());
    Table table;
    table.columns = {wordColumn("work", 1.4), wordColumn("use", 2.0), wordColumn("licence", 1.0),
                     wordColumn("attribution", 2.6)};
    for (const Tree& entry : *index->list())
        table.rows.push_back({{textOf(entry, "name") + " " + textOf(entry, "version"), textOf(entry, "use"),
                               textOf(entry, "licence"), textOf(entry, "attribution")}});
    return {body("notices.lead"), std::move(table)};
}

}  // namespace rw::report
