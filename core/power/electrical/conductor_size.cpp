// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/conductor_size.h"

#include "power/electrical/refusal.h"

#include <array>
#include <cmath>

namespace rw::electrical {

namespace {

constexpr NominalSize mm2(const char* name, double area)
{
    return {name, Area<>::of(area, unit::mm2)};
}
constexpr NominalSize kcmil(const char* name, double thousandCircularMils)
{
    // A circular mil is the area of a circle of 0.001 inch: pi/4 (25.4e-6 m)^2.
    constexpr double kKcmil = 1e3 * 5.067074790974977e-10;  // m2
    return {name, Area<>::fromSi(thousandCircularMils * kKcmil)};
}

constexpr std::array kIec60228{mm2("1.5 mm²", 1.5), mm2("2.5 mm²", 2.5), mm2("4 mm²", 4),
                               mm2("6 mm²", 6),     mm2("10 mm²", 10),   mm2("16 mm²", 16),
                               mm2("25 mm²", 25),   mm2("35 mm²", 35),   mm2("50 mm²", 50),
                               mm2("70 mm²", 70),   mm2("95 mm²", 95),   mm2("120 mm²", 120),
                               mm2("150 mm²", 150), mm2("185 mm²", 185), mm2("240 mm²", 240),
                               mm2("300 mm²", 300), mm2("400 mm²", 400), mm2("500 mm²", 500),
                               mm2("630 mm²", 630), mm2("800 mm²", 800), mm2("1000 mm²", 1000)};
constexpr std::array kAwg{
    kcmil("14 AWG", 4.11),   kcmil("12 AWG", 6.53),   kcmil("10 AWG", 10.38),
    kcmil("8 AWG", 16.51),   kcmil("6 AWG", 26.24),   kcmil("4 AWG", 41.74),
    kcmil("3 AWG", 52.62),   kcmil("2 AWG", 66.36),   kcmil("1 AWG", 83.69),
    kcmil("1/0 AWG", 105.6), kcmil("2/0 AWG", 133.1), kcmil("3/0 AWG", 167.8),
    kcmil("4/0 AWG", 211.6), kcmil("250 kcmil", 250), kcmil("300 kcmil", 300),
    kcmil("350 kcmil", 350), kcmil("400 kcmil", 400), kcmil("500 kcmil", 500),
    kcmil("600 kcmil", 600), kcmil("700 kcmil", 700), kcmil("750 kcmil", 750),
    kcmil("800 kcmil", 800), kcmil("900 kcmil", 900), kcmil("1000 kcmil", 1000)};

}  // namespace

std::span<const NominalSize> nominalSizes(SizeSeries series)
{
    return series == SizeSeries::Awg ? std::span<const NominalSize>(kAwg) : kIec60228;
}

const NominalSize* findSize(SizeSeries series, std::string_view name)
{
    for (const NominalSize& size : nominalSizes(series))
        if (name == size.name)
            return &size;
    return nullptr;
}

Result<Current<>> assumedAmpacity(ConductorMaterial material, const Area<>& area)
{
    if (const auto error = Refusal().positive("area", area).first())
        return *error;
    constexpr double kDensity = 14.0;    // A/mm2 of 1 mm2 of copper, assumed
    constexpr double kFall = 0.4;        // assumed
    constexpr double kAluminium = 0.78;  // sqrt(1.7241 / 2.826)
    const double mm2 = area.in(unit::mm2);
    const double copper = kDensity * std::pow(mm2, -kFall) * mm2;
    return Current<>::fromSi(material == ConductorMaterial::Copper ? copper : kAluminium * copper);
}

Ampacity assumedAmpacities()
{
    return [](ConductorMaterial material, const NominalSize& size) {
        return assumedAmpacity(material, size.area).value();
    };
}

Result<SizeChoice> chooseSize(const SizeNeed& need, std::span<const NominalSize> sizes,
                              const Ampacity& ampacity)
{
    if (const auto error = Refusal()
                               .positive("voltage", need.circuit.voltage)
                               .notNegative("current", need.load)
                               .notNegative("required_ampacity", need.requiredAmpacity)
                               .efficiency("drop_limit", need.dropLimit)
                               .efficiency("derating", need.derating)
                               .wholeNumber("runs", count<double>(need.mostRuns), 1)
                               .first())
        return *error;
    // A need that is above a rating only by rounding still takes it.
    constexpr double kRounding = 1.0 - 1e-12;
    for (std::int64_t runs = 1; runs <= need.mostRuns; ++runs) {
        for (const NominalSize& size : sizes) {
            const auto perLength = resistancePerLength(need.material, size.area, need.temperature,
                                                       need.resistanceFactor);
            if (!perLength)
                return perLength.error();
            const auto impedance =
                runImpedance(*perLength, need.reactance, need.length, count<double>(runs));
            if (!impedance)
                return impedance.error();
            const auto drop = voltageDrop(need.circuit, need.load, *impedance);
            if (!drop)
                return drop.error();
            const Current<> one = ampacity(need.material, size);
            if (const auto error = Refusal().notNegative("ampacity", one).first())
                return *error;
            const Current<> carried = static_cast<double>(runs) * (one * need.derating);
            const Scalar<> share = *drop / need.circuit.voltage;
            if (one.value() > 0.0 && carried.value() >= need.requiredAmpacity.value() * kRounding
                && share.value() * kRounding <= need.dropLimit.value())
                return SizeChoice{size, runs, carried, *impedance, *drop, share};
        }
    }
    return Error{.code = "electrical.size",
                 .path = "required_ampacity",
                 .found = readable(need.requiredAmpacity.value(), unit::A),
                 .allowed = std::to_string(need.mostRuns) + " × "
                            + (sizes.empty() ? "–" : sizes.back().name)};
}

Result<Current<>> shortTimeWithstand(ConductorMaterial material, const Area<>& area,
                                     const Duration<>& duration)
{
    if (const auto error = Refusal()
                               .positive("area", area)
                               .within("duration", duration, 0.1, 5.0, unit::s)
                               .first())
        return *error;
    const double k = material == ConductorMaterial::Copper ? 143.0 : 94.0;  // A sqrt(s)/mm2, XLPE
    return Current<>::fromSi(k * area.in(unit::mm2) / std::sqrt(duration.value()));
}

}  // namespace rw::electrical
