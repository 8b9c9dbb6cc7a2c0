// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/loop_setter.h"

#include "report/paper_style.h"

#include <QStringList>

#include <algorithm>

namespace rw::paper {

namespace {

using report::Loops;

constexpr Font kName{Face::Bold, 6.8};
constexpr Font kDetail{Face::Regular, 6.4};
constexpr double kLine = 8.6;
constexpr double kPadding = 4.5;
constexpr double kMachineGap = 6.0;
constexpr double kChainGap = 16.0;
constexpr double kSkyWidth = 62.0;
constexpr double kSkyLink = 40.0;
constexpr double kPipeHalf = 22.0;  // from a loop's middle to either of its lines
constexpr double kLeastHeight = 2.0 * (kPipeHalf + 22.0);

const QColor kCold{0x00, 0x72, 0xb2};
const QColor kWarm{0xd5, 0x5e, 0x00};
const QColor kSkyFill{0xe3, 0xee, 0xf8};

struct Words {
    QString line;
    bool bold = false;
};

std::vector<Words> wordsOf(const Loops::Machine& machine, double width)
{
    std::vector<Words> words;
    for (const QString& line : brokenLines(qs(machine.name), kName, width)) words.push_back({line, true});
    for (const std::string& detail : machine.detail)
        for (const QString& line : brokenLines(qs(detail), kDetail, width)) words.push_back({line, false});
    return words;
}

double heightOf(const Loops::Machine& machine, double width)
{
    return kLine * static_cast<double>(wordsOf(machine, width - 2.0 * kPadding).size()) + 2.0 * kPadding;
}

class Setter {
public:
    Setter(const Loops& loops, double width) : m_loops(loops), m_width(width)
    {
        for (const Loops::Chain& chain : loops.chains) m_stations = std::max(m_stations, chain.stations.size());
        const double sky = loops.sky.empty() ? 0.0 : kSkyWidth + kSkyLink;
        const double room = width - sky;
        const auto n = static_cast<double>(std::max<std::size_t>(m_stations, 2));
        // A loop's words need more than a machine's.
        m_box = 0.47 * room / n;
        m_link = (room - n * m_box) / (n - 1.0);
    }

    Piece run()
    {
        double top = 0.0;
        for (const Loops::Chain& chain : m_loops.chains) {
            const double height = heightOf(chain);
            draw(chain, top, height);
            top += height + kChainGap;
        }
        m_piece.height = top - kChainGap;
        sky();
        return std::move(m_piece);
    }

private:
    double left(std::size_t station) const { return static_cast<double>(station) * (m_box + m_link); }

    double stationHeight(const std::vector<Loops::Machine>& machines) const
    {
        double height = machines.empty() ? 0.0 : -kMachineGap;
        for (const Loops::Machine& m : machines) height += heightOf(m, m_box) + kMachineGap;
        return height;
    }

    double heightOf(const Loops::Chain& chain) const
    {
        double height = kLeastHeight;
        for (const auto& station : chain.stations) height = std::max(height, stationHeight(station));
        return height;
    }
    static double heightOf(const Loops::Machine& machine, double width) { return paper::heightOf(machine, width); }

    void draw(const Loops::Chain& chain, double top, double height)
    {
        const double middle = top + height / 2.0;
        for (std::size_t i = 0; i < chain.links.size(); ++i) link(chain.links[i], left(i) + m_box, middle);
        for (std::size_t i = 0; i < chain.stations.size(); ++i) station(chain.stations[i], left(i), middle);
        if (m_loops.sky.empty()) return;
        const double from = left(chain.stations.size() - 1) + m_box;
        if (chain.toSky.empty()) {
            addText(m_piece.items, {from + 6.0, middle + 2.4}, qs(text("report.loops.to-halls")), kDetail, ink::kMuted);
            return;
        }
        const double to = m_width - kSkyWidth;
        arrow({from, middle}, {to, middle}, kWarm, 1.4);
        addTextCentred(m_piece.items, {(from + to) / 2.0, middle - 4.0}, qs(chain.toSky), kName, ink::kText);
    }

    void station(const std::vector<Loops::Machine>& machines, double x, double middle)
    {
        // Machines that share a loop hang on one header.
        double y = middle - std::max(stationHeight(machines), 2.0 * kPipeHalf + 8.0) / 2.0;
        const double spare = std::max(0.0, 2.0 * kPipeHalf + 8.0 - stationHeight(machines));
        for (const Loops::Machine& machine : machines) {
            const double height = heightOf(machine, m_box) + spare / static_cast<double>(machines.size());
            const QRectF box(x, y, m_box, height);
            addRect(m_piece.items, box, ink::kPanel);
            addFrame(m_piece.items, box, ink::kText, 0.8);
            const std::vector<Words> words = wordsOf(machine, m_box - 2.0 * kPadding);
            double line = box.center().y() - kLine * static_cast<double>(words.size()) / 2.0 + 6.4;
            for (const Words& w : words) {
                addText(m_piece.items, {x + kPadding, line}, w.line, w.bold ? kName : kDetail, w.bold ? ink::kText : ink::kMuted);
                line += kLine;
            }
            y += height + kMachineGap;
        }
    }

    void arrow(QPointF from, QPointF to, const QColor& color, double width, Qt::PenStyle style = Qt::SolidLine)
    {
        const double way = to.x() > from.x() ? 1.0 : -1.0;
        addLine(m_piece.items, from, to - QPointF(way * 4.0, 0.0), color, width, style);
        QPainterPath head;
        head.addPolygon(QPolygonF({to, to + QPointF(-way * 6.0, -2.6), to + QPointF(-way * 6.0, 2.6)}));
        addPath(m_piece.items, head, color);
    }

    /// Supply above, towards what is cooled; return below.
    void link(const Loops::Link& link, double x, double middle)
    {
        const double right = x + m_link;
        const double centre = x + m_link / 2.0;
        const Qt::PenStyle style = link.air ? Qt::DashLine : Qt::SolidLine;
        arrow({right, middle - kPipeHalf}, {x, middle - kPipeHalf}, kCold, 1.4, style);
        arrow({x, middle + kPipeHalf}, {right, middle + kPipeHalf}, kWarm, 1.4, style);
        addTextCentred(m_piece.items, {centre, middle - kPipeHalf - 4.0}, qs(link.supply), kName, kCold);
        addTextCentred(m_piece.items, {centre, middle + kPipeHalf + 9.0}, qs(link.returns), kName, kWarm);
        std::vector<Words> words{{qs(link.name), true}};
        QStringList moved;
        for (const std::string& one : {link.flow, link.head})
            if (!one.empty()) moved << qs(one);
        if (!moved.isEmpty()) words.push_back({moved.join(QStringLiteral(", ")), false});
        words.push_back({qs(link.heat), false});
        if (!link.pumps.empty()) words.push_back({qs(text("report.loops.pumps", {{"power", link.pumps}})), false});
        double line = middle - kLine * static_cast<double>(words.size()) / 2.0 + 6.4;
        for (const Words& w : words) {
            const Font& font = w.bold ? kName : kDetail;
            addTextCentred(m_piece.items, {centre, line}, elided(w.line, font, m_link - 2.0), font, w.bold ? ink::kText : ink::kMuted);
            line += kLine;
        }
    }

    void sky()
    {
        if (m_loops.sky.empty()) return;
        const QRectF box(m_width - kSkyWidth, 0.0, kSkyWidth, m_piece.height);
        addRect(m_piece.items, box, kSkyFill);
        std::vector<Words> words;
        for (std::size_t i = 0; i < m_loops.sky.size(); ++i)
            for (const QString& line : brokenLines(qs(m_loops.sky[i]), i == 0 ? kName : kDetail, kSkyWidth - 2.0 * kPadding))
                words.push_back({line, i == 0});
        double line = box.center().y() - kLine * static_cast<double>(words.size()) / 2.0 + 6.4;
        for (const Words& w : words) {
            addText(m_piece.items, {box.left() + kPadding, line}, w.line, w.bold ? kName : kDetail, w.bold ? ink::kText : ink::kMuted);
            line += kLine;
        }
    }

    const Loops& m_loops;
    double m_width;
    double m_box = 0.0;
    double m_link = 0.0;
    std::size_t m_stations = 0;
    Piece m_piece;
};

}  // namespace

Piece setLoops(const report::Loops& loops, double width)
{
    return Setter(loops, width).run();
}

}  // namespace rw::paper
