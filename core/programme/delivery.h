// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/programme.h"
#include "programme/ramp.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// When what is there (methods 6): power over days, and what supply, lead times and grid say to it. Days are whole days;
// a date that is not set says that nothing is asked, or that there is none. Results are plain numbers.
namespace rw {

/// Power over days, for plots: all lists are as long as the days.
struct PowerOverDays {
    struct Part {
        std::string id;
        std::vector<Power<>> power;
    };
    std::vector<Date> days;           ///< rising
    std::vector<Power<>> total;       ///< as planned
    std::vector<Power<>> expected;    ///< with what holds phases back; a phase that is never complete is left out
    std::vector<Part> phases;         ///< of the total, by phase
    std::vector<Part> platforms;      ///< of the total, by cluster
};

enum class HeldBy { Nothing, Supply, LeadTime, Grid };

/// When a phase can begin and when all of it is there. Both are at least their dates in the plan.
struct PhaseDelivery {
    std::string id;
    std::string name;
    Date start;
    Date end;
    Power<> power;        ///< as placed, on the plan's basis
    bool dated = false;   ///< both dates are there and in order, and its power is known: else all below is unset
    Date ready;           ///< first power: by lead times and by the first step of the grid; unset: nothing is asked
    Date supplied;        ///< its accelerators are all delivered; unset: not asked, or never
    Date energised;       ///< the grid covers it; likewise
    Date complete;        ///< unset: never
    bool never = false;   ///< what there is of supply or grid does not reach
    std::int64_t lateDays = 0;  ///< complete after its end
    HeldBy heldBy = HeldBy::Nothing;  ///< what holds it longest
};

/// Accelerators of a rack design that is bounded: needed against delivered.
struct SupplyCheck {
    struct OfPhase {
        std::string phase;
        std::int64_t needed = 0;   ///< with all phases before it, at its end
        std::int64_t missing = 0;  ///< at its end
        Date supplied;             ///< unset: never
    };
    std::string rackDesign;
    std::string name;
    std::int64_t needed = 0;      ///< in all
    Date firstShort;              ///< unset: never short
    Date worst;
    std::int64_t worstMissing = 0;
    std::vector<OfPhase> phases;
};

/// A site entry of the plan that has a date of energisation: power at the meter of its sites in use against what is energised.
struct GridCheck {
    struct OfPhase {
        std::string phase;
        Power<> missing;   ///< at its end
        Date energised;    ///< on which all so far is covered; unset: never
    };
    std::string site;
    std::string name;
    std::int64_t sites = 0;  ///< in use at the end
    Power<> needed;          ///< at the end
    Date firstShort;         ///< unset: never short
    Power<> missingThen;
    Date worst;
    Power<> worstMissing;
    std::vector<OfPhase> phases;  ///< that stand on it
};

/// One thing that a phase has to be ordered.
struct LeadItem {
    std::string id;       ///< of the plan's entry or of the default
    std::string name;     ///< empty: its kind
    LongLead kind = LongLead::Other;
    Date order;           ///< unset: the programme has no first day of orders
    Date delivered;
    Date installed;       ///< not before shell and delivery; of the shell: when it stands
    Date latestOrder;     ///< for the phase's date, were it the only item
    std::int64_t slackDays = 0;  ///< from its order to the latest; below zero: late
    bool critical = false;
};

/// The way from order to power for one phase: deliveries beside the shell, installation after both, commissioning after
/// the last, energisation when grid and commissioning are there.
struct LeadPath {
    std::string phase;
    Date needed;           ///< the phase's start
    std::vector<LeadItem> items;
    Date commissioned;     ///< unset: nothing is ordered
    Date gridFrom;         ///< first step of the last of its sites; unset: no date
    Date ready;            ///< with the most likely times
    Date readyEarly;       ///< with the shortest
    Date readyLate;        ///< with the longest
    std::int64_t lateDays = 0;  ///< of commissioning, after the phase's start
    const LeadItem* critical() const;
};

/// A milestone with its days.
struct MilestoneResult {
    enum class State {
        Reached,    ///< on a day
        NoDate,     ///< the power is built, but phases lack dates; or it has neither power nor date
        Unreached   ///< the programme's power is less
    };
    std::string id;
    std::string name;
    MilestoneKind kind = MilestoneKind::Note;
    State state = State::NoDate;
    Date due;        ///< its own date
    Date day;        ///< by the plan: its own date, or where it has a power, when that is there
    Date expected;   ///< the same with what holds phases back; unset: never
    std::int64_t lateDays = 0;  ///< the plan's power comes after its own date
    Power<> at;
    Money<> amount;
    std::int64_t shares = 0;
    Money<> sharePrice;      ///< above 0: a share must have reached it; never taken as fulfilled
    std::string condition;
    Power<> gridMissing;     ///< at the meters of sites with a date, on its day

    bool onPrice() const { return sharePrice.value() > 0.0; }
};

/// What milestones have released by a day, were all other conditions met.
struct Released {
    Date day;
    Money<> money;
    std::int64_t shares = 0;         ///< at most
    std::int64_t sharesOnPrice = 0;  ///< of those, under a condition on the share's price
    std::int64_t options = 0;
};

struct DeliveryResult {
    std::vector<PhaseDelivery> phases;  ///< as the programme's
    PowerOverDays power;
    Power<> target;     ///< the plan's, else all that is built
    Date targetDay;     ///< by the plan; unset: not reached with what has dates
    Date targetExpected;
    Date lastEnd;       ///< of the phases with dates
    std::vector<SupplyCheck> supply;
    std::vector<GridCheck> grid;
    std::vector<LeadPath> leadTimes;
    std::vector<MilestoneResult> milestones;
    std::vector<Released> released;  ///< by day, rising
};

/// What delivery is worked out from: the plan, and its programme as evaluated.
struct DeliveryInput {
    const Plan& plan;
    const std::vector<PhaseResult<double>>& phases;
    const std::vector<PlatformResult<double>>& platforms;
    const std::vector<SiteResult<double>>& sites;
    const ProgrammeResult<double>& programme;
};

DeliveryResult evaluateDelivery(const DeliveryInput& in);

/// The first day on which a rack design can be had: its own release, or its accelerator's where that is later.
Date releaseOf(const Plan& plan, const RackDesign& design);
/// "transformer" as written in plans.
std::string_view name(LongLead kind);
/// What an item is called: by its name, else its kind.
std::string nameOf(const LeadItem& item);
std::string_view name(HeldBy by);  ///< "nothing", "supply", "lead_time", "grid"
std::string_view name(MilestoneResult::State state);  ///< "reached", "no_date", "unreached"

}  // namespace rw
