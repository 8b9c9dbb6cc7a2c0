// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/block_setter.h"
#include "report/paper_style.h"

#include <algorithm>

namespace rw::paper {

using namespace report;

namespace {

constexpr double kGap = 10.0;        // between columns
constexpr double kLine = 10.6;       // of a cell
constexpr double kRowPadding = 3.6;  // above and below together

class TableSetter {
public:
    TableSetter(const Table& table, double width) : m_table(table), m_width(width) { chooseWidths(); }

    Piece header() const;
    Piece row(const Row& row) const;
    Piece groupRow(const Row& row) const;

private:
    void chooseWidths();
    void fit(const std::vector<double>& least, const std::vector<double>& natural, double room);
    bool right(std::size_t column) const { return m_table.columns[column].number; }
    double leftOf(std::size_t column) const;
    void place(Items& items, std::size_t column, double baseline, const QString& text, const Font& font,
               const QColor& color) const
    {
        if (right(column))
            addTextRight(items, {leftOf(column) + m_widths[column], baseline}, text, font, color);
        else
            addText(items, {leftOf(column), baseline}, text, font, color);
    }

    const Table& m_table;
    double m_width;
    std::vector<double> m_widths;
};

double widestWord(const QString& text, const Font& font)
{
    double widest = 0.0;
    for (const QString& word : text.split(QLatin1Char(' ')))
        widest = std::max(widest, font.width(word));
    return widest;
}

/// The words of a cell by their widths: how many lines it takes is asked often.
struct Words {
    std::vector<double> widths;

    std::size_t lines(double room, double space) const
    {
        std::size_t count = 1;
        double at = 0.0;
        for (const double width : widths) {
            if (at > 0.0 && at + space + width > room) {
                ++count;
                at = width;
            } else at += (at > 0.0 ? space : 0.0) + width;
        }
        return count;
    }
};

Words wordsOf(const QString& text, const Font& font)
{
    Words words;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) words.widths.push_back(font.width(word));
    return words;
}

void TableSetter::chooseWidths()
{
    const std::size_t n = m_table.columns.size();
    std::vector<double> least(n), natural(n);
    for (std::size_t c = 0; c < n; ++c) {
        const Column& column = m_table.columns[c];
        least[c] = std::max(widestWord(qs(column.heading), type::kTableHead),
                            type::kSmall.width(qs(column.unit)));
        natural[c] = std::max(least[c], std::min(type::kTableHead.width(qs(column.heading)), 60.0));
        for (const Row& row : m_table.rows) {
            if (row.kind == Row::Kind::Group || c >= row.cells.size()) continue;
            const QString cell = qs(row.cells[c]);
            natural[c] = std::max(natural[c], type::kTableBold.width(cell));
            least[c] = std::max(least[c], column.number ? type::kTableBold.width(cell)
                                                        : std::min(widestWord(cell, type::kTableBold), 120.0));
        }
    }
    // A word that just fits is broken by the last digit of a sum of widths.
    for (double& width : least) width += 0.05;
    for (std::size_t c = 0; c < n; ++c) natural[c] = std::max(natural[c] + 0.05, least[c]);
    const double room = m_width - kGap * static_cast<double>(n - 1);
    double total = 0.0;
    for (double w : natural) total += w;
    m_widths = natural;
    if (total > room) {
        fit(least, natural, room);
        return;
    }
    // Room left over goes to the words, so that a table fills its measure.
    double weights = 0.0;
    for (std::size_t c = 0; c < n; ++c)
        if (!right(c)) weights += m_table.columns[c].weight;
    if (weights > 0.0)
        for (std::size_t c = 0; c < n; ++c)
            if (!right(c)) m_widths[c] += (room - total) * m_table.columns[c].weight / weights;
}

/// Words give way, and headings of numbers, each down to its widest word: first evenly, then so that the table gets
/// as few lines as it can.
void TableSetter::fit(const std::vector<double>& least, const std::vector<double>& natural, double room)
{
    const std::size_t n = m_widths.size();
    const auto share = [&](double level) {
        double sum = 0.0;
        for (std::size_t c = 0; c < n; ++c) sum += m_widths[c] = std::clamp(level * m_table.columns[c].weight, least[c], natural[c]);
        return sum;
    };
    double low = 0.0, high = m_width;
    if (share(0.0) >= room) return;  // more columns than the paper holds; the report's own have room
    for (int i = 0; i < 40; ++i) (share((low + high) / 2.0) > room ? high : low) = (low + high) / 2.0;
    share(low);

    std::vector<std::vector<Words>> cells;
    for (const Row& row : m_table.rows) {
        if (row.kind == Row::Kind::Group) continue;
        std::vector<Words>& line = cells.emplace_back(n);
        for (std::size_t c = 0; c < n && c < row.cells.size(); ++c)
            if (!right(c)) line[c] = wordsOf(qs(row.cells[c]), row.kind == Row::Kind::Total ? type::kTableBold : type::kTable);
    }
    const double space = type::kTable.width(QStringLiteral(" "));
    // Rows are as high as their highest cell. Where two are alike, only lowering both shows: cells count a little too.
    constexpr std::size_t kRow = 1000;
    const auto height = [&] {
        std::size_t lines = 0;
        for (const std::vector<Words>& line : cells) {
            std::size_t most = 1;
            for (std::size_t c = 0; c < n; ++c) {
                const std::size_t count = line[c].lines(m_widths[c], space);
                most = std::max(most, count);
                lines += count;
            }
            lines += kRow * most;
        }
        return lines;
    };
    std::size_t best = height();
    constexpr double kSteps[] = {48.0, 24.0, 12.0, 6.0};
    for (const double step : kSteps)
        for (bool better = true; better;) {
            better = false;
            for (std::size_t from = 0; from < n; ++from)
                for (std::size_t to = 0; to < n; ++to) {
                    const double moved = std::min({step, m_widths[from] - least[from], natural[to] - m_widths[to]});
                    if (from == to || moved < 1.0) continue;
                    m_widths[from] -= moved;
                    m_widths[to] += moved;
                    if (const std::size_t now = height(); now < best) {
                        best = now;
                        better = true;
                    } else {
                        m_widths[from] += moved;
                        m_widths[to] -= moved;
                    }
                }
        }
}

double TableSetter::leftOf(std::size_t column) const
{
    double x = 0.0;
    for (std::size_t c = 0; c < column; ++c) x += m_widths[c] + kGap;
    return x;
}

Piece TableSetter::header() const
{
    std::vector<std::vector<QString>> headings;
    std::size_t lines = 1;
    bool units = false;
    for (std::size_t c = 0; c < m_table.columns.size(); ++c) {
        headings.push_back(brokenLines(qs(m_table.columns[c].heading), type::kTableHead, m_widths[c]));
        lines = std::max(lines, headings.back().size());
        units = units || !m_table.columns[c].unit.empty();
    }
    Piece piece;
    const double headHeight = 9.6 * static_cast<double>(lines);
    piece.height = 3.0 + headHeight + (units ? 9.0 : 0.0) + 3.0;
    for (std::size_t c = 0; c < headings.size(); ++c) {
        const std::size_t skipped = lines - headings[c].size();
        for (std::size_t l = 0; l < headings[c].size(); ++l)
            place(piece.items, c, 3.0 + 9.6 * static_cast<double>(skipped + l) + 7.6, headings[c][l],
                  type::kTableHead, ink::kText);
        place(piece.items, c, 3.0 + headHeight + 7.0, qs(m_table.columns[c].unit), type::kSmall, ink::kMuted);
    }
    addLine(piece.items, {0.0, 0.0}, {m_width, 0.0}, ink::kText, 0.9);
    addLine(piece.items, {0.0, piece.height}, {m_width, piece.height}, ink::kText, 0.5);
    return piece;
}

Piece TableSetter::groupRow(const Row& row) const
{
    Piece piece;
    piece.height = kLine + kRowPadding + 4.0;
    addText(piece.items, {0.0, piece.height - 4.2},
            elided(row.cells.empty() ? QString() : qs(row.cells.front()), type::kTableBold, m_width),
            type::kTableBold, ink::kAccent);
    addLine(piece.items, {0.0, piece.height}, {m_width, piece.height}, ink::kRule, 0.5);
    piece.keepWithNext = true;
    return piece;
}

Piece TableSetter::row(const Row& row) const
{
    const bool total = row.kind == Row::Kind::Total;
    const Font font = total ? type::kTableBold : type::kTable;
    std::vector<std::vector<QString>> cells;
    std::size_t lines = 1;
    for (std::size_t c = 0; c < m_table.columns.size(); ++c) {
        const QString cell = c < row.cells.size() ? qs(row.cells[c]) : QString();
        cells.push_back(right(c) ? std::vector{cell} : brokenLines(cell, font, m_widths[c]));
        lines = std::max(lines, cells.back().size());
    }
    Piece piece;
    piece.height = kLine * static_cast<double>(lines) + kRowPadding;
    if (row.kind == Row::Kind::Marked) {
        QPainterPath mark;
        mark.addRect(-6.0, 3.0, 2.2, piece.height - 6.0);
        addPath(piece.items, mark, ink::kCategories[1]);
    }
    for (std::size_t c = 0; c < cells.size(); ++c)
        for (std::size_t l = 0; l < cells[c].size(); ++l)
            place(piece.items, c, kRowPadding / 2.0 + kLine * static_cast<double>(l) + 8.0, cells[c][l], font,
                  ink::kText);
    if (total) addLine(piece.items, {0.0, 0.0}, {m_width, 0.0}, ink::kText, 0.5);
    addLine(piece.items, {0.0, piece.height}, {m_width, piece.height}, ink::kHairline, 0.5);
    return piece;
}

}  // namespace

Pieces setTable(const Table& table, double width, Numbering& numbering)
{
    const TableSetter setter(table, width);
    Pieces pieces;
    QString caption;
    if (!table.caption.empty()) {
        ++numbering.table;
        const std::string words =
            text("report.table", {{"n", std::to_string(numbering.table)}, {"caption", table.caption}});
        pieces = setLines(qs(words), type::kCaption, ink::kMuted, width, 16.0);
        for (Piece& line : pieces) line.keepWithNext = true;
        caption = qs(text("report.continued", {{"caption", words}}));
    }
    Piece header = setter.header();
    header.before = table.caption.empty() ? 12.0 : 3.0;
    header.keepWithNext = true;
    // On the next page the headings come again, beneath the caption.
    Piece again;
    if (!caption.isEmpty()) {
        again.height = type::kCaption.size * type::kLeading + 3.0;
        addText(again.items, {0.0, type::kCaption.size * 1.06}, caption, type::kCaption, ink::kMuted);
    }
    append(again.items, header.items, {0.0, again.height});
    again.height += header.height;
    const auto repeated = std::make_shared<const Piece>(std::move(again));
    pieces.push_back(std::move(header));
    const std::size_t n = table.rows.size();
    for (std::size_t i = 0; i < n; ++i) {
        Piece row = table.rows[i].kind == Row::Kind::Group ? setter.groupRow(table.rows[i])
                                                           : setter.row(table.rows[i]);
        // A short table stands on one page; of a longer one no fewer than three rows stand at the foot of
        // a page or at the head of the next.
        constexpr std::size_t kShort = 8;
        row.keepWithNext = row.keepWithNext || n <= kShort || i < 2 || i + 3 >= n;
        row.header = repeated;
        pieces.push_back(std::move(row));
    }
    pieces.back().keepWithNext = false;
    return pieces;
}

}  // namespace rw::paper
