// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling_pieces.h"

#include "document/minus.h"
#include "document/plan_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kSmallFlow = 0.02;  // m3/s, below which litres a minute read better

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::Cooling)
};

const Unit& flowUnit(double m3s, bool air)
{
    if (air)
        return unit::m3sAir;
    return std::abs(m3s) < kSmallFlow ? static_cast<const Unit&>(unit::Lmin) : unit::m3h;
}

/// Words of a machine of the catalogue after what it is.
QString joined(std::initializer_list<QString> words)
{
    QStringList all;
    for (const QString& word : words)
        if (!word.isEmpty())
            all << word;
    return all.join(QStringLiteral(" · "));
}

/// "12 + 1 spare"; what has no spares in its count stands as it is.
QString unitWords(const CoolingPart<double>& p, int duty)
{
    const auto all = static_cast<qint64>(std::llround(p.units.value()));
    if (all <= 0)
        return {};
    if (duty > 0 && duty < all)
        return Tr::tr("%1 + %2 spare").arg(formatCount(duty), formatCount(all - duty));
    return counted(all, Tr::tr("%1 unit"), Tr::tr("%1 units"));
}

}  // namespace

CoolingPieces::CoolingPieces(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& result, const Building& building,
                             const PlantResult<double>& plant, bool extreme, UnitSystem units)
    : m_plan(plan), m_evaluation(evaluation), m_result(result), m_building(building), m_plant(plant), m_extreme(extreme),
      m_units(units), m_stem(QStringLiteral("buildings[%1]").arg(toQString(building.id)))
{
    for (const auto& known : evaluation.loops)
        if (known.building == building.id && known.loops)
            m_loops = known.loops.get();
}

const CoolingPart<double>* CoolingPieces::part(std::string_view id) const
{
    for (const CoolingPart<double>& p : m_plant.parts)
        if (p.id == id)
            return &p;
    return nullptr;
}

QString CoolingPieces::figureOf(std::string_view id, const char* key) const
{
    return figure(QStringLiteral("cooling[%1].%2").arg(toQString(id), QLatin1String(key)));
}

QString CoolingPieces::degrees(double kelvin) const
{
    const Unit& shown = unitFor(unit::C, m_units);
    return formatFixed(shown.fromSi(kelvin), 1) + QChar(0x00A0) + QString::fromUtf8(shown.symbol);
}

QString CoolingPieces::flowWords(double si, bool air) const
{
    const Unit& wanted = flowUnit(si, air);
    return formatValue(si, wanted, m_units);
}

CoolingNode& CoolingPieces::add(const QString& key, CoolingSymbol symbol, const QString& name, const QString& plan, int chain, int row, int slot)
{
    CoolingNode node;
    node.key = key;
    node.symbol = symbol;
    node.name = name;
    node.plan = plan;
    node.chain = chain;
    node.row = row;
    node.slot = slot;
    m_drawing.nodes.push_back(std::move(node));
    return m_drawing.nodes.back();
}

CoolingNode& CoolingPieces::machine(std::string_view id, CoolingSymbol symbol, const QString& kind, const QString& entry, int duty,
                                    const QString& plan, int chain, int row, int slot)
{
    const CoolingPart<double>& p = *part(id);
    CoolingNode& node = add(toQString(id), symbol, coreText(p.labelKey), plan, chain, row, slot);
    const QString units = unitWords(p, duty);
    if (!units.isEmpty())
        node.lines << units;
    const bool idle = p.duty.si() <= 0.0 && p.power.si() <= 0.0;
    node.lines << (idle ? Tr::tr("idle in this hour") : Tr::tr("takes %1").arg(watts(p.duty.si())));
    if (p.power.si() > 0.0)
        node.lines << Tr::tr("draws %1").arg(watts(p.power.si()));
    node.heat = p.duty.si();
    node.power = p.power.si();
    if (p.units.value() > 0.0)
        node.units = p.units.value();
    node.explain = p.duty.si() > 0.0 ? figureOf(id, "duty_W") : figureOf(id, "power_W");
    if (!kind.isEmpty() || !entry.isEmpty())
        fact(node, Tr::tr("What it is"), joined({kind, entry}));
    if (!units.isEmpty())
        fact(node, Tr::tr("Units"), units, figureOf(id, "units"));
    fact(node, Tr::tr("Heat it takes"), watts(p.duty.si()), figureOf(id, "duty_W"));
    fact(node, Tr::tr("Power it draws"), watts(p.power.si()), figureOf(id, "power_W"));
    if (p.power.si() > 0.0 && p.duty.si() > 0.0)
        fact(node, Tr::tr("Heat for each watt"), formatIn(p.duty.si() / p.power.si(), unit::one, 3).number);
    return node;
}

CoolingNode& CoolingPieces::loop(const char* key, const QString& name, const LoopState<double>& state, const char* pumps,
                                 const QString& figures, const QString& plan, int chain, int row)
{
    CoolingNode& node = add(QStringLiteral("loop:") + QLatin1String(key), CoolingSymbol::Pump, name, plan, chain, row);
    node.supply = state.supply.si();
    node.returns = state.returns.si();
    node.flow = state.flow.si();
    node.lines << Tr::tr("supply %1, return %2").arg(degrees(state.supply.si()), degrees(state.returns.si()));
    QString moved = flowWords(state.flow.si());
    if (state.head.si() > 0.0) {
        node.head = state.head.si();
        moved = Tr::tr("%1 at %2").arg(moved, pressure(state.head.si()));
    }
    node.lines << moved;
    fact(node, Tr::tr("Supply"), degrees(state.supply.si()), figure(figures + QStringLiteral("_supply_C")));
    fact(node, Tr::tr("Return"), degrees(state.returns.si()), figure(figures + QStringLiteral("_return_C")));
    fact(node, Tr::tr("Flow"), flowWords(state.flow.si()), figure(figures + QStringLiteral("_flow_m3_s")));
    if (node.head)
        fact(node, Tr::tr("Head of its pumps"), pressure(state.head.si()), figure(figures + QStringLiteral("_head_Pa")));
    node.explain = figure(figures + QStringLiteral("_flow_m3_s"));
    if (const CoolingPart<double>* p = part(pumps); p && p->units.value() <= 0.0) {
        node.power = p->power.si();
        node.heat = p->duty.si() + p->power.si();
        node.lines << Tr::tr("pumps draw %1").arg(watts(p->power.si()));
        fact(node, Tr::tr("Pumps draw"), watts(p->power.si()), figureOf(pumps, "power_W"));
    }
    return node;
}

void CoolingPieces::addNetwork(CoolingNode& node, const cooling::LoopDesign& design)
{
    double least = 2.0;
    for (const cooling::LoopBranchResult& branch : design.branches)
        if (branch.controlKv > 0.0)
            least = std::min(least, branch.authority.si());
    if (least <= 1.0) {
        node.lines << Tr::tr("valve authority %1").arg(formatPercent(least));
        fact(node, Tr::tr("Least valve authority"), formatPercent(least, 1));
    }
    fact(node, Tr::tr("Such loops"), formatCount(design.count));
    fact(node, Tr::tr("Head it needs"), pressure(design.head.si()));
    if (design.externalHead)
        fact(node, Tr::tr("Head a CDU offers"), pressure(design.externalHead->si()), figure(QStringLiteral("cdu_head_Pa")));
    if (!design.externalHead)
        fact(node, Tr::tr("Flow of one pump"), flowWords(design.pumpFlow.si()));
    fact(node, Tr::tr("Speed of its pumps"), formatPercent(design.speed));
    int largest = 0;
    double pipe = 0.0;
    for (const cooling::TakeOffLine& line : design.takeOff) {
        largest = std::max(largest, line.dn);
        pipe += line.length.si();
    }
    if (largest > 0)
        fact(node, Tr::tr("Largest pipe"), QStringLiteral("DN %1").arg(largest));
    fact(node, Tr::tr("Pipes and hoses of one"), formatValue(pipe, unit::m, m_units));
    fact(node, Tr::tr("Liquid in one"), formatValue(design.volume.si(), unit::m3, m_units));
    fact(node, Tr::tr("Lowest pressure"), pressure(design.lowest.si()));
    fact(node, Tr::tr("Highest pressure"), pressure(design.highest.si()));
}

}  // namespace rw::ui
