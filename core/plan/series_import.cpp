// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/series_import.h"

#include "base/digest.h"
#include "base/slug.h"
#include "base/text.h"
#include "weather/text_table.h"
#include "weather/weather_year.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace rw {

namespace {

constexpr std::size_t kLeapHours = kHoursOfYear + kHoursOfDay;
constexpr std::size_t kLeapDay = (31 + 28) * kHoursOfDay;  // where 29 February begins

/// A unit of a file, and what takes it to the kind's own.
struct FileUnit {
    SeriesKind kind;
    const char* symbol;
    double times = 1.0;
    double over = 1.0;
};
constexpr FileUnit kUnits[] = {
    {SeriesKind::Load, "1"},
    {SeriesKind::Load, "%", 1.0, 100.0},
    {SeriesKind::Carbon, "g/kWh"},
    {SeriesKind::Carbon, "kg/kWh", 1000.0, 1.0},
    {SeriesKind::Carbon, "kg/MWh"},
    {SeriesKind::Carbon, "t/MWh", 1000.0, 1.0},
    {SeriesKind::Price, "USD/kWh"},
    {SeriesKind::Price, "USD/MWh", 1.0, 1000.0},
};

struct Row {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

std::vector<std::string> cellsOf(std::string_view line, char separator)
{
    std::string commas(line);
    if (separator != ',') std::replace(commas.begin(), commas.end(), separator, ',');
    std::vector<std::string_view> cells;
    splitCells(commas, cells);
    std::vector<std::string> out;
    for (const std::string_view cell : cells) out.push_back(utf8Of(cell));
    return out;
}

/// Reads one column of a text into numbers.
class Reader {
public:
    Reader(const std::string& fileName, const SeriesOptions& options, const FileUnit& unit)
        : m_file(fileName), m_options(options), m_unit(unit), m_range(rangeOf(options.kind)) {}

    Result<std::vector<double>> read(std::string_view bytes)
    {
        if (const Status s = split(bytes); !s) return s.error();
        if (const Status s = chooseColumn(); !s) return s.error();
        std::vector<double> values;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const auto value = valueOf(m_rows[i]);
            if (!value) return value.error();
            if (values.size() == kLeapHours) return rows(m_rows[i].line, values.size() + m_rows.size() - i);
            values.push_back(*value);
        }
        const std::size_t n = values.size();
        if (n != kHoursOfDay && n != kHoursOfWeek && n != kHoursOfYear && n != kLeapHours) return rows(m_lastLine, n);
        return values;
    }

private:
    Error error(const char* code, std::size_t line, std::string found, std::string allowed) const
    {
        return Error{.code = code, .file = m_file, .line = line, .found = std::move(found), .allowed = std::move(allowed)};
    }
    Error rows(std::size_t line, std::size_t n) const
    {
        return error("series.rows", line, std::to_string(n), text("series.values-allowed"));
    }

    /// Lines into cells; blank ones at the end are none, one between others is an hour that is missing.
    Status split(std::string_view bytes)
    {
        LineReader lines(bytes);
        std::vector<Row> blank;
        char separator = '\0';
        while (const auto line = lines.next()) {
            if (trimmed(*line).empty()) {
                blank.push_back({lines.line(), {std::string()}});
                continue;
            }
            if (separator == '\0')
                separator = line->find(';') != std::string_view::npos ? ';' : line->find('\t') != std::string_view::npos ? '\t' : ',';
            if (!m_rows.empty()) std::move(blank.begin(), blank.end(), std::back_inserter(m_rows));
            blank.clear();
            m_rows.push_back({lines.line(), cellsOf(*line, separator)});
            m_lastLine = lines.line();
            if (m_rows.size() > 2 * kLeapHours) return rows(m_lastLine, m_rows.size());
        }
        if (m_rows.empty()) return rows(lines.line(), 0);
        // A first row that neither counts, nor tells a time, nor leaves one out names the columns.
        const std::vector<std::string>& first = m_rows.front().cells;
        const auto isName = [](const std::string& c) { return !c.empty() && !numberOf(c) && (c.front() < '0' || c.front() > '9'); };
        if (std::all_of(first.begin(), first.end(), isName)) {
            m_names = first;
            m_rows.erase(m_rows.begin());
        }
        return Done{};
    }

    Status chooseColumn()
    {
        const std::size_t columns = m_rows.empty() ? 0 : m_rows.front().cells.size();
        if (!m_options.column.empty()) {
            const auto named = std::find(m_names.begin(), m_names.end(), m_options.column);
            if (named != m_names.end()) m_column = static_cast<std::size_t>(named - m_names.begin());
            else if (const auto n = integerOf(m_options.column); n && *n >= 1 && static_cast<std::size_t>(*n) <= columns)
                m_column = static_cast<std::size_t>(*n - 1);
            else return error("series.column", 1, m_options.column, text("series.columns-known", {{"n", std::to_string(columns)}}));
            return Done{};
        }
        if (columns <= 1) return Done{};
        m_column = 1;
        // A decimal comma makes two columns too; but then the first one neither counts hours nor tells times.
        if (columns == 2 && (countsHours() || !numberOf(m_rows.front().cells.front()))) return Done{};
        return error("series.columns", m_rows.front().line, std::to_string(columns), text("series.choose-column"));
    }

    bool countsHours() const
    {
        double before = 0.0;
        for (std::size_t i = 0; i < std::min<std::size_t>(m_rows.size(), kHoursOfDay); ++i) {
            const auto n = numberOf(m_rows[i].cells.front());
            if (!n || (i == 0 ? *n != 0.0 && *n != 1.0 : *n != before + 1.0)) return false;
            before = *n;
        }
        return m_rows.size() > 1;
    }

    /// Fifteen digits, which any decimal of so many keeps: 45.2 USD/MWh are 0.0452 USD/kWh.
    double inOwnUnit(double number) const
    {
        if (m_unit.times == m_unit.over) return number;
        return numberOf(fmt::format("{:.15g}", number * m_unit.times / m_unit.over)).value();
    }

    Result<double> valueOf(const Row& row) const
    {
        constexpr std::size_t kShown = 40;
        if (row.cells.size() <= m_column || row.cells[m_column].empty())
            return error("series.gap", row.line, {}, text("series.every-hour"));
        const std::string& cell = row.cells[m_column];
        // One value among columns is read whole; what follows it in a file of one column is no number.
        const auto number = numberOf(cell);
        if (!number || (m_options.column.empty() && row.cells.size() > m_column + 1))
            return error("series.number", row.line, number ? std::to_string(row.cells.size()) : cell.substr(0, kShown), text("series.number"));
        const double value = inOwnUnit(*number);
        if (value >= m_range.minimum && value <= m_range.maximum) return value;
        const auto inFile = [&](double limit) { return fmt::format("{:g}", limit / m_unit.times * m_unit.over); };
        return error("series.range", row.line, cell.substr(0, kShown),
                     text("series.value-range", {{"low", inFile(m_range.minimum)}, {"high", inFile(m_range.maximum)},
                                                 {"unit", m_unit.symbol == std::string_view("1") ? "" : m_unit.symbol}}));
    }

    const std::string& m_file;
    const SeriesOptions& m_options;
    const FileUnit& m_unit;
    SeriesRange m_range;
    std::vector<std::string> m_names;
    std::vector<Row> m_rows;
    std::size_t m_column = 0;
    std::size_t m_lastLine = 0;
};

}  // namespace

std::vector<std::string> seriesUnits(SeriesKind kind)
{
    std::vector<std::string> symbols;
    for (const FileUnit& unit : kUnits)
        if (unit.kind == kind) symbols.emplace_back(unit.symbol);
    return symbols;
}

Result<SeriesImport> importSeries(std::string_view bytes, const std::string& fileName, const SeriesOptions& options)
{
    if (bytes.size() > kMaxSeriesBytes)
        return Error{.code = "series.size", .file = fileName, .found = std::to_string(bytes.size() >> 20) + " MiB",
                     .allowed = std::to_string(kMaxSeriesBytes >> 20) + " MiB"};
    const FileUnit* unit = nullptr;
    std::string known;
    for (const FileUnit& u : kUnits) {
        if (u.kind != options.kind) continue;
        known += (known.empty() ? "" : ", ") + std::string(u.symbol);
        if (!unit && (options.unit.empty() || options.unit == u.symbol)) unit = &u;
    }
    if (!unit) return Error{.code = "series.unit", .found = options.unit, .allowed = known};
    SeriesImport import;
    import.kind = options.kind;
    import.digest = sha256(bytes);
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark) bytes.remove_prefix(kByteOrderMark.size());
    if (!isText(bytes)) return Error{.code = "series.not-text", .file = fileName};
    auto values = Reader(fileName, options, *unit).read(bytes);
    if (!values) return values.error();
    import.values = std::move(values).value();
    if (import.values.size() == kLeapHours) {
        const auto day = import.values.begin() + static_cast<std::ptrdiff_t>(kLeapDay);
        import.values.erase(day, day + static_cast<std::ptrdiff_t>(kHoursOfDay));
        import.notices.push_back(text("series.notice.leap-day"));
    }
    if (import.values.size() == kHoursOfWeek) import.notices.push_back(text("series.notice.week"));
    if (import.values.size() == kHoursOfDay) import.notices.push_back(text("series.notice.day"));
    const std::size_t slash = fileName.find_last_of("/\\");
    import.fileName = slash == std::string::npos ? fileName : fileName.substr(slash + 1);
    return import;
}

PlanSeries planSeries(const SeriesImport& import, std::string id, std::string name)
{
    PlanSeries series;
    series.id = std::move(id);
    series.name = std::move(name);
    series.kind = import.kind;
    series.fileName = import.fileName;
    series.digest = import.digest;
    std::vector<SeriesDay> days(import.values.size() / kHoursOfDay);
    for (std::size_t d = 0; d < days.size(); ++d) {
        const auto day = std::span(import.values).subspan(d * kHoursOfDay, kHoursOfDay);
        const bool same = std::all_of(day.begin(), day.end(), [&](double v) { return v == day.front(); });
        for (std::size_t i = 0; i < (same ? 1 : day.size()); ++i) days[d].values += fmt::format("{}{}", i == 0 ? "" : " ", day[i]);
    }
    series.days = Block<SeriesDay>(std::move(days));
    return series;
}

SeriesUse seriesImportEdits(const Plan& plan, const SeriesImport& import, const SeriesAbout& about)
{
    SeriesUse use;
    use.edits.labelKey = "edit.import-series";
    auto& edits = use.edits.edits;
    std::int64_t next = plan.nextId;
    use.series = slug(about.name, "series");
    if (findById(plan.series, use.series)) use.series = freshId(plan, next, use.series);
    PlanSeries series = planSeries(import, use.series, about.name);
    series.source = about.source;
    series.year = about.year;
    edits.push_back(Edit::insert("series", plan.series.size(), readObject(typeOf<PlanSeries>(), &series)));
    if (about.use && import.kind == SeriesKind::Load) {
        edits.push_back(Edit::set("assumptions.profile.kind", std::string("own")));
        edits.push_back(Edit::set("assumptions.profile.series", use.series));
    } else if (about.use) {
        const char* key = import.kind == SeriesKind::Carbon ? "carbon_series" : "price_series";
        for (const Site& site : plan.sites)
            if (about.sites.empty() || std::find(about.sites.begin(), about.sites.end(), site.id) != about.sites.end())
                edits.push_back(Edit::set("sites[" + site.id + "]." + key, use.series));
    }
    if (next != plan.nextId) edits.push_back(Edit::set("next_id", next));
    return use;
}

}  // namespace rw
