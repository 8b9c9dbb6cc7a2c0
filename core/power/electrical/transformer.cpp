// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/transformer.h"

#include "power/electrical/refusal.h"

#include <algorithm>
#include <array>

namespace rw::electrical {

namespace {

template <Number N>
Refusal checked(const TransformerLosses<N>& transformer)
{
    Refusal refusal;
    refusal.positive("rating", transformer.rating)
        .notNegative("no_load_loss", transformer.noLoad)
        .notNegative("load_loss", transformer.loadLoss);
    return refusal;
}

/// sqrt(whole^2 - part^2), of rating.
template <Number N>
Result<Scalar<N>> otherPart(const char* place, const Scalar<N>& whole, const Scalar<N>& part)
{
    const N square = whole.si() * whole.si() - part.si() * part.si();
    if (plain(square) < 0.0)
        return Error{.code = "electrical.impedance",
                     .path = place,
                     .found = shortestNumber(whole.value()),
                     .allowed = shortestNumber(part.value())};
    return Scalar<N>::fromSi(math::sqrt(square));
}

template <Number N>
Scalar<N> ofRating(const Power<N>& loss, const ApparentPower<N>& rating)
{
    return Scalar<N>::fromSi(loss.si() / rating.si());
}

}  // namespace

template <Number N>
Result<Scalar<N>> windingTemperatureFactor(ConductorMaterial winding,
                                           const Temperature<N>& temperature,
                                           const Temperature<N>& reference)
{
    if (const auto error = Refusal()
                               .within("temperature", temperature, -50.0, 250.0, unit::C)
                               .within("reference_temperature", reference, -50.0, 250.0, unit::C)
                               .first())
        return *error;
    // Resistance of the metal, extended in a straight line, is zero at -C.
    const double c = winding == ConductorMaterial::Copper ? 235.0 : 225.0;
    const Temperature<N> zero = Temperature<N>::of(-c, unit::C);
    return step("K_t", "step.electrical.winding_factor", unit::one,
                (temperature - zero) / (reference - zero));
}

template <Number N>
Result<Power<N>> transformerLoss(const TransformerLosses<N>& transformer,
                                 const ApparentPower<N>& load, const Scalar<N>& temperatureFactor)
{
    if (const auto error = checked(transformer)
                               .notNegative("load", load)
                               .positive("temperature_factor", temperatureFactor)
                               .first())
        return *error;
    const Scalar<N> b = load / transformer.rating;
    return step("P_loss", "step.electrical.transformer_loss", unit::kW,
                transformer.noLoad + transformer.loadLoss * (b * b) * temperatureFactor);
}

template <Number N>
Result<Scalar<N>> bestLoad(const TransformerLosses<N>& transformer)
{
    if (const auto error = checked(transformer).positive("load_loss", transformer.loadLoss).first())
        return *error;
    return step("b_opt", "step.electrical.best_load", unit::percent,
                Scalar<N>::fromSi(math::sqrt((transformer.noLoad / transformer.loadLoss).si())));
}

Result<TransformerLosses<>> lossesFromEfficiency(const ApparentPower<>& rating,
                                                 const Scalar<>& efficiency, const Scalar<>& load,
                                                 double noLoadShare)
{
    if (const auto error = Refusal()
                               .positive("rating", rating)
                               .efficiency("efficiency", efficiency)
                               .efficiency("load", load)
                               .fraction("no_load_share", scalar<double>(noLoadShare))
                               .first())
        return *error;
    const double b = load.value();
    const auto loss = Power<>::fromSi(b * rating.value() * (1.0 / efficiency.value() - 1.0));
    const auto parts = splitLoss(loss, b, noLoadShare);
    return TransformerLosses<>{rating, parts.noLoad, parts.atRating};
}

Result<Scalar<>> doeLowVoltageDryEfficiency(const ApparentPower<>& rating, DoePeriod period)
{
    struct Row {
        double kVA;
        double percent2007;
        double percent2016;
    };
    static constexpr std::array<Row, 11> kTable{{{15, 97.0, 97.89},
                                                 {30, 97.5, 98.23},
                                                 {45, 97.7, 98.40},
                                                 {75, 98.0, 98.60},
                                                 {112.5, 98.2, 98.74},
                                                 {150, 98.3, 98.83},
                                                 {225, 98.5, 98.94},
                                                 {300, 98.6, 99.02},
                                                 {500, 98.7, 99.14},
                                                 {750, 98.8, 99.23},
                                                 {1000, 98.9, 99.28}}};
    if (const auto error =
            Refusal()
                .within("rating", rating, kTable.front().kVA, kTable.back().kVA, unit::kVA)
                .first())
        return *error;
    const double kVA = rating.in(unit::kVA);
    const auto percent = [&](const Row& row) {
        return period == DoePeriod::Made2007To2015 ? row.percent2007 : row.percent2016;
    };
    const auto above = std::lower_bound(kTable.begin(), kTable.end(), kVA,
                                        [](const Row& row, double x) { return row.kVA < x; });
    if (above->kVA == kVA)
        return Scalar<>::of(percent(*above), unit::percent);
    const auto below = std::prev(above);
    const double t = (kVA - below->kVA) / (above->kVA - below->kVA);
    return Scalar<>::of(percent(*below) + t * (percent(*above) - percent(*below)), unit::percent);
}

template <Number N>
Result<ReactivePower<N>> transformerReactivePower(const TransformerLosses<N>& transformer,
                                                  const TransformerReactance<N>& reactance,
                                                  const ApparentPower<N>& load)
{
    if (const auto error = checked(transformer)
                               .efficiency("impedance", reactance.impedance)
                               .fraction("no_load_current", reactance.noLoadCurrent)
                               .notNegative("load", load)
                               .first())
        return *error;
    const auto series = otherPart("impedance", reactance.impedance,
                                  ofRating(transformer.loadLoss, transformer.rating));
    if (!series)
        return series.error();
    const auto magnetising = otherPart("no_load_current", reactance.noLoadCurrent,
                                       ofRating(transformer.noLoad, transformer.rating));
    if (!magnetising)
        return magnetising.error();
    const Scalar<N> b = load / transformer.rating;
    const ApparentPower<N> q = transformer.rating * (*magnetising + *series * (b * b));
    return step("Q_T", "step.electrical.transformer_reactive", unit::kvar,
                ReactivePower<N>::fromSi(q.si()));
}

template <Number N>
Result<Scalar<N>> voltageRegulation(const TransformerLosses<N>& transformer,
                                    const Scalar<N>& impedance, const ApparentPower<N>& load,
                                    const Scalar<N>& powerFactor)
{
    if (const auto error = checked(transformer)
                               .efficiency("impedance", impedance)
                               .notNegative("load", load)
                               .powerFactor(powerFactor)
                               .first())
        return *error;
    const Scalar<N> ur = ofRating(transformer.loadLoss, transformer.rating);
    const auto ux = otherPart("impedance", impedance, ur);
    if (!ux)
        return ux.error();
    const Scalar<N> b = load / transformer.rating;
    const auto sine = Scalar<N>::fromSi(math::sqrt(N(1.0) - powerFactor.si() * powerFactor.si()));
    const Scalar<N> along = b * (ur * powerFactor + *ux * sine);
    const Scalar<N> across = b * (*ux * powerFactor - ur * sine);
    return step("ε", "step.electrical.regulation", unit::percent, along + across * across / 2.0);
}

#define RW_FOR(N) \
    template Result<Scalar<N>> windingTemperatureFactor<N>( \
        ConductorMaterial, const Temperature<N>&, const Temperature<N>&); \
    template Result<Power<N>> transformerLoss<N>(const TransformerLosses<N>&, \
                                                 const ApparentPower<N>&, const Scalar<N>&); \
    template Result<Scalar<N>> bestLoad<N>(const TransformerLosses<N>&); \
    template Result<ReactivePower<N>> transformerReactivePower<N>( \
        const TransformerLosses<N>&, const TransformerReactance<N>&, const ApparentPower<N>&); \
    template Result<Scalar<N>> voltageRegulation<N>(const TransformerLosses<N>&, const Scalar<N>&, \
                                                    const ApparentPower<N>&, const Scalar<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::electrical
