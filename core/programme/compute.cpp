// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/compute.h"

#include "programme/cost_parts.h"

#include <algorithm>

namespace rw {

namespace {

/// So many of one kind of accelerator.
struct AcceleratorPart {
    const Accelerator* accelerator = nullptr;  ///< null: the plan names none
    std::int64_t count = 0;
};

/// A rack's accelerators by kind, in the order of its trays; of the maker's count where no tray has any.
std::vector<AcceleratorPart> partsOf(const Plan& plan, const RackDesign& design)
{
    std::vector<AcceleratorPart> parts;
    const auto add = [&](const std::string& id, std::int64_t n) {
        if (n <= 0) return;
        const Accelerator* a = findById(plan.accelerators, id);
        for (AcceleratorPart& part : parts)
            if (part.accelerator == a) {
                part.count += n;
                return;
            }
        parts.push_back({a, n});
    };
    for (const Tray& tray : design.trays)
        add(tray.accelerator.empty() ? design.makerAccelerator : tray.accelerator, trayCount(design, tray) * tray.accelerators);
    if (parts.empty()) add(design.makerAccelerator, design.makerAccelerators);
    return parts;
}

const Datum& datumOf(const Accelerator& a, ComputeKind kind)
{
    switch (kind) {
    case ComputeKind::Fp8: break;
    case ComputeKind::Fp4: return a.fp4Dense;
    case ComputeKind::Memory: return a.memory;
    case ComputeKind::MemoryBandwidth: return a.memoryBandwidth;
    }
    return a.fp8Dense;
}

struct SymbolWords {
    const char* symbol;
    const char* label;
};

/// The sum of a datum over a rack's accelerators; unset where one of them lacks it.
template <Number N, Dimension D>
std::optional<Quantity<D, N>> sumOf(const std::vector<AcceleratorPart>& parts, DatumOf<D> Accelerator::*member, ComputeKind kind,
                                    const char* each, const SymbolWords& words, const Unit& unit)
{
    if (parts.empty()) return std::nullopt;
    Quantity<D, N> sum;
    for (const AcceleratorPart& part : parts) {
        if (!part.accelerator || !(part.accelerator->*member).set()) return std::nullopt;
        const auto datum = given<N>(each, part.accelerator->*member, [&] {
            return "accelerators[" + part.accelerator->id + "]." + std::string(name(kind));
        });
        sum += stepOf("n_acc", part.accelerator->id, "step.rack.accelerators", unit::one, count<N>(part.count)) * datum;
    }
    return step(words.symbol, words.label, unit, sum);
}

/// Units for reading of what is divided.
struct PerUnits {
    const Unit& accelerators;
    const Unit& rate;
    const Unit& data;
    const Unit& dataRate;
};

template <Dimension Per, Number N>
Compute<N, Per> divided(const Compute<N>& whole, const std::optional<Quantity<Per, N>>& by, const char* label, const PerUnits& units)
{
    Compute<N, Per> out;
    if (!by || by->value() <= 0.0) return out;
    const auto divide = [&](const auto& of, const char* symbol, const Unit& unit, auto& to) {
        if (of) to = step(symbol, label, unit, *of / *by);
    };
    divide(whole.accelerators, "n_acc/P", units.accelerators, out.accelerators);
    divide(whole.fp8, "C_8/P", units.rate, out.fp8);
    divide(whole.fp4, "C_4/P", units.rate, out.fp4);
    divide(whole.memory, "M/P", units.data, out.memory);
    divide(whole.memoryBandwidth, "B/P", units.dataRate, out.memoryBandwidth);
    return out;
}

/// The weakest grade of the data that a design's compute rests on.
std::array<Grade, kComputeKinds.size()> gradesOf(const std::vector<AcceleratorPart>& parts)
{
    std::array<Grade, kComputeKinds.size()> grades{};
    for (std::size_t k = 0; k < kComputeKinds.size(); ++k) {
        grades[k] = parts.empty() ? Grade::Unknown : Grade::Vendor;
        for (const AcceleratorPart& part : parts) {
            const Datum* datum = part.accelerator ? &datumOf(*part.accelerator, kComputeKinds[k]) : nullptr;
            grades[k] = std::max(grades[k], datum && datum->set() ? datum->grade : Grade::Unknown);
        }
    }
    return grades;
}

void noteUnknown(const RackDesign& design, const std::vector<AcceleratorPart>& parts, std::vector<UnknownCompute>& out)
{
    for (const AcceleratorPart& part : parts) {
        UnknownCompute unknown{part.accelerator ? part.accelerator->id : std::string(), design.id, {}};
        for (const ComputeKind kind : kComputeKinds)
            if (!part.accelerator || !datumOf(*part.accelerator, kind).set()) unknown.missing.push_back(kind);
        const bool told = std::any_of(out.begin(), out.end(), [&](const UnknownCompute& u) {
            return u.accelerator == unknown.accelerator && (part.accelerator || u.rackDesign == design.id);
        });
        if (!unknown.missing.empty() && !told) out.push_back(std::move(unknown));
    }
}

/// Racks of a platform times what one brings, added to the programme's sum, which a missing part unsets.
template <class Q, Number N>
void addRacks(std::optional<Q>& sum, const std::optional<Q>& rack, const Count<N>& racks)
{
    if (!sum) return;
    if (rack) sum = *sum + racks * *rack;
    else sum.reset();
}

template <class Q>
void nameSum(std::optional<Q>& sum, const SymbolWords& words, const Unit& unit)
{
    if (sum) sum = step(words.symbol, words.label, unit, *sum);
}

constexpr SymbolWords kAccelerators{"n_acc", "step.compute.accelerators"};
constexpr SymbolWords kFp8{"C_8", "step.compute.fp8"};
constexpr SymbolWords kFp4{"C_4", "step.compute.fp4"};
constexpr SymbolWords kMemory{"M", "step.compute.memory"};
constexpr SymbolWords kBandwidth{"B", "step.compute.memory_bandwidth"};

/// The racks that the phases ask for of one platform.
template <Number N>
struct Asked {
    const ComputeFigures<N>* rack = nullptr;
    Count<N> racks;
};

template <Number N>
std::vector<Asked<N>> racksAsked(const std::vector<PlatformCompute<N>>& platforms, const std::vector<PhaseResult<N>>& phases)
{
    std::vector<Asked<N>> out;
    for (const PlatformCompute<N>& platform : platforms) {
        Asked<N> asked{&platform.figures, {}};
        for (const PhaseResult<N>& phase : phases)
            for (const auto& [cluster, n] : phase.racksByCluster)
                if (cluster == platform.cluster) asked.racks += n;
        if (asked.racks.value() <= 0.0) continue;
        asked.racks = stepOf("n_racks", platform.cluster, "step.compute.racks", unit::one, asked.racks);
        out.push_back(std::move(asked));
    }
    return out;
}

template <Number N>
ComputeFigures<N> programmeCompute(const std::vector<Asked<N>>& asked, const ProgrammeResult<N>& programme,
                                   const std::optional<Money<N>>& cost)
{
    if (asked.empty()) return {};
    Compute<N> sum{Count<N>{}, Quantity<dim::rate, N>{}, Quantity<dim::rate, N>{}, Quantity<dim::data, N>{}, Quantity<dim::dataRate, N>{}};
    std::array<Grade, kComputeKinds.size()> grades{};
    for (const Asked<N>& part : asked) {
        const Compute<N>& rack = part.rack->whole;
        addRacks(sum.accelerators, rack.accelerators, part.racks);
        addRacks(sum.fp8, rack.fp8, part.racks);
        addRacks(sum.fp4, rack.fp4, part.racks);
        addRacks(sum.memory, rack.memory, part.racks);
        addRacks(sum.memoryBandwidth, rack.memoryBandwidth, part.racks);
        for (std::size_t k = 0; k < grades.size(); ++k) grades[k] = std::max(grades[k], part.rack->grades[k]);
    }
    nameSum(sum.accelerators, kAccelerators, unit::one);
    nameSum(sum.fp8, kFp8, unit::EFLOPS);
    nameSum(sum.fp4, kFp4, unit::EFLOPS);
    nameSum(sum.memory, kMemory, unit::PB);
    nameSum(sum.memoryBandwidth, kBandwidth, unit::PBs);
    ComputeAgainst<N> against;
    against.cost = cost;
    if (programme.racks && programme.racksPlaced && *programme.racks == *programme.racksPlaced) {
        against.systems = programme.systemsPower;
        against.it = programme.itPower;
        against.facility = programme.facilityPower;
    }
    ComputeFigures<N> figures = computeFigures<N>(sum, against);
    figures.grades = grades;
    return figures;
}

/// What one rack of a platform costs: its price, or its power's part of what racks without a price cost.
template <Number N>
std::optional<Money<N>> rackCost(const Plan& plan, const RackDesign& design, const Power<N>& power)
{
    const auto price = rackPrice(plan, design);
    if (!price || !price->datum || !price->datum->set()) return std::nullopt;
    const auto amount = given<N>("c_r", *price->datum, [&] {
        return price->byPower ? std::string("economics.rack_price_per_mw") : "rack_designs[" + design.id + "].price";
    });
    return price->byPower ? Money<N>(amount * (power / Power<N>::of(1.0, unit::MW))) : amount;
}

}  // namespace

std::string_view name(ComputeKind kind)
{
    switch (kind) {
    case ComputeKind::Fp8: break;
    case ComputeKind::Fp4: return "fp4_dense";
    case ComputeKind::Memory: return "memory";
    case ComputeKind::MemoryBandwidth: return "memory_bandwidth";
    }
    return "fp8_dense";
}

template <Number N>
Compute<N> rackCompute(const Plan& plan, const RackDesign& design)
{
    const std::vector<AcceleratorPart> parts = partsOf(plan, design);
    Compute<N> c;
    c.accelerators = step("n_acc", "step.rack.accelerators", unit::one, count<N>(acceleratorCount(design)));
    c.fp8 = sumOf<N>(parts, &Accelerator::fp8Dense, ComputeKind::Fp8, "c_8", kFp8, unit::PFLOPS);
    c.fp4 = sumOf<N>(parts, &Accelerator::fp4Dense, ComputeKind::Fp4, "c_4", kFp4, unit::PFLOPS);
    c.memory = sumOf<N>(parts, &Accelerator::memory, ComputeKind::Memory, "m", kMemory, unit::TB);
    c.memoryBandwidth = sumOf<N>(parts, &Accelerator::memoryBandwidth, ComputeKind::MemoryBandwidth, "b", kBandwidth, unit::TBs);
    return c;
}

template <Number N>
ComputeFigures<N> computeFigures(const Compute<N>& whole, const ComputeAgainst<N>& against)
{
    const PerUnits power{unit::perMW, unit::PFLOPSMW, unit::TBMW, unit::TBsMW};
    const PerUnits money{unit::perMUSD, unit::PFLOPSMUSD, unit::TBMUSD, unit::TBsMUSD};
    ComputeFigures<N> f;
    f.whole = whole;
    f.perSystems = divided(whole, against.systems, "step.compute.per_systems", power);
    f.perIt = divided(whole, against.it, "step.compute.per_it", power);
    f.perFacility = divided(whole, against.facility, "step.compute.per_facility", power);
    f.perCost = divided(whole, against.cost, "step.compute.per_cost", money);
    return f;
}

template <Number N>
ComputeResult<N> evaluateCompute(const Plan& plan, const std::vector<PlatformResult<N>>& platforms,
                                 const std::vector<PhaseResult<N>>& phases, const ProgrammeResult<N>& programme,
                                 const std::optional<Money<N>>& cost)
{
    ComputeResult<N> result;
    for (const PlatformResult<N>& p : platforms) {
        const RackDesign* design = findById(plan.rackDesigns, p.rackDesign);
        if (!design) continue;
        const std::vector<AcceleratorPart> parts = partsOf(plan, *design);
        PlatformCompute<N> one{p.cluster, p.rackDesign, computeFigures<N>(rackCompute<N>(plan, *design),
                                                                         {p.rackPower, p.itPerRack, p.facilityPerRack, rackCost<N>(plan, *design, p.rackPower)})};
        one.figures.grades = gradesOf(parts);
        result.platforms.push_back(std::move(one));
        noteUnknown(*design, parts, result.unknown);
    }
    result.programme = programmeCompute<N>(racksAsked<N>(result.platforms, phases), programme, cost);
    return result;
}

#define RW_FOR(N)                                                                                                       \
    template Compute<N> rackCompute<N>(const Plan&, const RackDesign&);                                                 \
    template ComputeFigures<N> computeFigures<N>(const Compute<N>&, const ComputeAgainst<N>&);                          \
    template ComputeResult<N> evaluateCompute<N>(const Plan&, const std::vector<PlatformResult<N>>&,                    \
                                                 const std::vector<PhaseResult<N>>&, const ProgrammeResult<N>&,         \
                                                 const std::optional<Money<N>>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
