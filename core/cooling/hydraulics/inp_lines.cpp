// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/inp_lines.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace rw::hydraulics {

namespace {

// EPANET knows a section by its first letters.
constexpr const char* kSections[] = {"TITLE", "JUNCTIONS", "RESERVOIRS", "TANKS", "PIPES", "PUMPS", "VALVES", "CONTROLS",
    "RULES", "DEMANDS", "SOURCES", "EMITTERS", "PATTERNS", "CURVES", "QUALITY", "STATUS", "ROUGHNESS", "ENERGY", "REACTIONS",
    "MIXING", "REPORT", "TIMES", "OPTIONS", "COORDINATES", "VERTICES", "LABELS", "BACKDROP", "TAGS", "END"};
constexpr std::size_t kLetters = 4;
constexpr std::size_t kLongestLine = 1024;  // EPANET 2.2's limit

constexpr std::string_view kBlanks = " \t\r,\"";

std::string sectionName(std::string_view word)
{
    word.remove_prefix(1);
    const std::string name = upper(word.substr(0, word.find(']')));
    for (const std::string_view known : kSections)
        if (name.size() >= std::min(kLetters, known.size()) && name.starts_with(known.substr(0, kLetters))) return std::string(known);
    return {};
}

}  // namespace

std::string upper(std::string_view word)
{
    std::string out(word);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

Result<InpSections> InpSections::of(std::string_view text, std::string fileName)
{
    InpSections sections;
    sections.file = std::move(fileName);
    std::string section;
    bool skipping = false;
    bool titled = false;
    InpLine line;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view rest = text.substr(at, end - at);
        at = end + 1;
        ++line.number;
        line.words.clear();
        if (rest.size() > kLongestLine)
            return Error{.code = "inp.long-line", .file = sections.file, .line = line.number, .found = std::to_string(rest.size()),
                         .allowed = std::to_string(kLongestLine)};
        rest = rest.substr(0, rest.find(';'));
        while (true) {
            const std::size_t begin = rest.find_first_not_of(kBlanks);
            if (begin == std::string_view::npos) break;
            rest.remove_prefix(begin);
            const std::size_t stop = std::min(rest.find_first_of(kBlanks), rest.size());
            line.words.push_back(rest.substr(0, stop));
            rest.remove_prefix(stop);
        }
        if (line.words.empty()) continue;
        if (line.words[0].front() == '[') {
            section = sectionName(line.words[0]);
            titled = true;
            if (section == "END") break;
            skipping = section.empty();
            if (skipping) sections.unknown.emplace_back(std::string(line.words[0]), line.number);
        } else if (!titled) {
            return sections.error(line, "inp.outside", line.words[0]);
        } else if (!skipping) {
            sections.lines[section].push_back(line);
        }
    }
    return sections;
}

const std::vector<InpLine>& InpSections::operator[](const std::string& section) const
{
    static const std::vector<InpLine> none;
    const auto found = lines.find(section);
    return found != lines.end() ? found->second : none;
}

Error InpSections::error(const InpLine& line, const char* code, std::string_view found, std::string allowed) const
{
    return {.code = code, .file = file, .line = line.number, .found = std::string(found), .allowed = std::move(allowed)};
}

Result<double> InpSections::number(const InpLine& line, std::size_t at, const char* what) const
{
    if (at >= line.words.size()) return error(line, "inp.missing", what);
    std::string_view word = line.words[at];
    if (word.starts_with('+')) word.remove_prefix(1);
    double value = 0.0;
    const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (failed != std::errc{} || end != word.data() + word.size() || !std::isfinite(value))
        return error(line, "inp.number", line.words[at], what);
    return value;
}

Status InpSections::enough(const InpLine& line, std::size_t words, const char* form) const
{
    if (line.words.size() >= words) return Done{};
    return error(line, "inp.missing", form);
}

}  // namespace rw::hydraulics
