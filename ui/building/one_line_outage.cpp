// SPDX-License-Identifier: GPL-3.0-or-later
#include "one_line_outage.h"

#include "power/redundancy.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

using power::ComponentKind;
using power::PowerGraph;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::Failures)
};

/// What became of the units of a stage, or of sources of one kind.
struct Tally {
    std::int64_t units = 0;
    std::int64_t out = 0;
    std::int64_t dead = 0;      ///< not out themselves, but without power that they had before
    std::int64_t beside = 0;    ///< boards, busbars and cables of the stage that are out
    std::int64_t live = 0;
    std::int32_t worst = -1;    ///< the unit with the highest load
    double worstLoad = 0.0;
    double leastLoad = 0.0;     ///< of what is live
    double outW = 0.0;
    double lowestVoltage = 0.0; ///< of nominal, of what is live; 0: nothing is
};

/// One column of a stage: a system, the last column standing for all further ones.
struct SystemTally {
    std::int64_t units = 0;
    std::int64_t out = 0;
    std::int64_t live = 0;
    std::int64_t over = 0;
    std::int64_t outlets = 0;  ///< boards and busbars behind the units, from which the next stage takes
    std::int64_t liveOutlets = 0;
    [[nodiscard]] bool isDead() const { return units > 0 && live == 0; }
    [[nodiscard]] bool isOutputDead() const { return outlets > 0 ? liveOutlets == 0 : isDead(); }
};

constexpr double kAlike = 1e-6;  // of loads

bool isBeside(ComponentKind kind)
{
    return kind == ComponentKind::Cable || kind == ComponentKind::Bus
           || kind == ComponentKind::Board;
}

/// The system of a unit by its id: 0 for "ups-3" and "ups-a3", 1 for "ups-b3".
int systemOf(const std::string& id, const std::string& stem)
{
    int system = 0;
    for (std::size_t i = stem.size(); i < id.size() && id[i] >= 'a' && id[i] <= 'z'; ++i)
        system = system * 26 + (id[i] - 'a') + 1;
    return std::max(0, system - 1);
}

/// "3" of "dc-1/ups-a3".
std::string numberOf(const std::string& id)
{
    std::size_t from = id.size();
    while (from > 0 && id[from - 1] >= '0' && id[from - 1] <= '9')
        --from;
    return id.substr(from);
}

class Shower {
public:
    Shower(OneLine& drawing, const FailureState& state, const Building& building)
        : m_drawing(drawing), m_state(state), m_graph(*state.of.graph), m_building(building)
    {}

    void run()
    {
        for (std::size_t i = 0; i < m_building.chain.size(); ++i)
            showStage(i);
        showSource();
        showGenerators();
        showLoads();
    }

private:
    bool isOut(std::int32_t c) const
    {
        return std::find(m_state.out.begin(), m_state.out.end(), c) != m_state.out.end();
    }
    const power::ComponentFlow& now(std::int32_t c) const
    {
        return m_state.now.components[static_cast<std::size_t>(c)];
    }
    bool wasLive(std::int32_t c) const
    {
        return m_state.normal.components[static_cast<std::size_t>(c)].live;
    }
    OneLineNode* node(const QString& key)
    {
        const auto found = std::find_if(m_drawing.nodes.begin(), m_drawing.nodes.end(),
                                        [&](const OneLineNode& n) { return n.key == key; });
        return found == m_drawing.nodes.end() ? nullptr : &*found;
    }

    void add(Tally& tally, std::int32_t c) const
    {
        const power::ComponentFlow& flow = now(c);
        ++tally.units;
        tally.out += isOut(c) ? 1 : 0;
        tally.dead += !isOut(c) && !flow.live && wasLive(c) ? 1 : 0;
        tally.outW += flow.outW;
        if (flow.live) {
            tally.leastLoad = tally.live > 0 ? std::min(tally.leastLoad, flow.loadFraction) : flow.loadFraction;
            ++tally.live;
        }
        if (flow.live && (tally.worst < 0 || flow.loadFraction > tally.worstLoad)) {
            tally.worst = c;
            tally.worstLoad = flow.loadFraction;
        }
        if (flow.live && flow.voltagePu > 0.0
            && (tally.lowestVoltage <= 0.0 || flow.voltagePu < tally.lowestVoltage))
            tally.lowestVoltage = flow.voltagePu;
    }

    static QString outWords(const Tally& tally, const QString& ofUnits)
    {
        QStringList words;
        if (tally.out > 0)
            words << ofUnits.arg(formatCount(tally.out), formatCount(tally.units));
        if (tally.beside > 0)
            words << counted(tally.beside, Tr::tr("%1 board, busbar or cable out"),
                             Tr::tr("%1 boards, busbars or cables out"));
        if (tally.dead > 0)
            words << Tr::tr("%1 without power").arg(formatCount(tally.dead));
        return words.join(QStringLiteral(" · "));
    }

    void showStage(std::size_t i)
    {
        const ChainStage& stage = m_building.chain[i];
        OneLineNode* shown = node(stagePath(buildingChainPath(m_building.id), stage.id));
        if (!shown)
            return;
        const std::string stem = m_building.id + "/" + stage.id + "-";
        const auto columns = static_cast<std::size_t>(shown->columns());
        std::vector<SystemTally> systems(columns);
        Tally tally;
        for (std::int32_t c = 0; c < m_graph.size(); ++c) {
            if (m_graph[c].stage != static_cast<std::int32_t>(i))
                continue;
            const ComponentKind kind = m_graph[c].kind;
            const std::string& id = m_graph[c].id;
            const auto columnOf = [&](const std::string& before) -> SystemTally& {
                const auto system = static_cast<std::size_t>(systemOf(id, before));
                return systems[std::min(system, columns - 1)];
            };
            if (isBeside(kind)) {
                tally.beside += isOut(c) ? 1 : 0;
                if (kind == ComponentKind::Cable)
                    continue;
                SystemTally& column = columnOf(stem + (kind == ComponentKind::Bus ? "bus-" : "board-"));
                ++column.outlets;
                column.liveOutlets += now(c).live ? 1 : 0;
                continue;
            }
            add(tally, c);
            SystemTally& column = columnOf(stem);
            ++column.units;
            column.out += isOut(c) ? 1 : 0;
            column.live += now(c).live ? 1 : 0;
            column.over += power::isOverload(now(c).loadFraction) ? 1 : 0;
        }
        shown->outage = outWords(tally, Tr::tr("%1 of %2 out"));
        shown->isHit = tally.out + tally.beside > 0;
        shown->deadColumns.assign(columns, false);
        shown->deadOutputs.assign(columns, false);
        shown->outColumns.assign(columns, 0);
        shown->wholeColumns.assign(columns, false);
        shown->overColumns.assign(columns, false);
        for (std::size_t k = 0; k < columns; ++k) {
            shown->deadColumns[k] = systems[k].isDead();
            shown->deadOutputs[k] = systems[k].isOutputDead();
            shown->outColumns[k] = systems[k].out;
            shown->wholeColumns[k] = systems[k].units > 0 && systems[k].out == systems[k].units;
            shown->overColumns[k] = systems[k].over > 0;
        }
        if (shown->load)
            shown->load = tally.worstLoad;
        shown->limit = limitLeft(stage, i, tally, shown->redundancySpent);
        QStringList figures;
        const QString worst = tally.worst >= 0 ? m_state.of.names.mark(fullName(m_graph, tally.worst)) : QString();
        // All alike have no highest one.
        if (!worst.isEmpty() && tally.worstLoad > tally.leastLoad * (1.0 + kAlike))
            figures << Tr::tr("highest at %1").arg(worst);
        if (tally.lowestVoltage > 0.0)
            figures << Tr::tr("V %1").arg(formatPercent(tally.lowestVoltage, 1));
        shown->figures = figures.join(QStringLiteral(" · "));
    }

    /// Up to which load the most loaded unit could lose one more of those it counts on: the stage's own limit while all of
    /// them live. Where some do not, what the others leave, and \p spent is set.
    std::optional<double> limitLeft(const ChainStage& stage, std::size_t i, const Tally& tally, bool& spent) const
    {
        const std::optional<double> limit = redundancyLimit(stage, tally.units);
        if (!limit || tally.worst < 0 || tally.live == tally.units)
            return limit;
        const RedundancyScheme scheme = schemeOf(stage);
        double left = 0.0;  // of the rating
        if (scheme.systems > 1 && scheme.spares + scheme.reserve == 0) {
            // Units of all systems with one number stand in for each other.
            const std::string number = numberOf(m_graph[tally.worst].id);
            std::int64_t live = 0;
            for (std::int32_t c = 0; c < m_graph.size(); ++c)
                if (m_graph[c].stage == static_cast<std::int32_t>(i) && !isBeside(m_graph[c].kind)
                    && numberOf(m_graph[c].id) == number)
                    live += now(c).live ? 1 : 0;
            spent = live < scheme.systems;
            left = static_cast<double>(scheme.systems - 1) / static_cast<double>(std::max<std::int64_t>(1, live));
        } else {
            spent = true;
            left = static_cast<double>(usableUnits(scheme, tally.units)) / static_cast<double>(std::max<std::int64_t>(1, tally.live));
        }
        return spent ? std::min(1.0, left) : limit;
    }

    Tally tallyOf(ComponentKind kind) const
    {
        Tally tally;
        for (std::int32_t c = 0; c < m_graph.size(); ++c)
            if (m_graph[c].kind == kind)
                add(tally, c);
        return tally;
    }

    void showSource()
    {
        const Tally tally = tallyOf(ComponentKind::Source);
        if (tally.out == 0)
            return;
        // The utility feeds are those of the building, at the end of the site's chain.
        for (OneLineNode& shown : m_drawing.nodes) {
            if (shown.key != QLatin1String("source"))
                continue;
            shown.outage = outWords(tally, Tr::tr("%1 of %2 feeds of the building out"));
            shown.isHit = true;
        }
        if (tally.out < tally.units)
            return;
        // The site's own stages go on feeding other buildings.
        const QString own = buildingChainPath(m_building.id);
        for (OneLineNode& shown : m_drawing.nodes)
            shown.inputDead =
                shown.key.startsWith(own) && shown.parent >= 0
                && !m_drawing.nodes[static_cast<std::size_t>(shown.parent)].key.startsWith(own);
    }

    void showGenerators()
    {
        OneLineNode* shown = node(QStringLiteral("generator"));
        const Tally tally = tallyOf(ComponentKind::Generator);
        if (!shown || tally.units == 0)
            return;
        QStringList words;
        if (tally.out > 0)
            words << Tr::tr("%1 of %2 out").arg(formatCount(tally.out), formatCount(tally.units));
        shown->isHit = tally.out > 0;
        if (tally.outW > 0.0)
            words << Tr::tr("run at %1").arg(formatPercent(tally.worstLoad));
        shown->outage = words.join(QStringLiteral(" · "));
        if (tally.out == tally.units)
            shown->deadColumns = {true};
    }

    /// To as many digits as there is room for in a load's box.
    static QString powerWords(double watts)
    {
        return formatParts(watts, unit::MW, UnitSystem::Si, 3).text();
    }

    void showLoads()
    {
        for (OneLineNode& shown : m_drawing.nodes) {
            if (shown.symbol != PowerSymbol::Load)
                continue;
            double all = 0.0;
            double lost = 0.0;
            double interrupted = 0.0;
            for (const power::LoadFlow& flow : m_state.now.loads) {
                if (keyOf(flow.component) != shown.key)
                    continue;
                all += m_graph[flow.component].load.loadW;
                lost += flow.lostW;
                interrupted += flow.interruptedW;
            }
            if (lost > 0.0)
                shown.outage = Tr::tr("%1 lost").arg(powerWords(lost));
            else if (interrupted > 0.0)
                shown.outage = Tr::tr("%1 gap").arg(powerWords(interrupted));
            shown.isHit = !shown.outage.isEmpty();
            if (lost > 0.0 && lost >= all * (1.0 - 1e-9))
                shown.deadColumns = {true};
        }
    }

    /// The load of the drawing that a load of the graph is part of.
    QString keyOf(std::int32_t c) const
    {
        const power::LoadData& data = m_graph[c].load;
        const QString kind = data.racks > 0            ? QStringLiteral("racks")
                             : data.group == "network" ? QStringLiteral("network")
                             : data.group == "house"   ? QStringLiteral("house")
                                                       : QStringLiteral("cooling");
        const std::int32_t stage = stageAbove(m_graph, c);
        return stage < 0 ? kind
                         : kind + QLatin1Char('-')
                               + toQString(m_building.chain[static_cast<std::size_t>(stage)].id);
    }

    OneLine& m_drawing;
    const FailureState& m_state;
    const PowerGraph& m_graph;
    const Building& m_building;
};

}  // namespace

void showOutage(OneLine& drawing, const FailureState& state, const Building& building,
                double lineHeight)
{
    if (!state.of.graph)
        return;
    Shower(drawing, state, building).run();
    arrange(drawing, lineHeight);
}

}  // namespace rw::ui
