// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <algorithm>
#include <cstring>

namespace rw {

namespace {
const TextEntry kEntries[] = {
#define RW_TEXT(key, english) {key, english},
#include "base/text/choices.inc"
#include "base/text/cli.inc"
#include "base/text/compare.inc"
#include "base/text/delivery.inc"
#include "base/text/economics.inc"
#include "base/text/edits.inc"
#include "base/text/elevation.inc"
#include "base/text/errors.inc"
#include "base/text/fields.inc"
#include "base/text/figures.inc"
#include "base/text/findings.inc"
#include "base/text/flow.inc"
#include "base/text/graph.inc"
#include "base/text/hydraulics.inc"
#include "base/text/optimise.inc"
#include "base/text/packing.inc"
#include "base/text/report.inc"
#include "base/text/series.inc"
#include "base/text/steps.inc"
#include "base/text/take_off.inc"
#include "base/text/underlay.inc"
#include "base/text/weather.inc"
#undef RW_TEXT
};

TextSource textSource = nullptr;
}  // namespace

const std::vector<TextEntry>& textTable()
{
    static const std::vector<TextEntry> table = [] {
        std::vector<TextEntry> entries(std::begin(kEntries), std::end(kEntries));
        std::sort(entries.begin(), entries.end(), [](const TextEntry& a, const TextEntry& b) {
            return std::strcmp(a.key, b.key) < 0;
        });
        return entries;
    }();
    return table;
}

static const TextEntry* findText(std::string_view key)
{
    const auto& table = textTable();
    auto it = std::lower_bound(table.begin(), table.end(), key,
                               [](const TextEntry& e, std::string_view k) { return e.key < k; });
    return it != table.end() && it->key == key ? &*it : nullptr;
}

bool hasText(std::string_view key)
{
    return findText(key) != nullptr;
}

std::string fillText(std::string_view pattern, const TextArgs& args)
{
    std::string out;
    std::size_t at = 0;
    while (at < pattern.size()) {
        const std::size_t open = pattern.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) break;
        out.append(pattern.substr(at, open - at));
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        auto it = std::find_if(args.begin(), args.end(), [&](const auto& a) { return a.first == name; });
        out.append(it != args.end() ? std::string_view(it->second) : pattern.substr(open, close - open + 1));
        at = close + 1;
    }
    out.append(pattern.substr(at));
    return out;
}

std::string text(std::string_view key, const TextArgs& args)
{
    const TextEntry* entry = findText(key);
    if (!entry) return std::string(key);
    return textSource ? fillText(textSource(entry->english), args) : fillText(entry->english, args);
}

void setTextSource(TextSource source)
{
    textSource = source;
}

}  // namespace rw
