// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/elevation_setter.h"

#include "report/paper_style.h"

#include <algorithm>
#include <cmath>

namespace rw::paper {

namespace {

using report::ElevationSheet;
using Plate = ElevationSheet::Plate;

constexpr Font kName{Face::Bold, 9.5};
constexpr Font kDetail{Face::Regular, 6.6};
constexpr Font kFigure{Face::Regular, 6.5};
constexpr Font kFigureBold{Face::Bold, 6.5};
constexpr Font kMark{Face::Bold, 5.6};
constexpr Font kTiny{Face::Regular, 5.4};
constexpr double kGap = 22.0;         // between plates
constexpr double kA4Height = 646.0;   // of a sheet beneath a section's title, above its caption
constexpr double kLetterHeight = 596.0;
constexpr double kLetterWidth = 490.0;  // of the text, from which on the paper is Letter
constexpr double kHead = 27.0;
constexpr double kLabel = 16.0;       // over the faces
constexpr double kApart = 5.0;        // pt, between words beside each other
constexpr double kFaces = kLabel + 9.0;  // with the temperatures beneath them
constexpr double kParts = 9.0;        // between picture, figures and trays
constexpr double kLine = 8.8;
constexpr double kRuler = 13.0;
constexpr double kLeastGutter = 17.0; // between the two faces, for the marks
constexpr double kNames = 54.0;       // from which on names stand there too
constexpr double kMostGutter = 96.0;
constexpr double kChip = 9.0;

const QColor kSteel{0x3b, 0x42, 0x4d};
const QColor kInside{0xee, 0xf0, 0xf3};
const QColor kEdge{0x86, 0x8e, 0x9b};
const QColor kCopper{0xb8, 0x73, 0x33};
const QColor kCold{0x00, 0x72, 0xb2};
const QColor kWarm{0xd5, 0x5e, 0x00};

QColor paler(const QColor& color)
{
    return {(color.red() + 2 * 250) / 3, (color.green() + 2 * 250) / 3, (color.blue() + 2 * 250) / 3};
}

class PlateSetter {
public:
    PlateSetter(const Plate& plate, const ElevationSheet& sheet, const QRectF& room, Items& items)
        : m_plate(plate), m_sheet(sheet), m_room(room), m_items(items)
    {
    }

    /// Points a metre that the picture can have where all words beneath the tallest rack have their room.
    double mostScale(double tallest)
    {
        const double room = m_room.height() - kHead - kFaces - 2.0 * kParts - figureLines(false) - noteHeight() - trayLines(false);
        return std::min(room / tallest, (m_room.width() - kRuler - kLeastGutter - 4.0) / (2.0 * m_plate.width));
    }

    /// \p tallest: m, of the racks on the sheet, so that the words beneath them stand on one line.
    void run(double scale, double tallest)
    {
        head();
        picture(scale, tallest);
        m_y = m_room.top() + kHead + kFaces + tallest * scale + kParts;
        figureLines(true);
        if (noteHeight() > 0.0)
            addText(m_items, {m_room.left(), m_y + 6.8}, elided(qs(m_plate.use), kNoteFont, m_room.width()), kNoteFont, ink::kMuted);
        m_y += noteHeight() + kParts;
        trayLines(true);
    }

private:
    static constexpr Font kNoteFont{Face::Italic, 6.2};

    double noteHeight() const { return m_plate.use.empty() ? 0.0 : kLine; }

    void head()
    {
        const double left = m_room.left(), top = m_room.top();
        addLine(m_items, {left, top}, {m_room.right(), top}, ink::kAccent, 1.4);
        addText(m_items, {left, top + 12.0}, elided(qs(m_plate.name), kName, m_room.width()), kName, ink::kText);
        addText(m_items, {left, top + 21.0}, elided(qs(m_plate.detail), kDetail, m_room.width()), kDetail, ink::kMuted);
    }

    /// Both draw from m_y down where they are asked to, and answer their height.
    double figureLines(bool drawn)
    {
        std::vector<const ElevationSheet::Figure*> all;
        for (const auto& figure : m_plate.power) all.push_back(&figure);
        for (const auto& figure : m_plate.figures) all.push_back(&figure);
        if (all.empty()) return 0.0;
        const std::size_t rows = std::max((all.size() + 1) / 2, m_plate.power.size());
        const double column = (m_room.width() - 14.0) / 2.0;
        for (std::size_t i = 0; drawn && i < all.size(); ++i) {
            const bool right = i >= rows;
            const double x = m_room.left() + (right ? column + 14.0 : 0.0);
            const double y = m_y + kLine * static_cast<double>(right ? i - rows : i) + 6.4;
            // The design power is what all else is counted with.
            const bool strong = i < m_plate.power.size() && i == m_plate.power.size() / 2;
            const Font& font = strong ? kFigureBold : kFigure;
            const QString value = qs(all[i]->value);
            const double wide = std::min(font.width(value), column * 0.72);
            addText(m_items, {x, y}, elided(qs(all[i]->label), kFigure, column - wide - 4.0), kFigure, ink::kMuted);
            addTextRight(m_items, {x + column, y}, elided(value, font, column * 0.72), font, ink::kText);
            addLine(m_items, {x, y + 2.2}, {x + column, y + 2.2}, ink::kHairline, 0.35);
        }
        const double height = kLine * static_cast<double>(rows);
        if (drawn) m_y += height;
        return height;
    }

    double trayLines(bool drawn)
    {
        if (m_plate.trays.empty()) return 0.0;
        constexpr double kCount = 22.0, kEach = 34.0, kAll = 32.0, kBar = 26.0;
        const double right = m_room.right();
        const double nameLeft = m_room.left() + kChip + 4.0;
        const double nameWidth = right - kBar - 4.0 - kAll - kEach - kCount - nameLeft - 4.0;
        double y = drawn ? m_y : 0.0;
        if (drawn) {
            addText(m_items, {m_room.left(), y + 6.2}, qs(text("report.column.tray")), kFigureBold, ink::kMuted);
            addTextRight(m_items, {right - kBar - 4.0 - kAll, y + 6.2}, qs(text("report.elevation.each", {{"unit", m_plate.powerUnit}})), kFigureBold, ink::kMuted);
            addTextRight(m_items, {right - kBar - 4.0, y + 6.2}, qs(text("report.elevation.all", {{"unit", m_plate.powerUnit}})), kFigureBold, ink::kMuted);
            addLine(m_items, {m_room.left(), y + 8.6}, {right, y + 8.6}, ink::kRule, 0.6);
        }
        y += kLine + 1.2;
        for (const auto& tray : m_plate.trays) {
            std::vector<QString> name = brokenLines(qs(tray.name), kFigure, nameWidth);
            if (name.size() > 2) {
                name[1] = elided(name[1] + QLatin1Char(' ') + name[2], kFigure, nameWidth);
                name.resize(2);
            }
            if (drawn) {
                chip({m_room.left(), y + 0.6}, qs(tray.mark), tray.kind);
                for (std::size_t i = 0; i < name.size(); ++i)
                    addText(m_items, {nameLeft, y + 6.4 + 7.6 * static_cast<double>(i)}, name[i], kFigure, ink::kText);
                const double base = y + 6.4;
                addTextRight(m_items, {nameLeft + nameWidth + 4.0 + kCount - 6.0, base}, qs(tray.count), kFigure, ink::kText);
                addTextRight(m_items, {right - kBar - 4.0 - kAll, base}, qs(tray.each), kFigure, ink::kText);
                addTextRight(m_items, {right - kBar - 4.0, base}, qs(tray.all), kFigureBold, ink::kText);
                if (tray.share > 0.0)
                    addRect(m_items, {right - kBar, y + 1.6, std::max(kBar * tray.share, 0.6), 5.2}, ink::kCategories[0]);
            }
            y += name.size() > 1 ? kLine + 7.6 : kLine;
        }
        const double height = y - (drawn ? m_y : 0.0);
        if (drawn) m_y = y;
        return height;
    }

    void chip(QPointF at, const QString& mark, TrayKind kind)
    {
        const QRectF box(at.x(), at.y(), kChip, 7.0);
        addRect(m_items, box, trayInk(kind));
        addFrame(m_items, box, kEdge, 0.35);
        addTextCentred(m_items, {box.center().x(), box.center().y() + 2.0}, mark, kMark, ink::kText);
    }

    // --- the two faces ----------------------------------------------------------------------------

    void picture(double scale, double tallest)
    {
        const double top = m_room.top() + kHead;
        m_width = m_plate.width * scale;
        m_height = m_plate.height * scale;
        m_pitch = m_plate.pitch * scale;
        const double gutter = std::min(m_room.width() - kRuler - 4.0 - 2.0 * m_width, kMostGutter);
        const double left = m_room.left() + (m_room.width() - kRuler - 2.0 * m_width - gutter) / 2.0 + kRuler;
        // All stand on one floor.
        m_top = top + kLabel + (tallest - m_plate.height) * scale;
        m_bottom = m_top + m_height - (m_height - m_pitch * static_cast<double>(m_plate.units)) / 2.0;
        const double rear = left + m_width + gutter;
        addTextCentred(m_items, {left + m_width / 2.0, m_top - 7.5}, qs(m_sheet.front), kDetail, ink::kMuted);
        addTextCentred(m_items, {rear + m_width / 2.0, m_top - 7.5}, qs(m_sheet.rear), kDetail, ink::kMuted);
        frame(left);
        frame(rear);
        ruler(left);
        for (const auto& place : m_plate.places) front(left, place);
        for (const auto& place : m_plate.places) back(rear, place);
        lines(rear);
        marks(left + m_width, rear, gutter);
        double y = m_top + m_height / 2.0;
        if (m_plate.note.empty()) return;
        for (const QString& line : brokenLines(qs(m_plate.note), kTiny, m_width - 8.0)) {
            addTextCentred(m_items, {left + m_width / 2.0, y}, line, kTiny, ink::kMuted);
            y += 7.0;
        }
    }

    double rim() const { return std::max(1.6, m_width * 0.035); }
    double topOf(std::int64_t unit) const { return m_bottom - m_pitch * static_cast<double>(unit); }
    QRectF rectOf(double x, const ElevationSheet::Place& place, double left, double right) const
    {
        return {x + left, topOf(place.position + place.height - 1), m_width - left - right, m_pitch * static_cast<double>(place.height)};
    }
    TrayKind kindOf(const ElevationSheet::Place& place) const { return m_plate.trays[place.kind].kind; }

    void frame(double x)
    {
        const QRectF outside(x, m_top, m_width, m_height);
        addRect(m_items, outside, kInside);
        addFrame(m_items, outside, kSteel, 1.0);
    }

    void ruler(double x)
    {
        for (std::int64_t unit = 1; unit <= m_plate.units; ++unit) {
            const bool named = unit == 1 || unit % 5 == 0;
            const double y = topOf(unit) + m_pitch / 2.0;
            addLine(m_items, {x - (named ? 3.6 : 2.0), y}, {x - 0.8, y}, ink::kFaint, 0.35);
            if (named) addTextRight(m_items, {x - 4.6, y + 1.8}, QString::number(unit), {Face::Regular, 5.0}, ink::kMuted);
        }
        addTextRight(m_items, {x - 4.6, m_top - 1.5}, qs(m_plate.unitName), {Face::Regular, 5.0}, ink::kMuted);
    }

    void front(double x, const ElevationSheet::Place& place)
    {
        const QRectF box = rectOf(x, place, rim(), rim());
        addRect(m_items, box, trayInk(kindOf(place)));
        addFrame(m_items, box, kEdge, 0.3);
        // Handles: what is pulled.
        for (const double at : {box.left() + 1.6, box.right() - 1.6})
            addLine(m_items, {at, box.top() + m_pitch * 0.25}, {at, box.bottom() - m_pitch * 0.25}, kEdge, 0.5);
    }

    double lane() const { return std::max(5.0, m_width * 0.085); }

    void back(double x, const ElevationSheet::Place& place)
    {
        const double side = rim() + lane();
        const QRectF box = rectOf(x, place, side, side);
        addRect(m_items, box, paler(trayInk(kindOf(place))));
        addFrame(m_items, box, kEdge, 0.3);
    }

    /// Busbar, manifolds and cords, with a stub to each tray that they reach.
    void lines(double x)
    {
        const double low = topOf(0), high = topOf(m_plate.units);
        const double middle = x + m_width / 2.0;
        if (m_plate.busbar) {
            const double half = std::max(0.9, m_width * 0.016);
            addRect(m_items, {middle - half, high, 2.0 * half, low - high}, kCopper);
            for (const auto& place : m_plate.places) {
                if (!place.busbar) continue;
                const QRectF box = rectOf(x, place, 0.0, 0.0);
                addRect(m_items, {middle - 2.6 * half, box.center().y() - 0.45 * m_pitch, 5.2 * half, 0.9 * m_pitch}, kCopper);
            }
        }
        if (m_plate.liquid) {
            const double cold = x + rim() + lane() * 0.66, warm = x + m_width - rim() - lane() * 0.66;
            const double pipe = std::max(0.9, lane() * 0.2);
            for (const auto& place : m_plate.places) {
                if (!place.liquid) continue;
                const double y = rectOf(x, place, 0.0, 0.0).center().y();
                addLine(m_items, {cold, y}, {x + rim() + lane() + 1.6, y}, kCold, 0.6);
                addLine(m_items, {warm, y}, {x + m_width - rim() - lane() - 1.6, y}, kWarm, 0.6);
            }
            addLine(m_items, {cold, high}, {cold, m_top + m_height}, kCold, pipe);
            addLine(m_items, {warm, high}, {warm, m_top + m_height}, kWarm, pipe);
            // Beneath a narrow rack they stand out to both sides, apart from each other.
            const double needed = kTiny.width(qs(m_plate.supply)) + kApart + kTiny.width(qs(m_plate.returns));
            const double out = std::max(0.0, (needed - m_width) / 2.0);
            addText(m_items, {x - out, m_top + m_height + 7.2}, qs(m_plate.supply), kTiny, kCold);
            addTextRight(m_items, {x + m_width + out, m_top + m_height + 7.2}, qs(m_plate.returns), kTiny, kWarm);
        }
        cords(x);
        if (!m_plate.rearDoor.empty()) {
            // In front of all of it: a coil as high as the frame.
            QPainterPath door;
            door.addRoundedRect(QRectF(x - 2.0, m_top - 2.0, m_width + 4.0, m_height + 4.0), 2.0, 2.0);
            m_items.push_back(ShapeItem{door, QPen(kCold, 0.9, Qt::DashLine), Qt::NoBrush});
        }
    }

    void cords(double x)
    {
        const double entry = m_top - 4.0;
        for (int cord = 0; cord < m_plate.cords; ++cord) {
            const double inset = rim() + lane() * 0.22;
            const double at = cord == 0 ? x + inset : x + m_width - inset;
            double lowest = topOf(m_plate.units);
            const double reach = cord == 0 ? x + rim() + lane() + 1.0 : x + m_width - rim() - lane() - 1.0;
            for (const auto& place : m_plate.places) {
                if (std::find(place.cords.begin(), place.cords.end(), cord) == place.cords.end()) continue;
                // A little off the middle, so that a hose beside it is seen.
                const double y = rectOf(x, place, 0.0, 0.0).center().y() - 0.18 * m_pitch;
                lowest = std::max(lowest, y);
                addLine(m_items, {at, y}, {reach, y}, kSteel, 0.5, cord == 0 ? Qt::SolidLine : Qt::DotLine);
                QPainterPath plug;
                plug.addRect(QRectF(reach - 0.9, y - 0.9, 1.8, 1.8));
                addPath(m_items, plug, kSteel);
            }
            addLine(m_items, {at, entry}, {at, lowest}, kSteel, 0.9, cord == 0 ? Qt::SolidLine : Qt::DashLine);
            addTextCentred(m_items, {at, entry - 0.8}, QChar(ushort('A' + cord)), kMark, ink::kText);
        }
    }

    /// Between the faces, which share their heights: what stands where.
    void marks(double from, double to, double gutter)
    {
        double free = -1e9;
        const auto& places = m_plate.places;
        for (std::size_t i = 0; i < places.size();) {
            std::size_t last = i;
            while (last + 1 < places.size() && places[last + 1].kind == places[i].kind
                   && places[last + 1].position + places[last + 1].height == places[last].position)
                ++last;
            const double y0 = topOf(places[i].position + places[i].height - 1) + 0.5;
            const double y1 = topOf(places[last].position - 1) - 0.5;
            const double y = std::max((y0 + y1) / 2.0, free);
            free = y + 6.6;
            const auto& tray = m_plate.trays[places[i].kind];
            addLine(m_items, {from + 2.0, y0}, {from + 2.0, y1}, ink::kFaint, 0.5);
            addLine(m_items, {to - 2.0, y0}, {to - 2.0, y1}, ink::kFaint, 0.5);
            if (gutter >= kNames) {
                addLine(m_items, {from + 2.0, (y0 + y1) / 2.0}, {from + 5.0, y}, ink::kFaint, 0.35);
                addText(m_items, {from + 6.0, y + 2.0}, qs(tray.mark), kMark, ink::kText);
                addText(m_items, {from + 12.5, y + 2.0}, elided(qs(tray.name), kTiny, gutter - 17.0), kTiny, ink::kMuted);
            } else {
                addTextCentred(m_items, {(from + to) / 2.0, y + 2.0}, qs(tray.mark), kMark, ink::kText);
            }
            i = last + 1;
        }
    }

    const Plate& m_plate;
    const ElevationSheet& m_sheet;
    QRectF m_room;
    Items& m_items;
    double m_y = 0.0;
    double m_width = 0.0, m_height = 0.0, m_pitch = 0.0;  // points
    double m_top = 0.0, m_bottom = 0.0;  // of the frame, and of its lowest unit
};

}  // namespace

QColor trayInk(TrayKind kind)
{
    switch (kind) {
    case TrayKind::Compute: return {0xc9, 0xdc, 0xf5};
    case TrayKind::Switch: return {0xd9, 0xd0, 0xf2};
    case TrayKind::Power: return {0xf7, 0xdd, 0xb0};
    case TrayKind::Cooling: return {0xc2, 0xe6, 0xe6};
    case TrayKind::Network: return {0xd9, 0xd0, 0xf2};
    case TrayKind::Storage: return {0xf0, 0xd2, 0xe1};
    case TrayKind::Management: return {0xd4, 0xea, 0xd0};
    case TrayKind::Other: return {0xdc, 0xdf, 0xe4};
    }
    return {};
}

Piece setElevationSheet(const ElevationSheet& sheet, double width)
{
    Piece piece;
    // A sheet fills the page; A4 is the narrower and the higher of the two papers.
    const double whole = width < kLetterWidth ? kA4Height : kLetterHeight;
    const double plateHeight = (whole - kGap) / 2.0;
    const double plateWidth = (width - kGap) / 2.0;
    const auto roomOf = [&](std::size_t i) {
        return QRectF(i % 2 == 0 ? 0.0 : plateWidth + kGap, i < 2 ? 0.0 : plateHeight + kGap, plateWidth, plateHeight);
    };
    double scale = 1e9, tallest = 0.0;
    for (const auto& plate : sheet.plates) tallest = std::max(tallest, plate.height);
    for (std::size_t i = 0; i < sheet.plates.size(); ++i) {
        Items none;
        scale = std::min(scale, PlateSetter(sheet.plates[i], sheet, roomOf(i), none).mostScale(tallest));
    }
    for (std::size_t i = 0; i < sheet.plates.size(); ++i) {
        PlateSetter(sheet.plates[i], sheet, roomOf(i), piece.items).run(scale, tallest);
        piece.marks.push_back({1, qs(sheet.plates[i].name), roomOf(i).top()});
    }
    piece.height = sheet.plates.size() > 2 ? whole : plateHeight;
    piece.newPage = true;
    return piece;
}

}  // namespace rw::paper
