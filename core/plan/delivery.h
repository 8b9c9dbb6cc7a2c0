// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/equipment.h"

namespace rw {

/// The share y of a ramp's power at the share x of its time.
enum class RampShape {
    Linear,  ///< y = x
    Step,    ///< nothing before the end, all from it on: power counts when the last of it is ready
    Smooth   ///< y = x^2 (3 - 2x): slow at both ends, half at half the time, ends exact
};

/// How many accelerators of a rack design can be had from a day on: a later entry of the same design takes over.
struct SupplyLimit {
    std::string id;
    std::string rackDesign;
    Date from;                                ///< first day of delivery; unset: the design's release, else no bound before
    std::optional<std::int64_t> perQuarter;   ///< accelerators; unset: as many as are asked for
    std::int64_t stock = 0;                   ///< accelerators that are there on that day
    std::string note;

    bool operator==(const SupplyLimit&) const = default;
};

/// What takes long to be had, in the order in which it is met from the grid to the rack.
enum class LongLead { Transformer, Switchgear, Generator, Ups, Chiller, HeatRejection, Cdu, Shell, Rack, Other };

/// From order to delivery, and from delivery until it works.
struct LeadTime {
    std::string id;
    std::string name;
    LongLead kind = LongLead::Other;
    TimeDatum delivery;  ///< with its range
    TimeDatum install;   ///< unset: none
    Date ordered;        ///< unset: on the first day on which the programme orders

    bool operator==(const LeadTime&) const = default;
};
/// What a plan without an entry of that kind goes by.
const std::vector<LeadTime>& defaultLeadTimes();

/// Supply, lead times and the day from which there is an order.
struct Delivery {
    Date ordersFrom;             ///< unset: nothing is asked of lead times
    TimeDatum commissioning;     ///< of a building, after the last of its equipment is installed
    std::vector<SupplyLimit> supply;
    std::vector<LeadTime> leadTimes;  ///< each in place of the default of its kind

    bool operator==(const Delivery&) const = default;
};
Delivery defaultDelivery();

template <> const ObjectType& typeOf<SupplyLimit>();
template <> const ObjectType& typeOf<LeadTime>();
template <> const ObjectType& typeOf<Delivery>();

}  // namespace rw
