// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/economics.h"

namespace rw {

namespace {

constexpr const char* kCushman =
    "Cushman & Wakefield Data Center Development Cost Guide 2025: 11.7 M USD/MW, 9.3 to 15.0; split by discipline assumed";
constexpr const char* kBernstein =
    "Investing.com on Bernstein, cost of a GW: 5.9 M USD for each GB200 NVL72 rack with its facility";

MoneyDatum money(double mode, double low, double high, const UnitOf<dim::money>& unit, Grade grade, const char* source,
                 const char* note = "")
{
    MoneyDatum d(mode, unit, grade, source);
    d.low = unit.toSi(low);
    d.high = unit.toSi(high);
    d.note = note;
    return d;
}

CostLine line(const char* id, CostAccount account, CostPer per, MoneyDatum amount, double lifeYears, bool yearly = false)
{
    CostLine c;
    c.id = id;
    c.account = account;
    c.per = per;
    c.yearly = yearly;
    c.amount = std::move(amount);
    if (lifeYears > 0.0) c.life = TimeDatum(lifeYears, unit::year, Grade::Assumed);
    return c;
}

AnnouncedCost announced(const char* id, const char* name, MoneyDatum amount)
{
    AnnouncedCost a;
    a.id = id;
    a.name = name;
    a.amount = std::move(amount);
    return a;
}

}  // namespace

const std::vector<CostLine>& defaultCostLines()
{
    // Construction of 11.7 (9.3 to 15.0) M USD for each MW of IT, split 17.5, 47.5, 22.5 and 12.5 %.
    static const std::vector<CostLine> lines{
        line("shell", CostAccount::Shell, CostPer::MwIt,
             money(2.0475, 1.6275, 2.625, unit::MUSD, Grade::Derived, kCushman, "17.5 %"), 30),
        line("electrical", CostAccount::Electrical, CostPer::MwIt,
             money(5.5575, 4.4175, 7.125, unit::MUSD, Grade::Derived, kCushman, "47.5 %"), 20),
        line("mechanical", CostAccount::Mechanical, CostPer::MwIt,
             money(2.6325, 2.0925, 3.375, unit::MUSD, Grade::Derived, kCushman, "22.5 %"), 20),
        line("other", CostAccount::Other, CostPer::MwIt,
             money(1.4625, 1.1625, 1.875, unit::MUSD, Grade::Derived, kCushman, "12.5 %"), 30),
        line("network", CostAccount::Network, CostPer::Accelerator,
             money(10653, 7000, 14000, unit::USD, Grade::Derived, kBernstein, "13 % of it for networking, over 72 accelerators; range assumed"), 5),
        line("storage", CostAccount::It, CostPer::Accelerator,
             money(1024, 819, 1229, unit::USD, Grade::Derived, kBernstein, "1 to 1.5 % of it for storage, over 72 accelerators"), 5),
        line("land", CostAccount::Land, CostPer::Site, money(20, 5, 100, unit::MUSD, Grade::Assumed, ""), 0),
        line("grid", CostAccount::Grid, CostPer::MwFacility, money(0.15, 0.05, 0.5, unit::MUSD, Grade::Assumed, ""), 40),
        line("operation", CostAccount::Operation, CostPer::MwIt,
             money(0.3, 0.15, 0.6, unit::MUSD, Grade::Assumed, "", "staff, upkeep, insurance; without energy"), 0, true),
    };
    return lines;
}

const std::vector<AnnouncedCost>& defaultAnnouncedCosts()
{
    static const std::vector<AnnouncedCost> all{
        announced("epoch", "Epoch AI, 2025",
                  money(29, 29, 29, unit::MUSD, Grade::Press, "NextBigFuture on Epoch AI (2025-11-05): 29 bn USD for a GW of facility")),
        announced("bernstein", "Bernstein, 2025",
                  money(35, 35, 35, unit::MUSD, Grade::Press, "Investing.com on Bernstein: 35 bn USD for a GW with GB200")),
        announced("nvidia-2025", "NVIDIA, 2025",
                  money(55, 50, 60, unit::MUSD, Grade::Vendor, "NVIDIA call of fiscal Q2 2026: 50 to 60 bn USD for a GW")),
        announced("nvidia-2026", "NVIDIA, 2026",
                  money(90, 80, 100, unit::MUSD, Grade::Press, "GridReadiness on Computex 2026: 80 to 100 bn USD for a GW")),
    };
    return all;
}

Economics defaultEconomics()
{
    Economics e;
    e.discountRate = FractionDatum(0.08, unit::one, Grade::Assumed);
    e.inflation = FractionDatum(0.025, unit::one, Grade::Assumed);
    e.horizon = TimeDatum(15, unit::year, Grade::Assumed);
    e.rackLife = TimeDatum(5, unit::year, Grade::Assumed, "usual: 4 to 6 years");
    e.rackPriceChange = FractionDatum(0.0, unit::one, Grade::Assumed);
    e.availability = FractionDatum(0.99, unit::one, Grade::Assumed);
    e.utilisation = FractionDatum(0.7, unit::one, Grade::Assumed);
    e.rackPricePerMw = money(26.1, 20, 40, unit::MUSD, Grade::Derived, "Epoch AI: 24.70 bn USD of compute over 946 MW of IT",
                             "range assumed");
    e.leaseShare = FractionDatum(0.025, unit::one, Grade::Assumed);
    e.leaseTerm = TimeDatum(4, unit::year, Grade::Assumed);
    return e;
}

namespace {
std::vector<const char*> costPerNames()
{
    return {"mw_it", "mw_facility", "accelerator", "rack", "building", "site", "programme"};
}
}  // namespace

template <>
const ObjectType& typeOf<CostLine>()
{
    using T = CostLine;
    static const ObjectType type("cost_line", sizeof(T), {
        idField<T>(), textField<&T::name>("name"),
        choice<&T::account>("account", {"it", "network", "shell", "electrical", "mechanical", "land", "grid", "operation", "other"}),
        choice<&T::per>("per", costPerNames()), boolean<&T::yearly>("yearly"),
        quantity<&T::amount>("amount", "c", unit::MUSD),
        quantity<&T::life>("life", "n", unit::year, {0.1, 200}),
    });
    return type;
}

template <>
const ObjectType& typeOf<PowerPurchase>()
{
    using T = PowerPurchase;
    static const ObjectType type("power_purchase", sizeof(T), {
        idField<T>(), textField<&T::name>("name"), reference<&T::site>("site", "sites"),
        quantity<&T::power>("power", "P", unit::MW, {0, 1e6}),
        quantity<&T::strike>("strike", "c_s", unit::USDMWh, {0, 1e5}),
    });
    return type;
}

template <>
const ObjectType& typeOf<AnnouncedCost>()
{
    using T = AnnouncedCost;
    static const ObjectType type("announced_cost", sizeof(T), {
        idField<T>(), textField<&T::name>("name"), choice<&T::per>("per", costPerNames()),
        quantity<&T::amount>("amount", "c", unit::MUSD),
    });
    return type;
}

template <>
const ObjectType& typeOf<Economics>()
{
    using T = Economics;
    static const ObjectType type("economics", sizeof(T), {
        textField<&T::currency>("currency"),
        quantity<&T::exchangeRate>("exchange_rate", "x", unit::one, {1e-9, 1e9}), dayField<&T::exchangeDay>("exchange_day"),
        quantity<&T::discountRate>("discount_rate", "i", unit::one, {-0.5, 1}),
        quantity<&T::inflation>("inflation", "π", unit::one, {-0.5, 1}),
        quantity<&T::horizon>("horizon", "n", unit::year, {1, 100}),
        quantity<&T::rackLife>("rack_life", "n_r", unit::year, {0.5, 50}),
        quantity<&T::rackPriceChange>("rack_price_change", "g", unit::one, {-0.9, 1}),
        quantity<&T::availability>("availability", "A", unit::one, kEfficiency),
        quantity<&T::utilisation>("utilisation", "u", unit::one, kEfficiency),
        quantity<&T::rackPricePerMw>("rack_price_per_mw", "c_r", unit::MUSD),
        choice<&T::tenure>("tenure", {"purchase", "lease"}),
        quantity<&T::leaseShare>("lease_share", "l", unit::one, kFraction),
        quantity<&T::leaseTerm>("lease_term", "n_l", unit::year, {0.1, 50}),
        listField<&T::lines>("lines"), listField<&T::purchases>("purchases"), listField<&T::announced>("announced"),
    });
    return type;
}

}  // namespace rw
