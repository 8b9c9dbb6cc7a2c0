// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/chain.h"

#include "power/electrical/transformer.h"

#include <algorithm>

namespace rw {

namespace {

bool carriesIt(const ChainStage& stage)
{
    return stage.carries != StageCarries::Mechanical;
}
bool carriesMechanical(const ChainStage& stage)
{
    return stage.carries != StageCarries::It;
}

/// Parts of a load at the last stages that carry it: down from the source, at each fork by the shares.
double spread(const std::vector<ChainStage>& chain, const ChainShape& shape, bool (*carries)(const ChainStage&),
              std::vector<double>& own)
{
    std::vector<double> through(chain.size(), 0.0);
    own.assign(chain.size(), 0.0);
    const auto share = [&](std::size_t parent, double amount) {
        double total = 0.0;
        for (std::size_t i = 0; i < chain.size(); ++i)
            if (shape.parent[i] == parent && carries(chain[i])) total += chain[i].share.si.value_or(1.0);
        if (total <= 0.0) return amount;
        for (std::size_t i = 0; i < chain.size(); ++i)
            if (shape.parent[i] == parent && carries(chain[i]))
                through[i] = amount * (chain[i].share.si.value_or(1.0) / total);
        return 0.0;
    };
    const double atSource = share(ChainShape::kSource, 1.0);
    for (const std::size_t i : shape.order) own[i] = share(i, through[i]);
    return atSource;
}

}  // namespace

ChainShape shapeOf(const std::vector<ChainStage>& chain)
{
    ChainShape shape;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        std::size_t parent = i == 0 ? ChainShape::kSource : i - 1;
        if (!chain[i].feed.empty())
            for (std::size_t j = 0; j < chain.size(); ++j)
                if (chain[j].id == chain[i].feed) parent = j;
        shape.parent.push_back(parent);
    }
    for (std::size_t i = 0; i < chain.size(); ++i) {
        std::size_t at = shape.parent[i];
        for (std::size_t steps = 0; at != ChainShape::kSource && at != i && steps < chain.size(); ++steps)
            at = shape.parent[at];
        if (at != i) continue;
        shape.looped.push_back(i);
        shape.parent[i] = ChainShape::kSource;
    }
    std::vector<bool> placed(chain.size(), false);
    while (shape.order.size() < chain.size())
        for (std::size_t i = 0; i < chain.size(); ++i)
            if (!placed[i] && (shape.parent[i] == ChainShape::kSource || placed[shape.parent[i]])) {
                placed[i] = true;
                shape.order.push_back(i);
            }
    return shape;
}

ChainShares sharesOf(const std::vector<ChainStage>& chain, const ChainShape& shape)
{
    ChainShares shares;
    shares.itAtSource = spread(chain, shape, carriesIt, shares.it);
    shares.mechanicalAtSource = spread(chain, shape, carriesMechanical, shares.mechanical);
    return shares;
}

std::vector<double> rackShares(const Plan& plan, const std::vector<ChainStage>& chain, const ChainShape& shape,
                               const ChainShares& shares)
{
    std::vector<double> plugged = shares.it;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const std::size_t parent = shape.parent[i];
        if (shares.it[i] <= 0.0 || parent == ChainShape::kSource) continue;
        const Converter* c = findById(plan.converters, chain[i].converter);
        if (!c || c->kind != ConverterKind::RackBattery) continue;
        plugged[parent] += shares.it[i];
        plugged[i] = 0.0;
    }
    return plugged;
}

template <Number N>
Scalar<N> windingHeating(const PowerSystem& system, const std::string& owner)
{
    const auto winding = given<N>("T_w", system.windingTemperature, [&] { return owner + ".power.winding_temperature"; });
    // Load losses are stated at 75 °C (IEC 60076-1 for liquid-immersed units).
    const auto factor = electrical::windingTemperatureFactor<N>(electrical::ConductorMaterial::Copper, winding, Temperature<N>::of(75.0, unit::C));
    return factor ? factor.value() : scalar<N>(1.0);
}

template Scalar<double> windingHeating<double>(const PowerSystem&, const std::string&);
template Scalar<Recorded> windingHeating<Recorded>(const PowerSystem&, const std::string&);

ReadyChain::ReadyChain(const Plan& plan, const std::vector<ChainStage>& chain, const PowerSystem* system)
    : layout(chain), stages(chain.size())
{
    const std::vector<double> plugged = rackShares(plan, chain, layout.shape, layout.shares);
    for (std::size_t i = 0; i < chain.size(); ++i) {
        Stage& stage = stages[i];
        stage.converter = findById(plan.converters, chain[i].converter);
        stage.usable = stage.converter && converterProblem(*stage.converter).empty();
        if (stage.usable) stage.terms = lossTerms<double>(*stage.converter, {});
        stage.conductor = findById(plan.conductors, chain[i].conductor);
        if (system && system->windingTemperature.set()) stage.heating = windingHeating<double>(*system, {});
        stage.line = conductorLine<double>(chain[i], stage.conductor, system, {});
        stage.plugged = plugged[i];
    }
}

bool ratedByCurrent(ConverterKind kind)
{
    switch (kind) {
    case ConverterKind::Transformer:
    case ConverterKind::Busway:
    case ConverterKind::Switchgear:
    case ConverterKind::Pdu:
    case ConverterKind::Cable:
    case ConverterKind::TransferSwitch: return true;
    case ConverterKind::PowerShelf:
    case ConverterKind::Ups:
    case ConverterKind::Rectifier:
    case ConverterKind::DcDc:
    case ConverterKind::Node:
    case ConverterKind::RackBattery: return false;
    }
    return false;
}

}  // namespace rw
