// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling_drawing.h"

#include <algorithm>
#include <map>

namespace rw::ui {
namespace {

// Pixels at the usual size of text, 15 to a line.
constexpr double kLine = 15.0;
constexpr double kSign = 48.0;
constexpr double kPump = 24.0;
constexpr double kSupply = 12.0;    // of the sign's left edge: where the cold pipe stands
constexpr double kReturn = 36.0;    // and the warm one
constexpr double kWords = 60.0;     // and where words begin
constexpr double kColumn = 424.0;   // of a chain with two machines side by side
constexpr double kSlot = 212.0;
constexpr double kChainGap = 28.0;
constexpr double kSky = 46.0;
/// What gives way where a page is low.
struct Heights {
    double rise;    // of the arrows to the sky
    double loop;    // least height of a loop between its rows
    double header;  // room for lines that join machines side by side
    int lines;      // below a name
};
constexpr Heights kUsual{30.0, 84.0, 22.0, 99};
constexpr Heights kLow{20.0, 60.0, 16.0, 2};
constexpr double kPad = 6.0;
constexpr double kMargin = 12.0;
constexpr double kLegend = 34.0;

class Arranger {
public:
    Arranger(CoolingDrawing& drawing, double lineHeight, bool low) : m_drawing(drawing), m_u(lineHeight / kLine), m_h(low ? kLow : kUsual) {}

    void run()
    {
        m_drawing.unit = m_u;
        m_drawing.pipes.clear();
        m_drawing.heat.clear();
        if (m_drawing.nodes.empty())
            return;
        for (const CoolingNode& node : m_drawing.nodes)
            if (node.chain >= 0)
                m_chains[node.chain] = 0.0;
        double x = 0.0;
        for (auto& [chain, left] : m_chains) {
            left = x;
            x += kColumn + kChainGap;
        }
        m_width = std::max(1.0, static_cast<double>(m_chains.size())) * (kColumn + kChainGap) - kChainGap;
        rows();
        for (CoolingNode& node : m_drawing.nodes)
            place(node);
        for (const auto& [chain, left] : m_chains)
            pipes(chain);
        for (auto& pipe : m_drawing.pipes)
            for (QPointF& point : pipe.points)
                point *= m_u;
        for (auto& [from, to] : m_drawing.heat) {
            from *= m_u;
            to *= m_u;
        }
        const double bottom = m_bottom + kLegend;
        m_drawing.legend = QPointF(0.0, m_bottom + kMargin) * m_u;
        m_drawing.bounds = QRectF(-kMargin * m_u, -kMargin * m_u, (m_width + 2.0 * kMargin) * m_u, (bottom + 2.0 * kMargin) * m_u);
    }

private:
    double heightOf(const CoolingNode& node) const
    {
        const auto lines = static_cast<double>(1 + std::min<qsizetype>(node.lines.size(), m_h.lines) + (node.flag.isEmpty() ? 0 : 1));
        return std::max(node.isLoop() ? 0.0 : kSign, lines * kLine) + 2.0 * kPad;
    }

    /// Tops of the rows of machines, the same in both chains.
    void rows()
    {
        double y = kSky + m_h.rise;
        for (int row = 1; row <= 3; ++row) {
            double machines = 0.0;
            double between = row == 3 ? 0.0 : m_h.loop;
            bool any = false;
            for (const CoolingNode& node : m_drawing.nodes) {
                if (node.chain < 0 || node.row != row)
                    continue;
                any = true;
                if (node.isLoop())
                    between = std::max(between, heightOf(node) + 2.0 * m_h.header);
                else
                    machines = std::max(machines, heightOf(node));
            }
            m_top[row] = y;
            if (!any) {
                m_bottomOf[row] = y;
                continue;
            }
            m_bottomOf[row] = y + machines;
            y = m_bottomOf[row] + between;
            m_bottom = row == 3 ? m_bottomOf[row] : y;
        }
        m_top[4] = m_bottom;
    }

    double leftOf(const CoolingNode& node) const { return m_chains.at(node.chain) + kSlot * node.slot; }

    /// How many machines stand in a row of a chain.
    int machinesIn(int chain, int row) const
    {
        int n = 0;
        for (const CoolingNode& node : m_drawing.nodes)
            n += node.chain == chain && node.row == row && !node.isLoop() ? 1 : 0;
        return n;
    }

    void place(CoolingNode& node)
    {
        const auto scaled = [&](double x, double y, double w, double h) { return QRectF(x * m_u, y * m_u, w * m_u, h * m_u); };
        if (node.chain < 0) {
            node.box = scaled(0.0, 0.0, m_width, kSky);
            node.words = node.box.adjusted(kMargin * m_u, kPad * m_u, -kMargin * m_u, -kPad * m_u);
            return;
        }
        const double left = leftOf(node);
        if (node.isLoop()) {
            const double from = m_bottomOf[node.row];
            const double to = m_top[node.row + 1];
            const double height = heightOf(node);
            const double top = (from + to - height) / 2.0;
            const bool air = node.key == QLatin1String("loop:air");
            // Where electrical rooms stand beside the halls, their air has no figures of its own.
            const double width = air && machinesIn(node.chain, 3) > 1 ? kSlot : kColumn;
            node.square = air ? QRectF() : scaled(left + kSupply - kPump / 2.0, (from + to - kPump) / 2.0, kPump, kPump);
            node.words = scaled(left + kWords, top + kPad, width - kWords - kPad, height - 2.0 * kPad);
            node.box = scaled(left - kPad, top, width, height);
            return;
        }
        const bool alone = machinesIn(node.chain, node.row) == 1;
        const double width = alone ? kColumn : kSlot - kPad;
        const double height = m_bottomOf[node.row] - m_top[node.row];
        node.square = scaled(left, m_top[node.row] + kPad, kSign, kSign);
        node.words = scaled(left + kWords, m_top[node.row] + kPad, width - kWords - kPad, height - 2.0 * kPad);
        node.box = scaled(left - kPad, m_top[node.row], width, height);
    }

    bool has(int chain, int row, int slot = 0) const
    {
        return std::any_of(m_drawing.nodes.begin(), m_drawing.nodes.end(), [&](const CoolingNode& n) {
            return n.chain == chain && n.row == row && n.slot == slot && !n.isLoop();
        });
    }

    /// Whether a machine under the sky gives anything to it.
    bool isWorking(int chain, int slot) const
    {
        return std::any_of(m_drawing.nodes.begin(), m_drawing.nodes.end(), [&](const CoolingNode& n) {
            return n.chain == chain && n.row == 1 && n.slot == slot && !n.isLoop() && n.heat.value_or(0.0) + n.power.value_or(0.0) > 0.0;
        });
    }

    void pipe(bool returns, bool air, std::vector<QPointF> points) { m_drawing.pipes.push_back({returns, air, std::move(points)}); }

    void pipes(int chain)
    {
        const double x = m_chains.at(chain);
        const double cold = x + kSupply;
        const double warm = x + kReturn;
        const auto under = [&](int row) { return m_top[row] + kPad + kSign; };
        const auto over = [&](int row) { return m_top[row] + kPad; };
        if (has(chain, 1)) {
            // The water meets heat rejection first and is chilled before it leaves.
            const double header = m_bottomOf[1] + 8.0;
            const double back = m_bottomOf[1] + 16.0;
            if (has(chain, 1, 1)) {
                const double coldThere = cold + kSlot;
                const double warmThere = warm + kSlot;
                pipe(false, false, {{coldThere, under(1)}, {coldThere, header}, {warm, header}, {warm, under(1)}});
                pipe(true, false, {{warm, over(2)}, {warm, back}, {warmThere, back}, {warmThere, under(1)}});
            } else {
                pipe(true, false, {{warm, over(2)}, {warm, under(1)}});
            }
            pipe(false, false, {{cold, under(1)}, {cold, over(2)}});
            int next = 1;
            while (has(chain, 2, next) && chain == 1) {
                // Side by side they share the water.
                const double there = kSlot * next;
                const double supply = m_top[2] - 14.0;
                const double returns = m_top[2] - 6.0;
                pipe(false, false, {{cold, supply}, {cold + there, supply}, {cold + there, over(2)}});
                pipe(true, false, {{warm + there, over(2)}, {warm + there, returns}, {warm, returns}});
                ++next;
            }
            for (int slot = 0; slot < 2; ++slot)
                if (isWorking(chain, slot))
                    m_drawing.heat.push_back({QPointF(x + kSlot * slot + kSign / 2.0, over(1) - 2.0), QPointF(x + kSlot * slot + kSign / 2.0, kSky + 3.0)});
        }
        for (int slot = 0; slot < 3; ++slot) {
            if (!has(chain, 2, slot) || !has(chain, 3, slot))
                continue;
            const double there = kSlot * slot;
            pipe(false, chain == 1, {{cold + there, under(2)}, {cold + there, over(3)}});
            pipe(true, chain == 1, {{warm + there, over(3)}, {warm + there, under(2)}});
        }
    }

    CoolingDrawing& m_drawing;
    const double m_u;
    const Heights& m_h;
    std::map<int, double> m_chains;  ///< their left edges
    double m_width = 0.0;
    double m_bottom = 0.0;
    std::map<int, double> m_top;
    std::map<int, double> m_bottomOf;
};

}  // namespace

void arrangeCooling(CoolingDrawing& drawing, double lineHeight, bool low)
{
    Arranger(drawing, lineHeight, low).run();
}

}  // namespace rw::ui
