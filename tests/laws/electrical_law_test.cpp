// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/behaviour/coincidence.h"
#include "power/electrical/conductor_size.h"
#include "power/electrical/fault.h"
#include "power/electrical/generator.h"
#include "power/electrical/phase_balance.h"
#include "power/electrical/transformer.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <span>

using namespace rw;
using namespace rw::electrical;

namespace {

constexpr int kDraws = 300;

/// Uniform draws, the same in every run.
class Draw {
public:
    explicit Draw(unsigned seed) : m_random(seed) {}
    double operator()(double low, double high)
    {
        return std::uniform_real_distribution<double>(low, high)(m_random);
    }
    int whole(int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_random); }
    template <class T>
    const T& of(std::span<const T> all)
    {
        return all[static_cast<std::size_t>(whole(0, static_cast<int>(all.size()) - 1))];
    }

private:
    std::mt19937 m_random;
};

}  // namespace

TEST_CASE("losses rise with load, in conductors and in transformers", "[laws][electrical]")
{
    Draw draw(1);
    for (int i = 0; i < kDraws; ++i) {
        const Impedance<> z{Resistance<>::fromSi(draw(1e-5, 1.0)),
                            Resistance<>::fromSi(draw(0.0, 1.0))};
        const double current = draw(0.0, 5000.0);
        const double more = current + draw(0.1, 500.0);
        for (const Supply supply : {Supply::ThreePhase, Supply::SinglePhase, Supply::Direct})
            CHECK(conductorLoss(supply, Current<>::fromSi(current), z).value()
                  < conductorLoss(supply, Current<>::fromSi(more), z).value());
        const TransformerLosses<> t{ApparentPower<>::fromSi(draw(1e4, 1e8)),
                                    Power<>::fromSi(draw(0, 1e4)), Power<>::fromSi(draw(1.0, 1e5))};
        const double x = draw(0.0, 1.2);
        CHECK(transformerLoss(t, x * t.rating).value()
              < transformerLoss(t, (x + 0.01) * t.rating).value());
    }
}

TEST_CASE("voltage drop is positive, grows with length and never with size", "[laws][electrical]")
{
    Draw draw(2);
    for (int i = 0; i < kDraws; ++i) {
        const Circuit<> circuit{Supply::ThreePhase, Voltage<>::fromSi(480.0),
                                scalar<double>(draw(0.5, 1.0))};
        const auto material =
            draw.whole(0, 1) ? ConductorMaterial::Copper : ConductorMaterial::Aluminium;
        const auto amperes = Current<>::fromSi(draw(1.0, 200.0));
        const double length = draw(1.0, 60.0);
        const auto drop = [&](const NominalSize& size, double metres, bool exact) {
            const auto r =
                resistancePerLength(material, size.area, Temperature<>::of(75, unit::C)).value();
            const auto z = runImpedance(r, kReactancePerLength, Length<>::fromSi(metres)).value();
            const auto v =
                exact ? exactVoltageDrop(circuit, amperes, z) : voltageDrop(circuit, amperes, z);
            return v ? v->value() : 480.0;  // past what the voltage can drive
        };
        const auto sizes = nominalSizes(draw.whole(0, 1) ? SizeSeries::Awg : SizeSeries::Iec60228);
        for (const bool exact : {false, true}) {
            double before = 1e300;
            for (const NominalSize& size : sizes.subspan(4)) {
                CHECK(drop(size, length, exact) > 0.0);
                CHECK(drop(size, length, exact) <= drop(size, length * 1.1, exact));
                CHECK(drop(size, length, exact) <= before);
                before = drop(size, length, exact);
            }
        }
    }
}

TEST_CASE("no smaller size than the chosen one serves with as few runs", "[laws][electrical]")
{
    Draw draw(3);
    int chosen = 0;
    for (int i = 0; i < kDraws; ++i) {
        SizeNeed need;
        need.circuit = {Supply::ThreePhase, Voltage<>::fromSi(415.0), scalar<double>(0.95)};
        need.load = Current<>::fromSi(draw(1.0, 3000.0));
        need.requiredAmpacity = 1.25 * need.load;
        need.length = Length<>::fromSi(draw(1.0, 300.0));
        need.derating = scalar<double>(draw(0.5, 1.0));
        const auto sizes = nominalSizes(SizeSeries::Iec60228);
        const auto choice = chooseSize(need, sizes, assumedAmpacities());
        if (!choice)
            continue;
        ++chosen;
        CHECK(choice->ampacity >= need.requiredAmpacity);
        CHECK(choice->dropShare <= need.dropLimit);
        const auto at = static_cast<std::size_t>(findSize(SizeSeries::Iec60228, choice->size.name)
                                                 - sizes.data());
        SizeNeed same = need;
        same.mostRuns = choice->runs;
        if (at > 0)
            CHECK(!chooseSize(same, sizes.first(at), assumedAmpacities()));
        same.mostRuns = choice->runs - 1;
        if (same.mostRuns > 0)
            CHECK(!chooseSize(same, sizes, assumedAmpacities()));
    }
    CHECK(chosen > kDraws / 2);
}

TEST_CASE("the fault falls along a path and rises with a second source", "[laws][electrical]")
{
    Draw draw(4);
    for (int i = 0; i < kDraws; ++i) {
        const auto source = gridImpedance(ApparentPower<>::of(draw(50, 20000), unit::MVA),
                                          scalar<double>(draw(1, 30)))
                                .value();
        const auto high = Voltage<>::of(draw(10, 35), unit::kV);
        const auto low = Voltage<>::fromSi(draw(380, 690));
        const auto cable = [&](const Voltage<>& v) {
            return lineImpedance({Resistance<>::fromSi(draw(1e-4, 0.05)),
                                  Resistance<>::fromSi(draw(1e-4, 0.05))},
                                 v)
                .value();
        };
        const auto rating = ApparentPower<>::of(draw(0.5, 4), unit::MVA);
        const auto t = transformerImpedance(rating, scalar<double>(draw(0.04, 0.1)),
                                            Power<>::fromSi(0.008 * rating.value()))
                           .value();
        const std::vector<PathPart<>> path{
            {cable(high), high}, {t, low}, {cable(low), low}, {cable(low), low}};
        const auto faults = faultsAlong(source, path).value();
        for (std::size_t k = 1; k < faults.size(); ++k) {
            CHECK(faults[k].power < faults[k - 1].power);
            if (path[k].voltage == path[k - 1].voltage)
                CHECK(faults[k].current < faults[k - 1].current);
        }
        const auto second =
            generatorImpedance(rating, scalar<double>(draw(0.1, 0.2)), scalar<double>(20.0))
                .value();
        CHECK(faultAt(inParallel(source, second).value(), high)->current
              > faultAt(source, high)->current);
        CHECK(faultAt(inParallel(source, second).value(), high)->power.value()
              <= (faultAt(source, high)->power + faultAt(second, high)->power).value()
                     * (1 + 1e-12));
    }
}

TEST_CASE("coincident power rises with correlation and with certainty", "[laws][behaviour]")
{
    using namespace rw::behaviour;
    Draw draw(5);
    for (int i = 0; i < kDraws; ++i) {
        RackGroup<> g{count<double>(draw.whole(2, 5000)), Power<>::fromSi(draw(1e4, 3e5)),
                      Power<>::fromSi(draw(10.0, 3e4)), scalar<double>(draw(0.0, 0.9))};
        const double q = draw(0.55, 0.99);
        const auto power = groupPower(g, q).value();
        CHECK(groupPower(g, q + 0.005).value() > power);
        CHECK(coincidenceFactor(g, q)->value() <= 1.0 + 1e-12);
        g.correlation = g.correlation + scalar<double>(0.1);
        CHECK(groupPower(g, q).value() > power);
    }
}

TEST_CASE("N + k sets suffice with k out, and one fewer does not", "[laws][electrical]")
{
    Draw draw(6);
    for (int i = 0; i < kDraws; ++i) {
        GeneratorSet<> set;
        set.rating = Power<>::of(draw(0.5, 4.0), unit::MW);
        set.maxLoad = scalar<double>(draw(0.5, 1.0));
        set.derating = scalar<double>(draw(0.6, 1.0));
        const auto need = Power<>::of(draw(0.1, 300.0), unit::MW);
        const int spares = draw.whole(0, 3);
        const auto sized = sizeGenerators(need, set, count<double>(spares)).value();
        const double left = sized.sets.value() - spares;
        CHECK(left * sized.usableEach.value() >= need.value() * (1.0 - 1e-12));
        CHECK((left - 1.0) * sized.usableEach.value() < need.value());
        CHECK(sized.loadWorst.value() <= set.maxLoad.value() * (1.0 + 1e-12));
        CHECK(sized.loadAll <= sized.loadWorst);
    }
}

TEST_CASE("phase assignment conserves load, keeps its bounds and does not beat the possible",
          "[laws][electrical]")
{
    Draw draw(7);
    for (int i = 0; i < kDraws; ++i) {
        std::vector<Power<>> loads(
            static_cast<std::size_t>(draw.whole(1, i % 30 == 0 ? 3000 : 40)));
        double total = 0.0;
        for (Power<>& load : loads) {
            load = Power<>::fromSi(draw.whole(0, 3) ? draw(0.0, 20e3) : 5e3);
            total += load.value();
        }
        const auto result = balancePhases(loads).value();
        std::array<double, 3> sums{};
        for (std::size_t k = 0; k < loads.size(); ++k)
            sums.at(result.phase[k]) += loads[k].value();
        double together = 0.0;
        for (std::size_t k = 0; k < 3; ++k) {
            CHECK(sums[k] == Approx(result.load[k].value()).epsilon(1e-12).margin(1e-9));
            together += sums[k];
        }
        CHECK(together == Approx(total).epsilon(1e-12));
        CHECK(result.heaviest().value() >= result.lowerBound.value() * (1.0 - 1e-12));
    }
    // Against every assignment, where they can be counted.
    for (int i = 0; i < 40; ++i) {
        std::vector<Power<>> loads(8);
        for (Power<>& load : loads)
            load = Power<>::fromSi(draw.whole(1, 30) * 1e3);
        double best = 1e300;
        for (int code = 0; code < 6561; ++code) {
            std::array<double, 3> sums{};
            for (int k = 0, c = code; k < 8; ++k, c /= 3)
                sums[static_cast<std::size_t>(c % 3)] += loads[static_cast<std::size_t>(k)].value();
            best = std::min(best, std::max({sums[0], sums[1], sums[2]}));
        }
        const double found = balancePhases(loads)->heaviest().value();
        CHECK(found >= best);
        CHECK(found <= (4.0 / 3.0 - 1.0 / 9.0) * best);
    }
}

TEST_CASE("the recording number gives the same figures as double", "[laws][electrical]")
{
    const auto figures = [](auto number) {
        using N = decltype(number);
        const auto celsius = Temperature<N>::of(75.0, unit::C);
        const auto r =
            resistancePerLength(ConductorMaterial::Copper, Area<N>::fromSi(N(240e-6)), celsius)
                .value();
        const auto z =
            runImpedance(r, ResistancePerLength<N>::fromSi(N(0.08e-3)), Length<N>::fromSi(N(80.0)))
                .value();
        const Circuit<N> circuit{Supply::ThreePhase, Voltage<N>::fromSi(number), scalar<N>(0.95)};
        const auto current = loadCurrent(circuit, Power<N>::fromSi(N(150e3))).value();
        const auto grid = gridImpedance(ApparentPower<N>::fromSi(N(5e8)), scalar<N>(10.0)).value();
        const auto fault =
            faultAt(grid + lineImpedance(z, circuit.voltage).value(), circuit.voltage).value();
        const behaviour::RackGroup<N> racks{count<N>(100), Power<N>::fromSi(N(1e5)),
                                            Power<N>::fromSi(N(1e4)), scalar<N>(0.2)};
        const auto over = behaviour::oversubscription(racks, Power<N>::fromSi(N(1.2e5)),
                                                      Power<N>::fromSi(N(1.03e7)), 0.99)
                              .value();
        return std::array<double, 6>{exactVoltageDrop(circuit, current, z)->value(),
                                     conductorLoss(circuit.supply, current, z)->value(),
                                     fault.current.value(),
                                     fault.peak.value(),
                                     over.uncapped.value(),
                                     over.meanCapped.value()};
    };
    const auto plainFigures = figures(415.0);
    Recording recording;
    CHECK(figures(Recorded(415.0)) == plainFigures);
    CHECK(recording.size() > 50);
}
