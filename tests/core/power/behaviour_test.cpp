// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/behaviour/coincidence.h"
#include "power/behaviour/normal.h"
#include "power/behaviour/ramp.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <complex>
#include <limits>
#include <random>

using namespace rw;
using namespace rw::behaviour;

namespace {

RackGroup<> group(int racks, double mean, double deviation, double correlation)
{
    return {count<double>(racks), Power<>::of(mean, unit::kW), Power<>::of(deviation, unit::kW),
            scalar<double>(correlation)};
}
StepWave<> wave(double MW, double seconds, double duty, double rise = 0.1)
{
    return {Power<>::of(MW, unit::MW), Duration<>::fromSi(seconds), scalar<double>(duty),
            Duration<>::fromSi(rise)};
}

}  // namespace

TEST_CASE("normal quantiles are exact at known points and into the far tail", "[power][behaviour]")
{
    // Known to 15 digits: 97.5 %, 99.9 %, one in a million million.
    CHECK(*normalQuantileOfTail(0.025) == Approx(1.959963984540054).margin(1e-13));
    CHECK(*normalQuantileOfTail(0.001) == Approx(3.090232306167813).margin(1e-13));
    CHECK(*normalQuantileOfTail(0.975) == Approx(-1.959963984540054).margin(1e-13));
    CHECK(*normalQuantileOfTail(0.5) == 0.0);
    for (double z = 0.01; z < 37.0; z += 0.173)
        CHECK(*normalQuantileOfTail(normalTail(z)) == Approx(z).margin(1e-13));
    for (const double p : {0.0, 1.0, -0.1, std::nan("")})
        CHECK(normalQuantileOfTail(p).error().code == "quantity.range");
}

TEST_CASE("racks in step add like one; independent racks add by the root", "[power][behaviour]")
{
    const double z = *normalQuantileOfTail(0.01);
    CHECK(groupPower(group(100, 120, 10, 1.0), 0.99)->in(unit::kW) == Approx(100 * (120 + z * 10)));
    CHECK(groupPower(group(100, 120, 10, 0.0), 0.99)->in(unit::kW) == Approx(12000 + z * 100));
    CHECK(groupPower(group(2, 120, 10, -1.0), 0.99)->in(unit::kW) == Approx(240.0));
    CHECK(coincidenceFactor(group(5000, 120, 10, 1.0), 0.99)->value()
          == Approx(1.0).epsilon(1e-12));
    CHECK(coincidenceFactor(group(5000, 120, 10, 0.1), 0.99)->value() < 1.0);
    CHECK(groupPower(group(0, 120, 10, 0), 0.99).error().path == "racks");
    CHECK(groupPower(group(3, 120, 10, -0.6), 0.99).error().path == "correlation");
    CHECK(groupPower(group(3, 120, -1, 0), 0.99).error().path == "deviation");
    CHECK(groupPower(group(3, 120, 1, 0), 1.0).error().path == "quantile");
    CHECK(coincidenceFactor(group(3, 120, 1, 0), 0.4).error().path == "quantile");
}

TEST_CASE("the model of racks agrees with racks drawn at random", "[power][behaviour]")
{
    // 40 racks, r = 0.2, 20,000 draws: the 95 % quantile of the sum has a standard error of about
    // sd sqrt(q (1 - q)/n)/phi(z) = 0.5 % of the sum's deviation times 3.
    const RackGroup<> g = group(40, 100, 8, 0.2);
    std::mt19937 random(7);
    std::normal_distribution<double> normal;
    std::vector<double> sums;
    for (int i = 0; i < 20000; ++i) {
        const double shared = normal(random);
        double sum = 0.0;
        for (int k = 0; k < 40; ++k)
            sum += 100.0 + 8.0 * (std::sqrt(0.2) * shared + std::sqrt(0.8) * normal(random));
        sums.push_back(sum);
    }
    std::sort(sums.begin(), sums.end());
    const double deviation = 8.0 * std::sqrt(40.0 * (1 + 39 * 0.2));
    CHECK(groupPower(g, 0.95)->in(unit::kW) == Approx(sums[19000]).margin(0.06 * deviation));

    const auto limit = Power<>::of(4100, unit::kW);
    const auto over = oversubscription(g, Power<>::of(110, unit::kW), limit, 0.95).value();
    double count = 0.0;
    double taken = 0.0;
    for (const double sum : sums) {
        count += sum > 4100 ? 1.0 : 0.0;
        taken += std::max(0.0, sum - 4100);
    }
    CHECK(over.overProbability.value() == Approx(count / 20000).margin(0.012));
    CHECK(over.meanCapped.in(unit::kW) == Approx(taken / 20000).margin(0.03 * deviation));
    CHECK(over.ratio.value() == Approx(4400.0 / 4100.0));
}

TEST_CASE("the most racks within a limit fit, and one more does not", "[power][behaviour]")
{
    const auto limit = Power<>::of(10, unit::MW);
    for (const double r : {0.0, 0.3, 1.0}) {
        RackGroup<> g = group(1, 120, 15, r);
        const auto most = racksWithin(g, limit, 0.999).value();
        CHECK(most > 0);
        g.racks = count<double>(most);
        CHECK(groupPower(g, 0.999).value() <= limit);
        g.racks = count<double>(most + 1);
        CHECK(groupPower(g, 0.999).value() > limit);
    }
    CHECK(racksWithin(group(1, 120, 15, 0), Power<>::of(100, unit::kW), 0.999).value() == 0);
    CHECK(racksWithin(group(1, 120, 15, 0), limit, 0.3).error().path == "quantile");
}

TEST_CASE("a wave's edges are held against what must follow them", "[power][behaviour]")
{
    const auto ramp = waveRamp(wave(30, 2.0, 0.7, 0.5)).value();
    CHECK(ramp.in(unit::MWs) == Approx(60.0));
    const std::vector<RampLimit> limits{{"UPS", PowerRamp<>::of(100, unit::MWs)},
                                        {"generator", PowerRamp<>::of(5, unit::MWs)},
                                        {"grid", PowerRamp<>::of(60, unit::MWmin)}};
    const auto checks = checkRamp(ramp, limits).value();
    CHECK(checks[0].holds);
    CHECK(checks[0].margin == Approx(100.0 / 60.0 - 1.0));
    CHECK(!checks[1].holds);
    CHECK(!checks[2].holds);
    CHECK(checks[2].margin == Approx(1.0 / 60.0 - 1.0));
    CHECK(checkRamp(PowerRamp<>{}, limits).value()[1].holds);
    CHECK(waveRamp(wave(30, 2.0, 0.7, 0.0)).error().path == "rise");
    CHECK(waveRamp(wave(30, 2.0, 0.9, 0.3)).error().code == "quantity.range");
    CHECK(waveRamp(wave(30, 0.0, 0.5)).error().path == "period");
    CHECK(waveRamp(wave(-1, 2.0, 0.5)).error().path == "amplitude");
}

TEST_CASE("storage of the swing makes a wave flat and conserves energy", "[power][behaviour]")
{
    for (const double duty : {0.1, 0.5, 0.8}) {
        const StepWave<> w = wave(40, 3.0, duty);
        const auto s = smoothing(w, scalar<double>(0.9)).value();
        CHECK(s.swing.value() == Approx(40e6 * duty * (1 - duty) * 3.0));
        CHECK(s.dischargePower.value() * duty == Approx(s.chargePower.value() * (1 - duty)));
        CHECK(s.chargePower.value() + s.dischargePower.value() == Approx(40e6));
        CHECK(s.loss.value() == Approx(s.swing.value() * 0.1 / 3.0));
        CHECK(remainingAmplitude(w, s.swing)->value() == Approx(0.0).margin(1e-6));
        CHECK(remainingAmplitude(w, 0.25 * s.swing)->value() == Approx(30e6));
        CHECK(remainingAmplitude(w, Energy<>{})->value() == 40e6);
        CHECK(remainingAmplitude(w, 9.0 * s.swing)->value() == 0.0);
    }
    CHECK(smoothing(wave(40, 3, 0.5), scalar<double>(1.1)).error().code == "quantity.efficiency");
}

TEST_CASE("the greatest harmonic in a band is that of the sampled wave", "[power][behaviour]")
{
    const auto rate = [](double hertz) { return Quantity<dim::rate>::fromSi(hertz); };
    const StepWave<> w = wave(10, 2.0, 0.3);
    const auto found = greatestHarmonic(w, rate(0.1), rate(20)).value();
    CHECK(found.frequency.value() == Approx(0.5));
    std::complex<double> sum;
    constexpr int kSamples = 200000;
    for (int i = 0; i < kSamples; ++i) {
        const double phase = (i + 0.5) / kSamples;
        if (phase < 0.3)
            sum += 10e6 * std::polar(1.0, -2 * 3.14159265358979 * phase);
    }
    CHECK(found.amplitude.value() == Approx(2.0 * std::abs(sum) / kSamples).epsilon(1e-6));
    // Slower than the band: the first harmonic inside it counts.
    CHECK(greatestHarmonic(wave(10, 15.0, 0.5), rate(0.1), rate(20))->frequency.value()
          == Approx(0.2));
    CHECK(greatestHarmonic(wave(10, 0.02, 0.5), rate(0.1), rate(20))->amplitude.value() == 0.0);
    CHECK(greatestHarmonic(wave(10, 1.0, 1.0), rate(0.1), rate(20))->amplitude.value() == 0.0);
}

TEST_CASE("short peaks are held against the maker's points and nothing is read between",
          "[power][behaviour]")
{
    const auto point = [](double load, double seconds) {
        return ShortTimePoint{scalar<double>(load), Duration<>::fromSi(seconds)};
    };
    const std::vector<ShortTimePoint> curve{point(1.1, 60), point(1.25, 10), point(1.5, 0.1)};
    const auto check = [&](double load, double seconds) {
        return checkShortTime(curve, scalar<double>(load), Duration<>::fromSi(seconds)).value();
    };
    CHECK(check(1.0, 1e9).holds);
    CHECK(check(1.05, 60).holds);
    CHECK(!check(1.05, 61).holds);
    CHECK(check(1.2, 11).allowed.value() == 10.0);
    CHECK(!check(1.2, 11).holds);
    CHECK(check(1.5, 0.1).holds);
    CHECK(!check(1.51, 0.001).holds);
    const std::vector<ShortTimePoint> wrong{point(1.5, 1), point(1.2, 2)};
    CHECK(checkShortTime(wrong, scalar<double>(1.0), Duration<>{}).error().path == "curve.load");
}
