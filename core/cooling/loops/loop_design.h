// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/hydraulics/network_report.h"
#include "cooling/loops/loop_curve.h"
#include "cooling/loops/loop_distances.h"
#include "cooling/loops/loop_network.h"

namespace rw::cooling {

enum class LoopKind { Coolant, Facility };
std::string_view name(LoopKind kind);  ///< "tcs", "fws"

struct LoopBranchResult {
    std::string id;
    VolumeFlow<> wanted;
    VolumeFlow<> got;         ///< with its balancing valve set
    VolumeFlow<> unbalanced;  ///< with all of them wide open, pumps as they are
    double kv = 0.0;          ///< of its balancing valve as set, m3/h at 1 bar
    Pressure<> valveDrop;
    double controlKv = 0.0;   ///< 0: it has no control valve
    Scalar<> authority;       ///< of its control valve: its drop wide open, of what stands over the branch

    Scalar<> share() const { return got / wanted; }
};

/// Pipes, hoses and what stands in them, of one loop.
struct TakeOffLine {
    LoopPart part;   ///< Main stands for all steel pipe, Hose for hoses; else one kind of fitting
    int dn = 0;      ///< of steel pipe
    Length<> bore;   ///< 0: by Kv
    Length<> length; ///< of pipes and hoses
    std::int64_t count = 0;  ///< of fittings
    std::int64_t elbows = 0;
    std::int64_t tees = 0;
};

/// One loop of a building: laid out, its pipes chosen, balanced and solved (methods 3.6, 3.7). Grade derived; what it is
/// laid out from is mostly assumed.
struct LoopDesign {
    LoopKind kind;
    std::string building;     ///< id
    std::int64_t count = 1;   ///< such loops in the building
    LoopDistances distances;
    LoopNetwork loop;
    hydraulics::Surroundings surroundings;
    Temperature<> meanTemperature;
    hydraulics::NetworkSolution solution;  ///< balanced, with the pumps as they stand

    VolumeFlow<> flow;        ///< wanted, of one loop
    Pressure<> head;          ///< needed for it
    LoopCurve curve;          ///< head needed at any flow
    std::vector<LoopBranchResult> branches;  ///< of racks or CDUs, then of heat rejection
    std::size_t worst = 0;    ///< the branch that head is needed for

    double speed = 1.0;       ///< of the pumps, of rated; above 1 never: then flow falls short
    std::optional<Pressure<>> externalHead{};  ///< a CDU's at this flow and rated speed
    VolumeFlow<> pumpFlow;    ///< one pump's operating point
    Pressure<> pumpHead;
    bool beyondEnd = false;       ///< past the end of its curve
    bool beyondEndWithout = false;  ///< with one pump out of service and no spare
    Power<> pumpPower;        ///< electrical, of all that run, by the plan's wire-to-water efficiency
    Length<> npshAvailable;
    Length<> npshRequired;

    Volume<> volume;    ///< of liquid
    Volume<> largestSection;  ///< that leaks out at most once its valves are shut
    std::optional<hydraulics::Expansion> expansion{};  ///< unset: the vessel's pressures make none
    hydraulics::ExpansionInput expansionInput;
    Pressure<> lowest;        ///< gauge
    Pressure<> highest;
    std::vector<TakeOffLine> takeOff;
};

/// Racks of one design on a CDU.
struct LoopRacks {
    const RackDesign* design;
    std::int64_t count;
    VolumeFlow<> flow;  ///< of one
};
/// What one CDU's loop carries. Coolant is that of the first design.
struct CoolantTask {
    std::vector<LoopRacks> racks;
    Temperature<> supply;
    Temperature<> returns;
    std::int64_t cdus = 1;  ///< side by side on this loop: those of one rack, where they stand in it
};
/// One CDU's loop. Errors: loop.unset (a rule of the piping without a value), loop.racks, quantity.*, fluid.range, those
/// of hydraulics::solve.
Result<LoopDesign> coolantLoop(const Plan& plan, const Building& building, const CoolantTask& task);

/// Head that the same loop needs, without solving it: sums along its lines, and what its CDU offers there.
struct CoolantHead {
    Pressure<> needed;                   ///< with every rack at its flow
    LoopCurve curve;
    std::optional<Pressure<>> available{};  ///< a CDU's external head at this flow; unset: its maker tells none
};
/// Errors as coolantLoop, but for those of hydraulics::solve.
Result<CoolantHead> coolantHead(const Plan& plan, const Building& building, const CoolantTask& task);

/// What a building's facility water carries.
struct FacilityTask {
    std::int64_t cdus;   ///< that run
    std::int64_t units;  ///< of heat rejection that run
    std::int64_t halls;  ///< in use
    VolumeFlow<> flow;   ///< of the whole building
    Temperature<> supply;
    Temperature<> returns;
};
/// One of the building's equal facility loops; LoopDesign::count tells how many. Where they cannot be equal in whole
/// CDUs it is the largest of them. Errors likewise.
Result<LoopDesign> facilityLoop(const Plan& plan, const Building& building, const FacilityTask& task);

/// The same loop with every branch held to a share of its design flow by a control valve, solved as a network: the head
/// its pumps then need, by what they hold. What LoopCurve is tested against.
Result<Pressure<>> solvedHead(const LoopDesign& design, const Piping& piping, double share);

}  // namespace rw::cooling
