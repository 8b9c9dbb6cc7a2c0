// SPDX-License-Identifier: GPL-3.0-or-later
#include "one_line.h"

#include "catalogue/display_name.h"
#include "evaluate/chain_tree.h"
#include "power/redundancy.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::OneLine)
};

QString joined(const QStringList& words) { return words.join(QStringLiteral(" · ")); }

/// Puts words, keys and figures to the nodes of the tree.
class Describer {
public:
    Describer(const Plan& plan, const Evaluation& evaluation, const Site& site, const Building& building,
              UnitSystem units)
        : m_plan(plan),
          m_evaluation(evaluation),
          m_site(site),
          m_building(building),
          m_result(*findById(evaluation.buildings, building.id)),
          m_sitePath(QStringLiteral("sites[%1]").arg(toQString(site.id))),
          m_path(QStringLiteral("buildings[%1]").arg(toQString(building.id))),
          m_units(units)
    {}

    /// \p parent: what feeds it; null for the source.
    OneLineNode describe(const ChainNode& from, const ChainNode* parent) const
    {
        OneLineNode node;
        node.parent = from.parent;
        node.mechanical = from.isMechanical();
        switch (from.role) {
        case ChainNode::Role::Source: source(node); break;
        case ChainNode::Role::Stage: stage(from, node); break;
        case ChainNode::Role::Generator: generator(node); break;
        case ChainNode::Role::OtherBuildings:
            load(from, parent, QStringLiteral("buildings"), m_sitePath, {}, node);
            node.name = coreText("report.one-line.other-buildings");
            break;
        case ChainNode::Role::Racks: {
            load(from, parent, QStringLiteral("racks"), m_path, QStringLiteral("systems_power_W"), node);
            const auto racks = std::llround(m_result.racks.value());
            node.name = from.share < 1.0 ? Tr::tr("%1 of the racks").arg(formatPercent(from.share))
                                         : counted(racks, Tr::tr("%1 rack"), Tr::tr("%1 racks"));
            break;
        }
        case ChainNode::Role::Network:
            load(from, parent, QStringLiteral("network"), m_path, QStringLiteral("network_power_W"), node);
            node.name = coreText("report.one-line.network");
            break;
        case ChainNode::Role::Cooling:
            load(from, parent, QStringLiteral("cooling"), m_path + QStringLiteral(".cooling"),
                 QStringLiteral("cooling_power_W"), node);
            node.name = coreText("report.power.cooling");
            break;
        case ChainNode::Role::House:
            load(from, parent, QStringLiteral("house"), m_path, QStringLiteral("house_power_W"), node);
            node.name = coreText("report.power.house");
            break;
        }
        return node;
    }

private:
    QString value(double si, const Unit& unit) const { return formatValue(si, unit, m_units); }
    QString voltage(double volts) const
    {
        return value(volts, volts < 1000.0 ? static_cast<const Unit&>(unit::V) : unit::kV);
    }
    static QString powerFactor(double factor)
    {
        return Tr::tr("PF %1").arg(formatIn(factor, unit::one, 3).number);
    }
    static std::string text(const QString& words) { return words.toStdString(); }

    void source(OneLineNode& node) const
    {
        const SiteResult<double>* result = findById(m_evaluation.sites, m_site.id);
        node.key = QStringLiteral("source");
        node.plan = m_sitePath;
        node.symbol = PowerSymbol::Utility;
        node.name = m_site.name.empty() ? Tr::tr("Grid")
                                        : coreText("report.one-line.grid", {{"site", m_site.name}});
        QStringList detail;
        if (m_site.gridVoltage.set())
            detail << voltage(*m_site.gridVoltage.si);
        if (m_site.gridLimit.set())
            detail << coreText("report.one-line.contracted",
                               {{"power", text(value(*m_site.gridLimit.si, unit::MW))}});
        if (m_site.generation.set() && *m_site.generation.si > 0.0)
            detail << Tr::tr("%1 firm on site").arg(value(*m_site.generation.si, unit::MW));
        if (result) {
            node.stem = QStringLiteral("programme.sites_by_name[%1]").arg(toQString(m_site.id));
            node.explain = node.stem + QStringLiteral(".capacity_grid_W");
            node.figures = toQString(meterWords(m_plan, text(value(result->capacityGrid.value(), unit::MW))));
            if (result->powerFactor.value() > 0.0)
                detail << powerFactor(result->powerFactor.value());
            if (result->gridLimit.value() > 0.0) {
                node.load = result->capacityGrid.value() / result->gridLimit.value();
                node.limit = 1.0;
            }
        }
        node.detail = joined(detail);
    }

    void stage(const ChainNode& from, OneLineNode& node) const
    {
        const ChainStage& stage = *from.stage;
        const StageResult<double>* result = from.result;
        node.key = node.plan = stagePath(
            from.ofSite ? siteChainPath(m_site.id) : buildingChainPath(m_building.id), stage.id);
        node.stem = from.ofSite
                        ? stagePath(QStringLiteral("programme.sites_by_name[%1].chain").arg(toQString(m_site.id)),
                                    stage.id)
                        : node.plan;
        node.explain = node.stem + QStringLiteral(".loss_W");
        node.isStage = true;
        node.name = toQString(displayName(stage));
        node.scheme = schemeOf(stage);
        const Converter* converter = findById(m_plan.converters, stage.converter);
        node.symbol = converter ? symbolOf(converter->kind) : PowerSymbol::Nothing;
        QStringList detail;
        if (result)
            node.units = std::max<std::int64_t>(1, std::llround(result->units.value()));
        const QString redundancy = toQString(redundancyWords(stage));
        if (!converter) {
            detail << Tr::tr("no equipment chosen");
        } else {
            QString units = formatCount(node.units);
            if (converter->rating.set())
                units = Tr::tr("%1 × %2").arg(
                    units, formatIn(*converter->rating.si, ratingUnit(*converter)).text());
            detail << (redundancy.isEmpty() ? units : Tr::tr("%1, %2").arg(units, redundancy));
        }
        if (result && result->voltage.value() > 0.0)
            detail << voltage(result->voltage.value());
        if (result && result->powerFactor.value() > 0.0 && !result->direct)
            detail << powerFactor(result->powerFactor.value());
        node.detail = joined(detail);
        if (!result)
            return;
        node.figures = joined({Tr::tr("%1 out").arg(value(result->out.value(), unit::MW)),
                               Tr::tr("%1 lost").arg(value(result->loss.value(), unit::kW))});
        if (converter && converter->rating.set()) {
            node.load = result->loadFraction.value();
            node.limit = redundancyLimit(stage, node.units);
        }
    }

    void generator(OneLineNode& node) const
    {
        node.key = QStringLiteral("generator");
        node.plan = m_path + QStringLiteral(".power");
        node.symbol = PowerSymbol::Generator;
        node.name = coreText("report.one-line.standby");
        const StandbyResult<double>& standby = m_result.standby;
        const auto sets = std::llround(standby.sets.value());
        if (sets > 0)
            node.explain = m_path + QStringLiteral(".generators");
        QStringList detail;
        if (sets > 0 && standby.usableEach.value() > 0.0)
            detail << Tr::tr("%1 × %2").arg(formatCount(sets), value(standby.usableEach.value(), unit::MW));
        const std::int64_t spares = m_building.power.generatorSpares;
        if (spares > 0)
            detail << counted(spares, Tr::tr("%1 spare"), Tr::tr("%1 spare"));
        node.detail = joined(detail);
        node.figures = toQString(standby.name.empty() ? standby.generator : standby.name);
    }

    void load(const ChainNode& from, const ChainNode* parent, const QString& key, const QString& plan,
              const QString& figure, OneLineNode& node) const
    {
        // Only what hangs on a stage needs a name beside that of its kind.
        const bool onStage = parent && parent->stage && (!parent->ofSite || from.ofSite);
        node.key = onStage ? key + QLatin1Char('-') + toQString(parent->stage->id) : key;
        node.plan = plan;
        if (!figure.isEmpty())
            node.explain = node.stem = m_path + QLatin1Char('.') + figure;
        node.symbol = PowerSymbol::Load;
        node.detail = value(from.watts, unit::MW);
    }

    const Plan& m_plan;
    const Evaluation& m_evaluation;
    const Site& m_site;
    const Building& m_building;
    const BuildingResult<double>& m_result;
    QString m_sitePath;
    QString m_path;
    UnitSystem m_units;
};

/// The evaluation holds one building of each kind, the first that is filled, which stands for the full ones.
QString boundaryWords(const Evaluation& evaluation, const Building& building)
{
    const QString name = toQString(displayName(building));
    const QString full = Tr::tr("%1, full as it is filled first").arg(name);
    std::optional<std::int64_t> count;
    for (const PlatformResult<double>& platform : evaluation.platforms) {
        const std::int64_t own = std::llround(platform.buildingsPerSite.value());
        if (count && *count != own)
            return full;
        count = own;
    }
    return count && *count > 1
               ? Tr::tr("%1; one of %2 on a full site").arg(full, formatCount(*count))
               : full;
}

}  // namespace

QString stagePath(const QString& chain, const std::string& stage)
{
    return QStringLiteral("%1[%2]").arg(chain, toQString(stage));
}

const Unit& ratingUnit(const Converter& converter)
{
    const double rating = converter.rating.si.value_or(0.0);
    constexpr double kLarge = 9.9995e6;  // below it four digits tell kilowatts in full
    if (!ratedByCurrent(converter.kind)) {
        if (rating >= kLarge)
            return unit::MW;
        return unit::kW;
    }
    if (rating >= kLarge)
        return unit::MVA;
    return unit::kVA;
}

const OneLineNode* OneLine::find(const QString& key) const
{
    for (const OneLineNode& node : nodes)
        if (node.key == key)
            return &node;
    return nullptr;
}

const OneLineNode* OneLine::at(const QString& planPath) const
{
    const OneLineNode* best = nullptr;
    for (const OneLineNode& node : nodes) {
        const bool within =
            planPath == node.plan || planPath.startsWith(node.plan + QLatin1Char('.'));
        if (within && node.isStage)
            return &node;
        if (within && planPath == node.plan && !best)
            best = &node;
    }
    return best;
}

OneLine oneLineOf(const Plan& plan, const Evaluation& evaluation, const Site& site,
                  const Building& building, UnitSystem units, double lineHeight)
{
    const std::vector<ChainNode> tree = chainTree(plan, evaluation, site, building);
    if (tree.empty())
        return {};
    OneLine drawing;
    const Describer describer(plan, evaluation, site, building, units);
    for (const ChainNode& node : tree)
        drawing.nodes.push_back(describer.describe(
            node, node.parent < 0 ? nullptr : &tree[static_cast<std::size_t>(node.parent)]));
    drawing.boundary = boundaryWords(evaluation, building);
    arrange(drawing, lineHeight);
    return drawing;
}

}  // namespace rw::ui
