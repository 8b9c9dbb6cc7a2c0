// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/typesetter.h"

#include "report/block_setter.h"
#include "report/cover_setter.h"
#include "report/paper_style.h"

namespace rw::paper {

using namespace report;

namespace {

/// Fills pages with pieces from top to bottom.
class Pager {
public:
    explicit Pager(QSizeF size)
        : m_bottom(size.height() - kBottomMargin)
    {
    }

    void place(const Pieces& pieces);

    std::vector<Page> pages;
    std::vector<QString> sections;  ///< of each page, for the running head
    std::vector<Bookmark> bookmarks;
    QString section;

private:
    void newPage()
    {
        pages.emplace_back();
        sections.push_back(section);
        m_y = kTopMargin;
    }
    bool atTop() const { return m_y <= kTopMargin; }
    void put(const Piece& piece);

    double m_bottom;
    double m_y = 1e9;
};

void Pager::put(const Piece& piece)
{
    if (!atTop()) m_y += piece.before;
    if (atTop() && piece.header) {
        append(pages.back().items, piece.header->items, {kSideMargin, m_y});
        m_y += piece.header->height;
    }
    if (piece.bookmarkLevel >= 0)
        bookmarks.push_back({piece.bookmark.toStdString(), piece.bookmarkLevel, pages.size() - 1, m_y - 14.0});
    for (const Piece::Mark& mark : piece.marks)
        bookmarks.push_back({mark.title.toStdString(), mark.level, pages.size() - 1, m_y + mark.y - 14.0});
    append(pages.back().items, piece.items, {kSideMargin, m_y});
    m_y += piece.height;
}

void Pager::place(const Pieces& pieces)
{
    for (std::size_t i = 0; i < pieces.size();) {
        // What must stay together is placed together.
        std::size_t last = i;
        double height = pieces[i].before + pieces[i].height;
        while (pieces[last].keepWithNext && last + 1 < pieces.size()) {
            ++last;
            height += pieces[last].before + pieces[last].height;
        }
        const double room = m_bottom - m_y;
        const bool longer = height > m_bottom - kTopMargin;  // no page can hold it: cut where it must be
        if (pages.empty() || (!atTop() && !longer && height > room)
            || (pieces[i].newPage && room < (m_bottom - kTopMargin) * 0.5))
            newPage();
        for (; i <= last; ++i) {
            if (!atTop() && m_y + pieces[i].before + pieces[i].height > m_bottom) newPage();
            put(pieces[i]);
        }
    }
}

Pieces sectionTitle(const QString& title, int number)
{
    Piece piece;
    piece.before = 34.0;
    piece.height = 30.0;
    piece.newPage = true;
    piece.keepWithNext = true;
    piece.bookmarkLevel = 0;
    const QString digits = QString::number(number);
    piece.bookmark = digits + QStringLiteral("  ") + title;
    addText(piece.items, {0.0, 19.0}, digits, type::kSection, ink::kAccent);
    addText(piece.items, {28.0, 19.0}, title, type::kSection, ink::kText);
    return {std::move(piece)};
}

void addRunningHead(Page& page, const Cover& cover, const QString& section, QSizeF size, std::size_t number,
                    std::size_t total)
{
    const double right = size.width() - kSideMargin;
    addText(page.items, {kSideMargin, 42.0}, elided(qs(cover.title), type::kSmall, (right - kSideMargin) * 0.6),
            type::kSmall, ink::kMuted);
    addTextRight(page.items, {right, 42.0}, section, type::kSmall, ink::kMuted);
    addLine(page.items, {kSideMargin, 48.0}, {right, 48.0}, ink::kRule, 0.5);
    QString left;
    for (const std::string& part :
         {cover.client, cover.revision.empty() ? "" : text("report.cover.revision") + " " + cover.revision,
          cover.date})
        if (!part.empty()) left += (left.isEmpty() ? QString() : QStringLiteral("  ·  ")) + qs(part);
    const double y = size.height() - 34.0;
    addText(page.items, {kSideMargin, y}, left, type::kSmall, ink::kMuted);
    addTextRight(page.items, {right, y},
                 qs(text("report.page", {{"page", std::to_string(number)}, {"pages", std::to_string(total)}})),
                 type::kSmall, ink::kMuted);
}

/// Whether a block is the sentence between a heading and its table or drawing: without these it says little.
bool leadsOn(const std::vector<report::Block>& blocks, std::size_t i, const Pieces& set)
{
    constexpr std::size_t kShort = 2;  // lines
    if (i == 0 || i + 1 >= blocks.size() || set.empty() || set.size() > kShort) return false;
    return std::holds_alternative<Paragraph>(blocks[i]) && std::holds_alternative<Heading>(blocks[i - 1])
           && (std::holds_alternative<Table>(blocks[i + 1]) || std::holds_alternative<Picture>(blocks[i + 1]));
}

}  // namespace

PageSet typeset(const Report& report, Paper paper)
{
    PageSet set;
    set.size = paperSize(paper);
    const double width = set.size.width() - 2.0 * kSideMargin;
    Pager pager(set.size);
    Numbering numbering;
    int number = 0;
    for (const Section& section : report.sections) {
        pager.section = qs(section.title);
        Pieces pieces = sectionTitle(pager.section, ++number);
        for (std::size_t i = 0; i < section.blocks.size(); ++i) {
            Pieces made = setBlock(section.blocks[i], width, numbering);
            if (leadsOn(section.blocks, i, made)) made.back().keepWithNext = true;
            for (Piece& piece : made) pieces.push_back(std::move(piece));
        }
        pager.place(pieces);
    }

    // The list of contents is as long as its lines, whatever page numbers they name.
    std::vector<ContentsLine> lines;
    for (const Bookmark& bookmark : pager.bookmarks)
        lines.push_back({qs(bookmark.title), bookmark.level, 0});
    const std::size_t front = 1 + setContents(lines, set.size).size();
    for (std::size_t i = 0; i < lines.size(); ++i) lines[i].page = pager.bookmarks[i].page + front + 1;
    std::vector<Page> contents = setContents(lines, set.size);

    const std::size_t total = front + pager.pages.size();
    set.bookmarks.push_back({text("report.contents"), 0, 1, 0.0});
    for (Bookmark& bookmark : pager.bookmarks) {
        bookmark.page += front;
        set.bookmarks.push_back(std::move(bookmark));
    }
    set.pages.push_back(setCover(report.cover, set.size));
    for (Page& page : contents) {
        addRunningHead(page, report.cover, qs(text("report.contents")), set.size, set.pages.size() + 1, total);
        set.pages.push_back(std::move(page));
    }
    for (std::size_t i = 0; i < pager.pages.size(); ++i) {
        addRunningHead(pager.pages[i], report.cover, pager.sections[i], set.size, set.pages.size() + 1, total);
        set.pages.push_back(std::move(pager.pages[i]));
    }
    return set;
}

}  // namespace rw::paper
