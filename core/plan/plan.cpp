// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan.h"

#include "quantity/money_units.h"
#include "schema/references.h"

#include <span>
#include <utility>

namespace rw {

std::string_view name(Basis basis)
{
    switch (basis) {
    case Basis::Systems: return "systems";
    case Basis::It: return "it";
    case Basis::Facility: return "facility";
    case Basis::Grid: return "grid";
    }
    return "";
}

Assumptions defaultAssumptions()
{
    static const Assumptions defaults = [] {
        const auto rule = [](auto& d, double si, Grade grade, const char* source) {
            d.si = si;
            d.grade = grade;
            d.source = source;
        };
        Assumptions a;
        rule(a.typicalFraction, 0.76, Grade::Measured,
             "IEEE Access 13:61740: compute-heavy training on 8x H100 nodes draws 76 % of rating");
        rule(a.idleFraction, 0.15, Grade::Derived, "GB200 compute tray, 1,000 W idle of 6,667 W");
        rule(a.peakRatio, 155.0 / 135.0, Grade::Derived, "GB300 NVL72: 155 kW peak over 135 kW design");
        rule(a.storageShare, 0.04, Grade::Assumed, "");
        rule(a.storageLiquidShare, 0.0, Grade::Assumed, "");
        rule(a.supportRackPower, 20e3, Grade::Assumed, "");
        rule(a.houseShare, 0.005, Grade::Assumed, "");
        rule(a.houseDensity, 20.0, Grade::Assumed, "");
        rule(a.gridMargin, 0.05, Grade::Assumed, "");
        rule(a.powerFactor, 0.95, Grade::Assumed, "");
        rule(a.roomTemperature, unit::C.toSi(25.0), Grade::Assumed, "");
        rule(a.rackFanShare, 0.12, Grade::Assumed, "usual: 8 to 20 % of an air-cooled AI server, 1 to 4 % where a residue is cooled by air");
        a.rackFanShare.low = 0.08;
        a.rackFanShare.high = 0.20;
        rule(a.rackSupplyEfficiency, 0.96, Grade::Assumed, "80 PLUS Titanium at half load, 230 V, as recalled");
        a.rackSupplyEfficiency.low = 0.91;
        a.rackSupplyEfficiency.high = 0.975;
        return a;
    }();
    return defaults;
}

namespace {
constexpr Limits kNone{};
constexpr Limits kCounts{0, 1e9};
}  // namespace

template <>
const ObjectType& typeOf<Project>()
{
    using T = Project;
    static const ObjectType type("project", sizeof(T), {
        textField<&T::title>("title"), textField<&T::client>("client"), textField<&T::author>("author"),
        textField<&T::revision>("revision"), dayField<&T::date>("date"), textField<&T::notes>("notes"),
    });
    return type;
}

template <>
const ObjectType& typeOf<MixShare>()
{
    using T = MixShare;
    static const ObjectType type("mix_share", sizeof(T), {
        idField<T>(),
        reference<&T::cluster>("cluster", "clusters"),
        quantity<&T::share>("share", "s", unit::one, kFraction),
    });
    return type;
}

template <>
const ObjectType& typeOf<Phase>()
{
    using T = Phase;
    static const ObjectType type("phase", sizeof(T), {
        idField<T>(), textField<&T::name>("name"), dayField<&T::start>("start"), dayField<&T::end>("end"),
        quantity<&T::target>("target", "P_phase", unit::GW, {0, 10000}),
        choice<&T::basis>("basis", {"programme", "systems", "it", "facility", "grid"}),
        choice<&T::ramp>("ramp", {"linear", "step", "smooth"}),
        listField<&T::mix>("mix"), textField<&T::note>("note"),
    });
    return type;
}

template <>
const ObjectType& typeOf<Milestone>()
{
    using T = Milestone;
    static const ObjectType type("milestone", sizeof(T), {
        idField<T>(), textField<&T::name>("name"), choice<&T::kind>("kind", {"note", "money", "shares", "option"}),
        quantity<&T::at>("at", "P", unit::GW, {0, 10000}), dayField<&T::day>("day"),
        quantity<&T::amount>("amount", "c", unit::bnUSD), integer<&T::shares>("shares", "n", {0, 1e12}),
        quantity<&T::sharePrice>("share_price", "c_s", unit::USD),
        textField<&T::condition>("condition"),
    });
    return type;
}

template <>
const ObjectType& typeOf<Installed>()
{
    using T = Installed;
    static const ObjectType type("installed", sizeof(T), {
        idField<T>(), textField<&T::name>("name"), textField<&T::note>("note"),
    });
    return type;
}

template <>
const ObjectType& typeOf<Programme>()
{
    using T = Programme;
    static const ObjectType type("programme", sizeof(T), {
        choice<&T::targetKind>("target_kind", {"power", "count", "fill"}),
        quantity<&T::target>("target", "P_target", unit::GW, {0, 10000}),
        choice<&T::basis>("basis", {"systems", "it", "facility", "grid"}),
        integer<&T::targetCount>("target_count", "n_target", kCounts),
        choice<&T::countUnit>("count_unit", {"racks", "accelerators", "pods"}),
        choice<&T::dealStatus>("deal_status", {"none", "binding", "letter_of_intent", "reported"}),
        quantity<&T::dealValue>("deal_value", "c", unit::bnUSD),
        listField<&T::phases>("phases"), listField<&T::milestones>("milestones"),
        listField<&T::installed>("installed"),
        objectField<&T::delivery>("delivery"), objectField<&T::selection>("selection"),
    });
    return type;
}

template <>
const ObjectType& typeOf<Cluster>()
{
    using T = Cluster;
    static const ObjectType type("cluster", sizeof(T), {
        idField<T>(), textField<&T::name>("name"),
        reference<&T::rackDesign>("rack_design", "rack_designs"),
        integer<&T::size>("size", "N", {1, 1e8}),
        choice<&T::sizeUnit>("size_unit", {"accelerators", "racks"}),
        reference<&T::networkSwitch>("switch", "switches"),
        integer<&T::portsPerAccelerator>("ports_per_accelerator", "p", {0, 64}),
        quantity<&T::oversubscription>("oversubscription", "o", unit::one, {1, 64}),
        integer<&T::tiers>("tiers", "k", {1, 3}),
    });
    return type;
}

template <>
const ObjectType& typeOf<Building>()
{
    using T = Building;
    static const ObjectType type("building", sizeof(T), {
        idField<T>(), textField<&T::name>("name"), reference<&T::hall>("hall", "halls"),
        integer<&T::halls>("halls", "n_halls", {1, 1e5}), objectField<&T::power>("power"), listField<&T::chain>("chain"),
        objectField<&T::cooling>("cooling"),
        quantity<&T::landArea>("land_area", "A", unit::ha, {0, 1e5}),
    });
    return type;
}

template <>
const ObjectType& typeOf<GridStep>()
{
    using T = GridStep;
    static const ObjectType type("grid_step", sizeof(T), {
        idField<T>(), dayField<&T::day>("day"), quantity<&T::power>("power", "P", unit::MW, {0, 1e7}),
    });
    return type;
}

template <>
const ObjectType& typeOf<Site>()
{
    using T = Site;
    static const ObjectType type("site", sizeof(T), {
        idField<T>(), textField<&T::name>("name"), reference<&T::building>("building", "buildings"),
        reference<&T::climate>("climate", "climates"), reference<&T::weather>("weather", "weather"),
        integer<&T::count>("count", "n_sites", {0, 1e6}),
        integer<&T::buildings>("buildings", "n_buildings", {1, 1e5}),
        quantity<&T::gridLimit>("grid_limit", "P_grid", unit::MW, {0, 1e7}),
        dayField<&T::gridDate>("grid_date"), listField<&T::gridSteps>("grid_steps"),
        textField<&T::region>("region"),
        quantity<&T::latitude>("latitude", "φ", unit::one, {-90, 90}),
        quantity<&T::longitude>("longitude", "λ", unit::one, {-180, 180}),
        choice<&T::selection>("wish", {"free", "must", "never"}),
        quantity<&T::electricalLimit>("electrical_limit", "P_el", unit::MW, {0, 1e7}),
        quantity<&T::land>("land", "A", unit::ha, {0, 1e6}),
        quantity<&T::openingCost>("opening_cost", "c_s", unit::MUSD),
        quantity<&T::generation>("generation", "P_gen", unit::MW, {0, 1e7}),
        listField<&T::chain>("chain"),
        quantity<&T::gridVoltage>("grid_voltage", "U_grid", unit::kV, {0, 1500}),
        quantity<&T::faultLevel>("fault_level", "S''k", unit::MVA),
        quantity<&T::powerFactorMinimum>("power_factor_minimum", "PF_min", unit::one, kEfficiency),
        choice<&T::connection>("connection", {"parallel", "islanded"}),
        quantity<&T::waterLimit>("water_limit", "V_w", unit::m3d),
        quantity<&T::waterIntensity>("water_intensity", "EWIF", unit::LkWh, {0, 100}),
        quantity<&T::carbonIntensity>("carbon_intensity", "CEF", unit::kgkWh, {0, 3}),
        reference<&T::carbonSeries>("carbon_series", "series"),
        quantity<&T::energyPrice>("energy_price", "c_e", unit::USDMWh, {0, 1e5}),
        quantity<&T::peakEnergyPrice>("peak_energy_price", "c_pk", unit::USDMWh, {0, 1e5}),
        integer<&T::peakFrom>("peak_from", "h_1", {0, 24}), integer<&T::peakTo>("peak_to", "h_2", {0, 24}),
        reference<&T::priceSeries>("price_series", "series"),
        quantity<&T::demandCharge>("demand_charge", "c_d", unit::USDkW, {0, 1e4}),
        listField<&T::onsite>("onsite"),
    });
    return type;
}

template <>
const ObjectType& typeOf<Assumptions>()
{
    using T = Assumptions;
    static const ObjectType type("assumptions", sizeof(T), {
        quantity<&T::typicalFraction>("typical_fraction", "f_typ", unit::one, kFraction),
        quantity<&T::idleFraction>("idle_fraction", "f_idle", unit::one, kFraction),
        quantity<&T::peakRatio>("peak_ratio", "r_pk", unit::one, {1, 3}),
        quantity<&T::storageShare>("storage_share", "f_st", unit::one, kFraction),
        quantity<&T::storageLiquidShare>("storage_liquid_share", "φ_st", unit::one, kFraction),
        quantity<&T::supportRackPower>("support_rack_power", "P_sr", unit::kW, {0.1, 1000}),
        quantity<&T::houseShare>("house_share", "f_house", unit::one, kFraction),
        quantity<&T::houseDensity>("house_density", "p_house", unit::Wm2, {0, 1000}),
        quantity<&T::gridMargin>("grid_margin", "m_grid", unit::one, kFraction),
        quantity<&T::powerFactor>("power_factor", "PF", unit::one, kEfficiency),
        quantity<&T::roomTemperature>("room_temperature", "T_room", unit::C, {0, 60}),
        quantity<&T::rackFanShare>("rack_fan_share", "f_fan", unit::one, kFraction),
        quantity<&T::rackSupplyEfficiency>("rack_supply_efficiency", "η_psu", unit::one, kEfficiency),
        objectField<&T::workload>("workload"), objectField<&T::profile>("profile"), listField<&T::reliability>("reliability"),
    });
    return type;
}

template <>
const ObjectType& typeOf<Override>()
{
    using T = Override;
    static const ObjectType type("override", sizeof(T),
                                 {idField<T>(), textField<&T::path>("path"), textField<&T::value>("value")});
    return type;
}

template <>
const ObjectType& typeOf<Scenario>()
{
    using T = Scenario;
    static const ObjectType type("scenario", sizeof(T),
                                 {idField<T>(), textField<&T::name>("name"), listField<&T::overrides>("overrides")});
    return type;
}

template <>
const ObjectType& typeOf<Acknowledgement>()
{
    using T = Acknowledgement;
    static const ObjectType type("acknowledgement", sizeof(T), {
        idField<T>(), textField<&T::code>("code"), textField<&T::subject>("subject"),
        textField<&T::reason>("reason"),
    });
    return type;
}

template <>
const ObjectType& typeOf<Plan>()
{
    using T = Plan;
    static const ObjectType type = [] {
        std::vector<Field> fields{
            objectField<&T::project>("project"), objectField<&T::programme>("programme"),
            listField<&T::clusters>("clusters"), listField<&T::halls>("halls"),
            listField<&T::buildings>("buildings"), listField<&T::sites>("sites"),
            listField<&T::weather>("weather"), listField<&T::series>("series"),
            objectField<&T::assumptions>("assumptions"), objectField<&T::economics>("economics"), listField<&T::scenarios>("scenarios"),
            listField<&T::acknowledgements>("acknowledgements"),
        };
        for (Field& f : equipmentFields()) fields.push_back(std::move(f));
        fields.push_back(integer<&T::nextId>("next_id", "", {1, 1e15}));
        return ObjectType("plan", sizeof(T), std::move(fields));
    }();
    return type;
}

std::vector<LostReference> lostReferences(const Plan& plan)
{
    return lostReferences(typeOf<Plan>(), &plan);
}

namespace {

bool holdsId(const ObjectType& type, const void* object, std::string_view id)
{
    for (const Field& f : type.fields()) {
        if (f.kind == FieldKind::Object) {
            if (holdsId(*f.type, f.at(const_cast<void*>(object), 0), id)) return true;
        } else if (f.kind == FieldKind::List) {
            const Field& own = *f.type->find("id");
            for (std::size_t i = 0; i < f.size(object); ++i) {
                const void* element = f.at(const_cast<void*>(object), i);
                if (*own.get(element).string() == id || holdsId(*f.type, element, id)) return true;
            }
        } else if (f.kind == FieldKind::Block && f.find) {
            if (f.find(object, std::span(&id, 1)).front() < f.size(object)) return true;
        }
    }
    return false;
}

}  // namespace

std::string freshId(const Plan& plan, std::int64_t& next, std::string_view stem)
{
    // A counter set by hand may lag behind the ids there are.
    for (;;) {
        std::string id = std::string(stem) + "-" + std::to_string(next++);
        if (!holdsId(typeOf<Plan>(), &plan, id)) return id;
    }
}

std::string freshId(Plan& plan, std::string_view stem)
{
    return freshId(plan, plan.nextId, stem);
}

}  // namespace rw
