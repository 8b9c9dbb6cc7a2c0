// SPDX-License-Identifier: GPL-3.0-or-later
#include "one_line.h"

#include "document/plan_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::OneLine)
};

QString joined(const QStringList& words) { return words.join(QStringLiteral(" · ")); }

/// Collects the nodes from the source down.
class Builder {
public:
    Builder(const Plan& plan, const Evaluation& evaluation, UnitSystem units)
        : m_plan(plan), m_evaluation(evaluation), m_units(units)
    {}

    int source(const Site& site)
    {
        const SiteResult<double>* result = findById(m_evaluation.sites, site.id);
        OneLineNode node;
        node.key = QStringLiteral("source");
        node.plan = QStringLiteral("sites[%1]").arg(toQString(site.id));
        node.symbol = PowerSymbol::Utility;
        node.name =
            site.name.empty() ? Tr::tr("Grid") : Tr::tr("Grid, %1").arg(toQString(site.name));
        QStringList detail;
        if (site.gridVoltage.set())
            detail << voltage(*site.gridVoltage.si);
        if (site.gridLimit.set())
            detail << Tr::tr("%1 contracted").arg(value(*site.gridLimit.si, unit::MW));
        if (site.generation.set() && *site.generation.si > 0.0)
            detail << Tr::tr("%1 firm on site").arg(value(*site.generation.si, unit::MW));
        if (result) {
            node.stem = QStringLiteral("programme.sites_by_name[%1]").arg(toQString(site.id));
            node.explain = node.stem + QStringLiteral(".capacity_grid_W");
            node.figures =
                Tr::tr("%1 at the meter").arg(value(result->capacityGrid.value(), unit::MW));
            if (result->powerFactor.value() > 0.0)
                detail << powerFactor(result->powerFactor.value());
            if (result->gridLimit.value() > 0.0) {
                node.load = result->capacityGrid.value() / result->gridLimit.value();
                node.limit = 1.0;
            }
        }
        node.detail = joined(detail);
        return add(std::move(node));
    }

    /// Stages below \p root; answers the node of each stage of the chain.
    std::vector<int> chain(const std::vector<ChainStage>& chain, const QString& path,
                           const QString& figures, const std::vector<StageResult<double>>& results,
                           int root)
    {
        const ChainShape shape = shapeOf(chain);
        std::vector<int> nodes(chain.size(), -1);
        for (const std::size_t i : shape.order) {
            const ChainStage& stage = chain[i];
            OneLineNode node = stageNode(stage, findById(results, stage.id));
            node.key = node.plan = stagePath(path, stage.id);
            node.stem = QStringLiteral("%1[%2]").arg(figures, toQString(stage.id));
            node.explain = node.stem + QStringLiteral(".loss_W");
            node.parent = shape.parent[i] == ChainShape::kSource ? root : nodes[shape.parent[i]];
            nodes[i] = add(std::move(node));
        }
        return nodes;
    }

    int load(const QString& key, const QString& plan, const QString& explain, const QString& name,
             double watts, int parent, bool mechanical)
    {
        OneLineNode node;
        node.key = key;
        node.plan = plan;
        node.explain = explain;
        node.stem = explain;
        node.symbol = PowerSymbol::Load;
        node.name = name;
        node.detail = value(watts, unit::MW);
        node.parent = parent;
        node.mechanical = mechanical;
        return add(std::move(node));
    }

    void generator(const Building& building, int backed)
    {
        const Generator* set = findById(m_plan.generators, building.power.generator);
        if (!set)
            return;
        OneLineNode node;
        node.key = QStringLiteral("generator");
        node.plan = QStringLiteral("buildings[%1].power").arg(toQString(building.id));
        node.symbol = PowerSymbol::Generator;
        node.name = Tr::tr("Standby sets");
        QStringList detail;
        const QString rating = set->rating.set() ? value(*set->rating.si, unit::kW) : QString();
        if (building.power.generatorUnits)
            detail << (rating.isEmpty() ? formatCount(*building.power.generatorUnits)
                                        : Tr::tr("%1 × %2").arg(
                                            formatCount(*building.power.generatorUnits), rating));
        else if (!rating.isEmpty())
            detail << Tr::tr("%1 each").arg(rating);
        if (building.power.generatorSpares > 0)
            detail << counted(building.power.generatorSpares, Tr::tr("%1 spare"),
                              Tr::tr("%1 spare"));
        node.detail = joined(detail);
        node.figures = toQString(set->name.empty() ? set->id : set->name);
        node.parent = backed;
        add(std::move(node));
    }

    std::vector<OneLineNode> take() { return std::move(m_nodes); }

private:
    int add(OneLineNode node)
    {
        m_nodes.push_back(std::move(node));
        return static_cast<int>(m_nodes.size()) - 1;
    }
    QString value(double si, const Unit& unit) const { return formatValue(si, unit, m_units); }
    QString voltage(double volts) const
    {
        return value(volts, volts < 1000.0 ? static_cast<const Unit&>(unit::V) : unit::kV);
    }
    static QString powerFactor(double factor)
    {
        return Tr::tr("PF %1").arg(formatIn(factor, unit::one, 3).number);
    }

    OneLineNode stageNode(const ChainStage& stage, const StageResult<double>* result)
    {
        OneLineNode node;
        node.isStage = true;
        node.name = toQString(stage.name.empty() ? stage.id : stage.name);
        node.mechanical = stage.carries == StageCarries::Mechanical;
        node.scheme = schemeOf(stage);
        const Converter* converter = findById(m_plan.converters, stage.converter);
        node.symbol = converter ? symbolOf(converter->kind) : PowerSymbol::Nothing;
        QStringList detail;
        if (result)
            node.units = std::max<std::int64_t>(1, std::llround(result->units.value()));
        const QString redundancy = redundancyWords(stage);
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
            return node;
        node.figures = joined({Tr::tr("%1 out").arg(value(result->out.value(), unit::MW)),
                               Tr::tr("%1 lost").arg(value(result->loss.value(), unit::kW))});
        if (converter && converter->rating.set()) {
            node.load = result->loadFraction.value();
            node.limit = redundancyLimit(stage, node.units);
        }
        return node;
    }

    const Plan& m_plan;
    const Evaluation& m_evaluation;
    UnitSystem m_units;
    std::vector<OneLineNode> m_nodes;
};

/// What hangs on one place of the building: its part of racks, network, cooling, house.
void addLoads(Builder& builder, const BuildingResult<double>& result, const QString& suffix,
              double it, double mechanical, int parent)
{
    const QString plan = QStringLiteral("buildings[%1]").arg(toQString(result.id));
    const QString figures = plan + QLatin1Char('.');
    if (it > 0.0) {
        const auto racks = std::llround(result.racks.value());
        const QString name = it < 1.0 ? Tr::tr("%1 of the racks").arg(formatPercent(it))
                                      : counted(racks, Tr::tr("%1 rack"), Tr::tr("%1 racks"));
        builder.load(QStringLiteral("racks") + suffix, plan,
                     figures + QStringLiteral("systems_power_W"), name,
                     it * result.systemsPower.value(), parent, false);
        builder.load(QStringLiteral("network") + suffix, plan,
                     figures + QStringLiteral("network_power_W"), Tr::tr("Network, storage"),
                     it * (result.networkPower.value() + result.storagePower.value()), parent,
                     false);
    }
    if (mechanical > 0.0) {
        builder.load(QStringLiteral("cooling") + suffix, plan + QStringLiteral(".cooling"),
                     figures + QStringLiteral("cooling_power_W"), Tr::tr("Cooling"),
                     mechanical * result.coolingPower.value(), parent, true);
        builder.load(QStringLiteral("house") + suffix, plan,
                     figures + QStringLiteral("house_power_W"), Tr::tr("House"),
                     mechanical * result.housePower.value(), parent, true);
    }
}

/// The evaluation holds one building of each kind, the first that is filled, which stands for the full ones.
QString boundaryWords(const Evaluation& evaluation, const Building& building)
{
    const QString name = toQString(building.name.empty() ? building.id : building.name);
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

QString redundancyWords(const ChainStage& stage)
{
    const Field& field = *typeOf<ChainStage>().find("redundancy");
    const QString word = choiceWord(field, *readField(field, &stage).string());
    switch (stage.redundancy) {
    case Redundancy::NPlusR: return Tr::tr("N+%1").arg(stage.spares.value_or(1));
    case Redundancy::TwoNPlusR: return Tr::tr("2(N+%1)").arg(stage.spares.value_or(1));
    case Redundancy::Distributed: {
        const std::int64_t systems = stage.systems.value_or(3);
        return Tr::tr("%1 to make %2").arg(systems).arg(systems - 1);
    }
    case Redundancy::BlockRedundant:
        return Tr::tr("%1, %2 in reserve").arg(word).arg(stage.spares.value_or(1));
    case Redundancy::N:
    case Redundancy::NPlus1:
    case Redundancy::NPlus2:
    case Redundancy::TwoN:
    case Redundancy::ThreeToMakeTwo:
    case Redundancy::FourToMakeThree: return word;
    }
    return word;
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

std::optional<double> redundancyLimit(const ChainStage& stage, std::int64_t units)
{
    const RedundancyScheme scheme = schemeOf(stage);
    if (stage.staged || (scheme.systems <= 1 && scheme.spares + scheme.reserve == 0))
        return std::nullopt;
    const std::int64_t sharing = units - std::min(scheme.reserve, units - 1);
    if (sharing <= 0)
        return std::nullopt;
    return static_cast<double>(usableUnits(scheme, units)) / static_cast<double>(sharing);
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
    const BuildingResult<double>* result = findById(evaluation.buildings, building.id);
    if (!result)
        return {};
    Builder builder(plan, evaluation, units);
    int root = builder.source(site);
    if (const SiteResult<double>* siteResult = findById(evaluation.sites, site.id);
        siteResult && !site.chain.empty()) {
        const std::vector<int> nodes = builder.chain(
            site.chain, siteChainPath(site.id),
            QStringLiteral("programme.sites_by_name[%1].chain").arg(toQString(site.id)),
            siteResult->chain, root);
        // Buildings hang where most of their load does; what hangs elsewhere is told by its share.
        const ChainShares shares = sharesOf(site.chain, shapeOf(site.chain));
        const auto most = std::max_element(shares.it.begin(), shares.it.end());
        const auto feeds = static_cast<std::size_t>(most - shares.it.begin());
        if (*most > 0.0)
            root = nodes[feeds];
        const double all = evaluation.programme.gridPower ? siteResult->capacityGrid.value() : 0.0;
        for (std::size_t i = 0; i < site.chain.size(); ++i)
            if (i != feeds && shares.it[i] > 0.0)
                builder.load(QStringLiteral("buildings-") + toQString(site.chain[i].id),
                             QStringLiteral("sites[%1]").arg(toQString(site.id)), {},
                             Tr::tr("Other buildings"), shares.it[i] * all, nodes[i], false);
    }
    const QString path = buildingChainPath(building.id);
    const std::vector<int> nodes = builder.chain(building.chain, path, path, result->chain, root);
    const ChainShape shape = shapeOf(building.chain);
    const ChainShares shares = sharesOf(building.chain, shape);
    addLoads(builder, *result, QString(), shares.itAtSource, shares.mechanicalAtSource, root);
    for (std::size_t i = 0; i < building.chain.size(); ++i)
        addLoads(builder, *result, QLatin1Char('-') + toQString(building.chain[i].id), shares.it[i],
                 shares.mechanical[i], nodes[i]);
    int backed = root;
    for (std::size_t i = 0; i < building.chain.size(); ++i)
        if (building.chain[i].id == building.power.generatorFeeds)
            backed = nodes[i];
    builder.generator(building, backed);
    OneLine drawing;
    drawing.nodes = builder.take();
    drawing.boundary = boundaryWords(evaluation, building);
    arrange(drawing, lineHeight);
    return drawing;
}

}  // namespace rw::ui
