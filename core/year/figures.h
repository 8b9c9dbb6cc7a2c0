// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/quantity.h"
#include "year/year.h"

#include <optional>

namespace rw {

/// What a year comes to, as figures. Ratios are of energies, never means of ratios (methods 5). IT energy is measured
/// where racks are fed: category 3 of ISO/IEC 30134-2.
template <Number N>
struct YearFigures {
    bool hourly = false;
    Energy<N> it;
    Energy<N> facility;    ///< at the buildings' inputs
    Energy<N> cooling;
    Energy<N> house;
    Energy<N> chainLoss;
    Volume<N> water;       ///< make-up
    Volume<N> evaporation;
    Volume<N> drift;
    Volume<N> blowdown;
    Energy<N> reuse;       ///< heat given away
    Scalar<N> pue;         ///< at the buildings' inputs
    Quantity<dim::volumePerEnergy, N> wue;  ///< of the site
    Scalar<N> freeShare;   ///< of the year's hours, as the two below
    Scalar<N> partialShare;
    Scalar<N> mechanicalShare;
    Scalar<N> missedShare;
    std::optional<Scalar<N>> worstPue;   ///< of the worst hour
    std::optional<Volume<N>> waterDay;   ///< of the wettest day; hourly only
    std::optional<Volume<N>> waterWeek;
    Energy<N> compute;     ///< of the IT, what reaches the compute inside: less supplies, shelves, busbars, fans and pumps
    Energy<N> rackCooling; ///< of the IT, what fans and pumps in the racks draw
    std::optional<Scalar<N>> itue;       ///< IT over compute
    std::optional<Scalar<N>> tue;        ///< at the buildings' inputs: ITUE times PUE
    std::optional<Scalar<N>> pueMoved;   ///< at the buildings' inputs, with fans and pumps in the racks counted as cooling

    // At site meters; unset for a building alone.
    std::optional<Energy<N>> grid;
    std::optional<Energy<N>> generation;
    std::optional<Energy<N>> siteLoss;
    std::optional<Power<N>> peakGrid;    ///< of the highest hour
    std::optional<Scalar<N>> pueMeter;
    std::optional<Scalar<N>> tueMeter;
    std::optional<Scalar<N>> pueMovedMeter;
    std::optional<Scalar<N>> ere;
    std::optional<Quantity<dim::volumePerEnergy, N>> wueSource;
    std::optional<Quantity<dim::massPerEnergy, N>> cue;
    std::optional<Mass<N>> co2;
    std::optional<Money<N>> cost;
};

/// Names the sums of a year for derivations: annual values are sums of monthly ones, which are told with their hours.
/// \p drivers: the steps that the year's hours follow from (power and air of the design hour); \p inside: likewise what
/// becomes of power inside the racks.
template <Number N>
YearFigures<N> yearFigures(const YearResult& year, const std::string& of, std::initializer_list<N> drivers,
                           std::initializer_list<N> inside);

/// What a site adds: its meter, its water behind the grid, its carbon and its cost.
template <Number N>
struct SiteIntensities {
    std::optional<Quantity<dim::volumePerEnergy, N>> water;
    std::optional<Quantity<dim::massPerEnergy, N>> carbon;
    bool hourlyCarbon = false;      ///< by a series, in place of one value for all the year
    double generationCarbon = 0.0;  ///< kg/J of what is made on site
    bool priced = false;
};
template <Number N>
void addSiteFigures(YearFigures<N>& figures, const YearResult& year, const std::string& of, const SiteIntensities<N>& site);

/// Several site entries' figures as those of all: sums, and ratios of them. Peaks are of the entries' hours together, as
/// together() has them: the hour with the most facility power over IT power, and day, week and hour of most water and
/// grid power, by the clock of each site. Of several entries summed over bins no peak is known.
template <Number N>
YearFigures<N> totalOf(const std::vector<YearFigures<N>>& sites, const YearResult& together);

}  // namespace rw
