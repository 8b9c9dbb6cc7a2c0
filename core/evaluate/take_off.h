// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace rw {

/// What a bill of quantities counts, in its order.
enum class TakeOffItem {
    Racks, RackPlaces, NetworkRacks, StorageRacks,
    Cdus, AirUnits, RearDoors, OtherPlant,
    Pipe, Bends, Tees, Hose, Couplings, IsolationValves, BalancingValves, ControlValves, Strainers, Pumps,
    Coolant, FacilityWater, Glycol,
    Generators, Transformers, Switchgear, Ups, Panels, Converters, PowerGear, PowerBlocks,
    Busways, BuswayLength, Conductor, Cords, Copper, Aluminium,
    Containment, Columns, Doors,
};
inline constexpr std::size_t kTakeOffItems = static_cast<std::size_t>(TakeOffItem::Doors) + 1;
std::string_view name(TakeOffItem item);  ///< "rack", "pipe", ...

enum class TakeOffPlace { Hall, Building, Site };
std::string_view name(TakeOffPlace place);

/// How a quantity comes about.
enum class TakeOffWay {
    Drawn,         ///< counted or measured on the hall's drawing
    LaidOutDrawn,  ///< laid out from counts, with distances of the drawing
    LaidOut,       ///< laid out from counts, with distances by the plan's rules
    Typed,         ///< a length that the plan gives, times counts
    Counted,       ///< units by the plan's fill and sizing
    Rule,          ///< by a rule of thumb
    Derived,       ///< of other lines
};
std::string_view name(TakeOffWay way);

/// One line: so much of one size.
struct TakeOffRow {
    TakeOffItem item = TakeOffItem::Racks;
    TakeOffPlace place = TakeOffPlace::Hall;
    std::string what;     ///< which of them, in words
    std::string size;     ///< "DN100", "400 mm²"; empty: of one size
    double order = 0.0;   ///< that sizes stand in
    const Unit* unit = &unit::one;  ///< of one piece, a length, a volume or a mass
    double quantity = 0.0;          ///< SI
    TakeOffWay way = TakeOffWay::Counted;
    Grade grade = Grade::Derived;

    auto key() const { return std::tie(place, item, what, order, size, way, grade); }
};

/// A bill of quantities. Equal lines are one, in the order of places, items and sizes.
struct TakeOff {
    enum class Scope { Hall, Building, Site, Programme };
    Scope scope = Scope::Programme;
    std::string id;     ///< of the hall, building or site; empty: the programme
    std::string of;     ///< of a hall: the building it is counted in; empty: its drawing alone
    std::int64_t count = 1;  ///< such halls in a building, buildings or sites in the programme
    std::vector<TakeOffRow> rows;
    std::vector<std::string> problems;  ///< what could not be counted, in words

    /// Of all lines of an item, SI.
    double sum(TakeOffItem item) const;
};
std::string_view name(TakeOff::Scope scope);

/// Adds lines times a count, equal ones into one.
void addRows(TakeOff& into, const TakeOff& from, double times = 1.0);

/// All bills of an evaluated plan. Not of the instant tier: loops are laid out anew, some tens of milliseconds.
class TakeOffs {
public:
    /// \p evaluation must be of this plan; settled or not, it gives the same.
    TakeOffs(const Plan& plan, const Evaluation& evaluation);

    /// One of each building kind in use: as filled first.
    const std::vector<TakeOff>& buildings() const { return m_buildings; }
    /// One of each entry of the plan's sites in use: as filled first, with its buildings.
    const std::vector<TakeOff>& sites() const { return m_sites; }
    /// All sites with all that stands on them, partly filled ones as they are filled.
    const TakeOff& programme() const { return m_programme; }

    /// One of the halls of the first building that has them: what stands in halls there, by the number in use. Of a hall
    /// that no building in use has: its drawing alone. Errors: take-off.no-hall.
    Result<TakeOff> hall(std::string_view id) const;
    /// Errors: take-off.no-building, take-off.no-site.
    Result<TakeOff> building(std::string_view id) const;
    Result<TakeOff> site(std::string_view id) const;

private:
    Plan m_plan;
    std::vector<TakeOff> m_buildings;
    std::vector<double> m_halls;  ///< in use in each of the buildings
    std::vector<TakeOff> m_sites;
    TakeOff m_programme;
};

/// What one building takes. \p clusters: as evaluated. Exposed for laws.
TakeOff takeOffOf(const Plan& plan, const BuildingResult<double>& building, const std::vector<ClusterResult<double>>& clusters);
/// What a hall's drawing says by itself; \p building: that it is drawn for, whose makes its things are of, or null.
TakeOff takeOffOf(const Plan& plan, const Hall& hall, const Building* building);

}  // namespace rw
