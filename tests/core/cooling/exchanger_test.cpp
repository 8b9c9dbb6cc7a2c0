// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/exchanger.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace rw;
using namespace rw::cooling;

namespace {

constexpr FlowArrangement kAll[] = {FlowArrangement::Counterflow,       FlowArrangement::Parallel,
                                    FlowArrangement::CrossflowUnmixed,  FlowArrangement::CrossflowUnmixedApprox,
                                    FlowArrangement::CrossflowMaxMixed, FlowArrangement::CrossflowMinMixed};
constexpr double kRatios[] = {0.0, 0.01, 0.3, 0.7, 0.999, 1.0};

Stream stream(double celsius, double flow, double heat)
{
    return {Temperature<>::of(celsius, unit::C), MassFlow<>::fromSi(flow), SpecificHeat<>::fromSi(heat)};
}

/// A CDU: 1 MW at an approach of 4 K, PG25 on the technology side.
ExchangerRating cdu()
{
    ExchangerRating r;
    r.heat = Heat<>::fromSi(1e6);
    r.approach = TemperatureDelta<>::fromSi(4.0);
    r.hotFlow = MassFlow<>::fromSi(25.0);
    r.coldFlow = MassFlow<>::fromSi(28.0);
    r.hotHeatCapacity = SpecificHeat<>::fromSi(3970.0);
    r.coldHeatCapacity = SpecificHeat<>::fromSi(4179.0);
    r.foulingShare = 0.1;
    return r;
}

}  // namespace

TEST_CASE("effectiveness rises with size, falls with the ratio and stays below its limit", "[cooling][exchanger]")
{
    for (const FlowArrangement a : kAll) {
        for (const double cr : kRatios) {
            double before = 0.0;
            for (const double ntu : {0.0, 1e-6, 0.01, 0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 50.0, 399.0, 401.0, 2000.0}) {
                CAPTURE(static_cast<int>(a), cr, ntu);
                const double e = effectiveness(a, ntu, cr);
                CHECK(e >= before - 1e-7);
                CHECK(e <= effectivenessLimit(a, cr) + 1e-12);
                if (ntu > 0.0 && ntu <= 1e-6) CHECK(e == Approx(ntu).epsilon(1e-4));
                // Counterflow bounds every other arrangement.
                CHECK(e <= effectiveness(FlowArrangement::Counterflow, ntu, cr)
                               + (a == FlowArrangement::CrossflowUnmixedApprox ? 0.005 : 1e-9));
                before = e;
            }
        }
    }
}

TEST_CASE("the closed crossflow form keeps within four percent of the series", "[cooling][exchanger]")
{
    double worst = 0.0;
    for (double ntu = 0.05; ntu < 8.0; ntu *= 1.2)
        for (const double cr : {0.05, 0.25, 0.5, 0.75, 1.0})
            worst = std::max(worst, std::abs(effectiveness(FlowArrangement::CrossflowUnmixedApprox, ntu, cr) /
                                                 effectiveness(FlowArrangement::CrossflowUnmixed, ntu, cr) - 1.0));
    CHECK(worst < 0.04);
    CHECK(worst > 0.001);
}

TEST_CASE("effectiveness and its inverse undo each other", "[cooling][exchanger]")
{
    for (const FlowArrangement a : kAll)
        for (const double cr : kRatios)
            for (const double ntu : {1e-4, 0.02, 0.4, 1.0, 2.5, 4.0}) {
                CAPTURE(static_cast<int>(a), cr, ntu);
                CHECK(ntuFor(a, effectiveness(a, ntu, cr), cr).value() == Approx(ntu).epsilon(1e-8));
            }
}

TEST_CASE("an effectiveness beyond the arrangement's limit is refused by name", "[cooling][exchanger]")
{
    CHECK(ntuFor(FlowArrangement::Parallel, 0.6, 1.0).error().code == "exchanger.effectiveness");
    CHECK(ntuFor(FlowArrangement::Counterflow, 1.0, 0.5).error().code == "exchanger.effectiveness");
    CHECK(ntuFor(FlowArrangement::Counterflow, -0.1, 0.5).error().code == "exchanger.effectiveness");
    CHECK(ntuFor(FlowArrangement::Counterflow, std::nan(""), 0.5).error().code == "exchanger.effectiveness");
    CHECK(ntuFor(FlowArrangement::Counterflow, 0.5, 1.5).error().code == "exchanger.ratio");
    const ExchangerEnds crossed{Temperature<>::of(40, unit::C), Temperature<>::of(30, unit::C),
                                Temperature<>::of(20, unit::C), Temperature<>::of(35, unit::C)};
    CHECK(logMeanDifference(FlowArrangement::Parallel, crossed).error().code == "exchanger.cross");
    CHECK(pinch(FlowArrangement::Parallel, crossed).si() == Approx(-5.0));
    CHECK(logMeanDifference(FlowArrangement::Counterflow, crossed).ok());
    for (const char* code : {"exchanger.effectiveness", "exchanger.ratio", "exchanger.cross", "exchanger.heat"})
        CHECK(Error{.code = code, .found = "1", .allowed = "2"}.message().find(code) == std::string::npos);
}

TEST_CASE("what leaves the hot stream enters the cold one, and no outlet passes an inlet", "[cooling][exchanger][laws]")
{
    for (const FlowArrangement a : kAll)
        for (const double hotFlow : {0.1, 3.0, 40.0})
            for (const double coldFlow : {0.2, 3.0, 100.0})
                for (const double ua : {10.0, 5e3, 1e6}) {
                    CAPTURE(static_cast<int>(a), hotFlow, coldFlow, ua);
                    const Stream hot = stream(50, hotFlow, 3970), cold = stream(30, coldFlow, 4180);
                    const Exchange x = exchange(a, Conductance<>::fromSi(ua), hot, cold);
                    const double lost = hot.rate().si() * (hot.inlet - x.hotOut).si();
                    const double won = cold.rate().si() * (x.coldOut - cold.inlet).si();
                    CHECK(lost == Approx(won).epsilon(1e-9));
                    CHECK(x.heat.si() == Approx(won).epsilon(1e-9));
                    CHECK(x.hotOut >= cold.inlet);
                    CHECK(x.coldOut <= hot.inlet);
                    if (a == FlowArrangement::Parallel) CHECK(x.hotOut.si() >= x.coldOut.si() - 1e-9);
                }
    // Reversed, the same heat flows the other way.
    const Exchange forth =
        exchange(FlowArrangement::Counterflow, Conductance<>::fromSi(1e4), stream(50, 3, 4180), stream(30, 2, 4180));
    const Exchange back =
        exchange(FlowArrangement::Counterflow, Conductance<>::fromSi(1e4), stream(30, 3, 4180), stream(50, 2, 4180));
    CHECK(back.heat.si() == Approx(-forth.heat.si()));
    CHECK(exchange(FlowArrangement::Counterflow, Conductance<>::fromSi(1e4), stream(50, 0, 4180), stream(30, 2, 4180))
              .heat.si()
          == 0.0);
}

TEST_CASE("UA times the logarithmic mean is the heat", "[cooling][exchanger]")
{
    for (const FlowArrangement a : {FlowArrangement::Counterflow, FlowArrangement::Parallel})
        for (const double coldFlow : {1.0, 3.0, 9.0}) {
            const Stream hot = stream(45, 3, 4180), cold = stream(30, coldFlow, 4180);
            const auto ua = Conductance<>::fromSi(2e4);
            const Exchange x = exchange(a, ua, hot, cold);
            const auto lmtd = logMeanDifference(a, {hot.inlet, x.hotOut, cold.inlet, x.coldOut}).value();
            CHECK(ua.si() * lmtd.si() == Approx(x.heat.si()).epsilon(1e-6));  // methods 3.4
            CHECK(uaFor(a, x.heat, hot, cold).value().si() == Approx(ua.si()).epsilon(1e-8));
        }
}

TEST_CASE("a rated exchanger gives its rating back and follows its flows", "[cooling][exchanger]")
{
    const ExchangerRating r = cdu();
    const RatedExchanger e = makeExchanger(r).value();
    const Stream hot = stream(0, 25.0, 3970), cold = stream(0, 28.0, 4179);
    CHECK(approachFor(e, r.heat, hot, cold).si() == Approx(4.0).epsilon(1e-9));
    CHECK(capacityAt(e, r.approach, hot, cold).si() == Approx(1e6).epsilon(1e-9));
    CHECK(capacityAt(e, TemperatureDelta<>::fromSi(2.0), hot, cold).si() == Approx(5e5).epsilon(1e-9));

    // Less flow on either side: less UA, a wider approach for the same heat.
    const Stream less = stream(0, 15.0, 4179);
    CHECK(e.ua(hot.flow, less.flow) < e.ua(hot.flow, cold.flow));
    CHECK(approachFor(e, r.heat, hot, less).si() > 4.0);
    CHECK(capacityAt(e, approachFor(e, r.heat, hot, less), hot, less).si() == Approx(1e6).epsilon(1e-9));
    CHECK(std::isinf(approachFor(e, r.heat, hot, stream(0, 0, 4179)).si()));

    // By films: 1/UA of the rating is their sum and fouling's, and a film follows its flow's power.
    const double rated = e.ua(hot.flow, cold.flow).si();
    const double films = 1.0 / rated;
    CHECK(e.films.fouling.si() == Approx(0.1 * films));
    const double half = 0.45 * films / std::pow(0.5, 0.7) + 0.45 * films + 0.1 * films;
    CHECK(1.0 / e.ua(MassFlow<>::fromSi(12.5), cold.flow).si() == Approx(half));

    ExchangerRating impossible = r;
    impossible.arrangement = FlowArrangement::Parallel;
    CHECK(makeExchanger(impossible).error().code == "exchanger.effectiveness");
    impossible = r;
    impossible.approach = TemperatureDelta<>{};
    CHECK(makeExchanger(impossible).error().code == "quantity.positive");
}

TEST_CASE("the flow for a duty is found, or said to be too much", "[cooling][exchanger]")
{
    const RatedExchanger e = makeExchanger(cdu()).value();
    const Stream hot = stream(45, 25.0, 3970);
    for (const double heat : {1e5, 4e5, 9e5}) {
        const Stream cold = stream(30, 0, 4179);
        const FlowNeed need = coldFlowFor(e, Heat<>::fromSi(heat), hot, cold, MassFlow<>::fromSi(60.0));
        REQUIRE(need.reached);
        const Exchange x = exchange(e, hot, {cold.inlet, need.flow, cold.heatCapacity});
        CHECK(x.heat.si() == Approx(heat).epsilon(1e-7));
    }
    CHECK_FALSE(coldFlowFor(e, Heat<>::fromSi(3e6), hot, stream(30, 0, 4179), MassFlow<>::fromSi(60.0)).reached);
}
