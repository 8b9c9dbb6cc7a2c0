// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/delivery.h"

namespace rw {

namespace {

LeadTime leadTime(LongLead kind, const char* id, double weeks, double low, double high, double installWeeks, Grade grade,
                  const char* source)
{
    LeadTime t;
    t.id = id;
    t.kind = kind;
    t.delivery = TimeDatum(weeks, unit::week, grade, source);
    t.delivery.low = unit::week.toSi(low);
    t.delivery.high = unit::week.toSi(high);
    t.install = TimeDatum(installWeeks, unit::week, Grade::Assumed);
    return t;
}

}  // namespace

const std::vector<LeadTime>& defaultLeadTimes()
{
    static const std::vector<LeadTime> defaults{
        leadTime(LongLead::Transformer, "transformer", 160, 80, 210, 8, Grade::Press,
                 "Engineering Reference & Assumption Library v0.1 (2026-09-13): 160 weeks and more in 2026, range 80 to 210"),
        leadTime(LongLead::Switchgear, "switchgear", 60, 40, 100, 8, Grade::Assumed, ""),
        leadTime(LongLead::Generator, "generator", 90, 60, 130, 8, Grade::Assumed, ""),
        leadTime(LongLead::Ups, "ups", 36, 24, 52, 6, Grade::Assumed, ""),
        leadTime(LongLead::Chiller, "chiller", 40, 26, 60, 6, Grade::Assumed, ""),
        leadTime(LongLead::HeatRejection, "heat_rejection", 36, 20, 52, 6, Grade::Assumed, ""),
        leadTime(LongLead::Cdu, "cdu", 26, 16, 40, 4, Grade::Assumed, ""),
        leadTime(LongLead::Shell, "shell", 65, 45, 90, 0, Grade::Assumed, ""),
    };
    return defaults;
}

Delivery defaultDelivery()
{
    Delivery d;
    d.commissioning = TimeDatum(8, unit::week, Grade::Assumed);
    return d;
}

template <>
const ObjectType& typeOf<SupplyLimit>()
{
    using T = SupplyLimit;
    static const ObjectType type("supply_limit", sizeof(T), {
        idField<T>(), reference<&T::rackDesign>("rack_design", "rack_designs"), dayField<&T::from>("from"),
        integer<&T::perQuarter>("per_quarter", "n_q", {0, 1e9}), integer<&T::stock>("stock", "n_0", {0, 1e9}),
        textField<&T::note>("note"),
    });
    return type;
}

template <>
const ObjectType& typeOf<LeadTime>()
{
    using T = LeadTime;
    static const ObjectType type("lead_time", sizeof(T), {
        idField<T>(), textField<&T::name>("name"),
        choice<&T::kind>("kind", {"transformer", "switchgear", "generator", "ups", "chiller", "heat_rejection", "cdu", "shell",
                                  "rack", "other"}),
        quantity<&T::delivery>("delivery", "t_del", unit::week, {0, 1000}),
        quantity<&T::install>("install", "t_inst", unit::week, {0, 1000}),
        dayField<&T::ordered>("ordered"),
    });
    return type;
}

template <>
const ObjectType& typeOf<Delivery>()
{
    using T = Delivery;
    static const ObjectType type("delivery", sizeof(T), {
        dayField<&T::ordersFrom>("orders_from"),
        quantity<&T::commissioning>("commissioning", "t_com", unit::week, {0, 1000}),
        listField<&T::supply>("supply"), listField<&T::leadTimes>("lead_times"),
    });
    return type;
}

}  // namespace rw
