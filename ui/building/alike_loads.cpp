// SPDX-License-Identifier: GPL-3.0-or-later
#include "alike_loads.h"

#include "failure_state.h"

#include <QStringList>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

namespace rw::ui {
namespace {

constexpr double kRounding = 1e-9;  // of a figure: what sums in another order may differ by
constexpr qsizetype kRanges = 3;    // that a name has room for

/// "rack/busway-" and 12; no number where the group is no unit of a stage.
struct Parted {
    std::string stem;
    std::optional<int> number;
};
Parted parted(const std::string& group)
{
    const std::size_t cut = group.find_last_of("/-");
    if (group.find('/') == std::string::npos || cut + 1 >= group.size()) return {group, std::nullopt};
    int number = 0;
    const char* end = group.data() + group.size();
    const auto [at, error] = std::from_chars(group.data() + cut + 1, end, number);
    if (error != std::errc() || at != end) return {group, std::nullopt};
    return {group.substr(0, cut + 1), number};
}

bool near(double a, double b)
{
    return a == b || std::abs(a - b) <= kRounding * std::max(std::abs(a), std::abs(b));
}

bool alike(const std::vector<double>& a, const std::vector<double>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), near);
}

/// "1–117", "119" of rising numbers.
QStringList rangesOf(const std::vector<int>& numbers)
{
    QStringList ranges;
    for (std::size_t from = 0; from < numbers.size();) {
        std::size_t to = from;
        while (to + 1 < numbers.size() && numbers[to + 1] == numbers[to] + 1) ++to;
        ranges << (to == from ? QString::number(numbers[from])
                              : QStringLiteral("%1%2%3").arg(numbers[from]).arg(QChar(0x2013)).arg(numbers[to]));
        from = to + 1;
    }
    return ranges;
}

}  // namespace

std::vector<AlikeLoads> alikeLoads(const BuildingResult<double>* building, const std::vector<std::string>& groups,
                                   const std::vector<std::vector<double>>& figures)
{
    std::vector<AlikeLoads> rows;
    std::vector<Parted> parts;
    std::map<std::string, std::vector<std::size_t>> rowsOf;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        parts.push_back(parted(groups[i]));
        if (parts[i].number) {
            std::vector<std::size_t>& known = rowsOf[parts[i].stem];
            const auto row = std::find_if(known.begin(), known.end(), [&](std::size_t r) {
                return alike(figures[rows[r].members.front()], figures[i]);
            });
            if (row != known.end()) {
                rows[*row].members.push_back(i);
                continue;
            }
            known.push_back(rows.size());
        }
        rows.push_back({{i}, {}, {}});
    }
    for (AlikeLoads& row : rows) {
        if (row.members.size() == 1) {
            row.name = groupWords(building, groups[row.members.front()]);
            continue;
        }
        std::sort(row.members.begin(), row.members.end(), [&](std::size_t a, std::size_t b) { return parts[a].number < parts[b].number; });
        std::vector<int> numbers;
        for (const std::size_t member : row.members) numbers.push_back(*parts[member].number);
        const QStringList ranges = rangesOf(numbers);
        const auto named = [&](const QString& which) {
            return groupWords(building, parts[row.members.front()].stem + which.toStdString());
        };
        const QString separator = QStringLiteral(", ");
        row.name = named(ranges.mid(0, kRanges).join(separator) + (ranges.size() > kRanges ? QStringLiteral(", …") : QString()));
        if (ranges.size() > kRanges) row.all = named(ranges.join(separator));
    }
    return rows;
}

}  // namespace rw::ui
