// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/generate.h"

#include <cmath>

namespace rw::layout {

namespace {

LengthDatum assumed(double millimetres, const char* what)
{
    return {millimetres, unit::mm, Grade::Assumed, what};
}

LengthDatum standard(double metres, const char* source) { return {metres, unit::m, Grade::Standard, source}; }

}  // namespace

HallBrief defaultBrief()
{
    HallBrief b;
    b.rackWidth = assumed(600, "a rack of 600 mm, the common frame");
    b.rackDepth = assumed(1200, "a rack of 1 200 mm, the common frame");
    b.coldAisle = standard(1.2, "ANSI/TIA-942: cold aisles of 1.2 m, two floor tiles");
    b.hotAisle = standard(1.0, "ANSI/TIA-942: 1 m behind cabinets preferred, 0.6 m at least");
    b.way = standard(1.2, "data-centre directives on circulation: pathways of at least 1.2 m (4 ft)");
    b.serviceClear = standard(1.067, "NFPA 70 (NEC), table 110.26(A)(1): 3 ft 6 in, 151 to 600 V to ground, condition 2; "
                                     "taken for CDUs and fan walls too");
    b.supportWidth = assumed(600, "a network or storage rack of 600 mm, the common frame");
    b.cduWidth = assumed(800, "an in-row CDU of 800 mm");
    b.cduDepth = assumed(1200, "an in-row CDU as deep as a rack");
    b.fanWallWidth = assumed(2400, "a module of a fan wall");
    b.fanWallDepth = assumed(1200, "a module of a fan wall");
    b.panelWidth = assumed(600, "a panel as wide as a rack");
    b.panelDepth = assumed(1200, "a panel as deep as a rack");
    b.buswayWidth = assumed(150, "the housing of a busway");
    b.doorWidth = assumed(1000, "a single leaf");
    return b;
}

HallBrief briefFor(const Plan& plan, const Hall& hall, const std::string& rackDesign, std::optional<double> rackPower)
{
    HallBrief b = defaultBrief();
    b.rackDesign = rackDesign;
    b.width = hall.width;
    b.depth = hall.depth;
    const auto take = [](LengthDatum& to, const LengthDatum& from) {
        if (from.set() && *from.si > 0.0) to = from;
    };
    take(b.coldAisle, hall.frontClear);
    take(b.hotAisle, hall.rearClear);
    take(b.serviceClear, hall.serviceClear);
    b.cduReach = hall.cduReach;
    const RackDesign* design = findById(plan.rackDesigns, rackDesign);
    if (const Frame* frame = design ? findById(plan.frames, design->frame) : nullptr) {
        take(b.rackWidth, frame->width);
        take(b.rackDepth, frame->depth);
        if (frame->depth.set()) {
            b.cduDepth = assumed(unit::mm.fromSi(*frame->depth.si), "an in-row CDU as deep as the racks");
            b.panelDepth = assumed(unit::mm.fromSi(*frame->depth.si), "a panel as deep as the racks");
        }
    }
    b.rows = hall.rows;
    if (hall.rowLength.set() && *b.rackWidth.si > 0.0)
        b.racksPerRow = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::floor(*hall.rowLength.si / *b.rackWidth.si + 1e-9)));
    b.racks = hall.racks ? hall.racks : hall.rackPlaces;
    if (!hall.racks && hall.itLimit.set() && rackPower && *rackPower > 0.0) {
        const auto powered = static_cast<std::int64_t>(std::floor(*hall.itLimit.si / *rackPower * (1.0 + 1e-12)));
        b.racks = std::min(b.racks.value_or(powered), powered);
    }
    return b;
}

}  // namespace rw::layout
