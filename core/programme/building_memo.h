// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/fill.h"
#include "programme/year_drive.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace rw {

/// What buildings asked for at their design hours and how their years went, kept from one evaluation for the next: what a
/// change of programme, sites or money leaves as it was is looked up and not calculated again. All that both depend on is
/// compared first, so that results are the same to the bit. For one evaluation at a time.
class BuildingMemo {
public:
    using Asked = std::map<BuildingContent, BuildingDemand>;
    /// The bins of one building's year, with its reactive power beside them.
    struct Year {
        BuildingContent content;
        std::vector<YearHour> hours;
        std::vector<double> reactive;
        double residual = 0.0;
    };
    /// Years of a building in the air and at the loads of a drive.
    struct Years {
        std::string building;
        std::string climate;
        std::shared_ptr<const OutdoorYear> outdoors;
        std::vector<double> waves;
        std::vector<YearDrive::Slot> slots;
        std::shared_ptr<std::vector<Year>> contents;
    };

    /// Forgets everything unless equipment, clusters, halls, buildings, weather, series and assumptions are those of the
    /// evaluation before, and \p clusters, those that contents count by, too.
    void begin(const Plan& plan, std::vector<std::string> clusters);
    /// Null where nothing is known.
    const Asked* asked(const Building& building, const Climate& climate) const;
    const std::vector<Year>* years(const Building& building, const Climate& climate, const YearDrive& drive) const;

    /// In place of what was known before: what this evaluation asked.
    struct Found {
        std::map<std::pair<std::string, std::string>, Asked> asked;  ///< by building and climate
        std::vector<Years> years;
    };
    void keep(Found found) { m_found = std::move(found); }

private:
    Plan m_plan;
    std::vector<std::string> m_clusters;
    Found m_found;
};

/// Whether buildings that are alike have the same year under both.
bool sameYear(const std::shared_ptr<const OutdoorYear>& outdoors, const std::vector<double>& waves,
              const std::vector<YearDrive::Slot>& slots, const YearDrive& drive);

}  // namespace rw
