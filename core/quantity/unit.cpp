// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantity/compute_units.h"
#include "quantity/customary_units.h"
#include "quantity/money_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace rw {

std::span<const Unit* const> allUnits()
{
    using namespace unit;
    static constexpr auto kUnits = std::to_array<const Unit*>({
        &one,  &percent, &m,      &mm,     &ft,     &m2,   &L,    &m3,   &kg,   &lb,  &s,    &min,
        &h,    &C,       &F,      &kelvin, &K,      &A,    &kA,   &W,    &kW,   &MW,  &GW,   &VA,
        &kVA,  &MVA,     &Wheat,  &kWheat, &MWheat, &GWheat, &J,  &kWh,  &MWh,  &GWh, &V,    &kV,
        &ohm,  &uohm,    &Pa,     &kPa,    &bar,    &psi,  &m3s,  &Lmin, &Ls,   &gpm, &kgs,  &kgm3,
        &JkgK, &mPas,    &Wm2,    &KW,     &USD,    &MUSD,  &bnUSD, &GB,   &TBs,
        &mm2,  &var,     &kvar,   &Mvar,   &kWs,    &MWmin, &MWs, &mohm, &ohmm, &ohmkm, &mohmm, &kgkWh,
        &LkWh, &Lh, &Ws,  &m3h,   &m3d,  &USDMWh, &USDkW, &mps, &Pam, &LkW, &kJK,
        &ha,   &day,     &week,   &year,   &USDh,
        &in,   &ft2,     &kcmil,  &acre,   &gal,    &Mgal, &Fdelta, &psf, &psi100ft, &fps, &cfm,
        &galh, &gald,    &lbs,    &lbkWh,  &galkWh, &galkW, &lbft3, &Wft2, &ohmkft, &mohmft,
        &FLOPS, &PFLOPS, &EFLOPS, &B, &TB, &PB, &Bs, &PBs, &perW, &FLOPSW, &BW, &BsW});
    return kUnits;
}

static std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\n\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\n\r") - first + 1);
}

namespace {

constexpr UnitOf<dim::money> kTrillion{"tn USD", "TUSD", 1e12};

}  // namespace

const Unit* findUnit(std::string_view symbol, Dimension dimension)
{
    // The units outside the table are those nobody types; they are found through the field's own unit.
    for (const Unit* unit : allUnits()) {
        if (unit->dimension != dimension) continue;
        if (symbol == unit->symbol || symbol == unit->key) return unit;
    }
    if (dimension == dim::temperature && (symbol == "degC" || symbol == "deg C")) return &unit::C;
    if (dimension == dim::temperature && (symbol == "degF" || symbol == "deg F")) return &unit::F;
    if (dimension == dim::volumeFlow && symbol == "LPM") return &unit::Lmin;
    if (dimension == dim::money) {
        static constexpr std::pair<std::string_view, const Unit*> kWords[] = {
            {"million", &unit::MUSD},  {"billion", &unit::bnUSD}, {"bn", &unit::bnUSD},
            {"trillion", &kTrillion}, {"tn", &kTrillion},        {"G", &unit::bnUSD}};
        for (const auto& [word, unit] : kWords)
            if (symbol == word || (symbol.starts_with(word) && symbol.substr(word.size()) == " USD")) return unit;
    }
    return nullptr;
}

Result<double> parseQuantity(std::string_view input, const Unit& bareUnit)
{
    const std::string_view text = trimmed(input);
    const std::string found(input);
    double value = 0.0;
    const char* begin = text.data();
    const char* end = begin + text.size();
    if (begin != end && *begin == '+') ++begin;
    const auto [next, problem] = std::from_chars(begin, end, value);
    const auto syntax = [&](const char* number) {
        return Error{.code = "quantity.syntax", .found = found,
                     .allowed = *bareUnit.symbol ? fmt::format("{}, with a unit such as {}", number, bareUnit.symbol)
                                                 : fmt::format("{} without a unit", number)};
    };
    if (problem == std::errc::result_out_of_range)
        return Error{.code = "quantity.finite", .found = found, .allowed = "a finite number"};
    if (problem != std::errc{}) return syntax("a number");
    if (!std::isfinite(value))
        return Error{.code = "quantity.finite", .found = found, .allowed = "a finite number"};
    const std::string_view symbol = trimmed({next, static_cast<std::size_t>(end - next)});
    // "1.2.3", "1,5": what goes on like a number is none, whatever unit comes behind.
    if (!symbol.empty() && std::string_view("0123456789.,+-").find(symbol.front()) != std::string_view::npos)
        return syntax("one number with a decimal point");
    if (symbol.empty() || symbol == bareUnit.symbol || symbol == bareUnit.key)
        return bareUnit.toSi(value);
    if (const Unit* unit = findUnit(symbol, bareUnit.dimension)) return unit->toSi(value);
    std::string allowed;
    for (const Unit* unit : allUnits())
        if (unit->dimension == bareUnit.dimension && *unit->symbol)
            allowed += (allowed.empty() ? "" : ", ") + std::string(unit->symbol);
    return Error{.code = "quantity.dimension", .found = found,
                 .allowed = allowed.empty() ? "a bare number" : allowed};
}

std::string shortestNumber(double value)
{
    return fmt::format("{}", value);
}

std::string readableNumber(double value, int significantDigits)
{
    if (!std::isfinite(value)) return "–";
    if (value == 0.0) return "0";
    const double magnitude = std::floor(std::log10(std::abs(value)));
    const int decimals = static_cast<int>(significantDigits - 1 - magnitude);
    if (magnitude >= significantDigits && std::abs(value) < 1e9) return fmt::format("{:.0f}", value);
    if (magnitude < -4 || magnitude >= 9) return fmt::format("{:.{}g}", value, significantDigits);
    std::string digits = fmt::format("{:.{}f}", value, std::max(0, decimals));
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') digits.pop_back();
    }
    return digits == "-0" ? "0" : digits;
}

const Unit& scaledUnit(double si, const Unit& given)
{
    struct Family {
        Dimension dimension;
        std::array<const Unit*, 4> members;  // small to large
    };
    static const std::array<Family, 8> kFamilies{{
        {dim::power, {&unit::W, &unit::kW, &unit::MW, &unit::GW}},
        {dim::heat, {&unit::Wheat, &unit::kWheat, &unit::MWheat, &unit::GWheat}},
        {dim::apparentPower, {&unit::VA, &unit::kVA, &unit::MVA, &unit::MVA}},
        {dim::reactivePower, {&unit::var, &unit::kvar, &unit::Mvar, &unit::Mvar}},
        {dim::money, {&unit::USD, &unit::MUSD, &unit::bnUSD, &kTrillion}},
        {dim::current, {&unit::A, &unit::kA, &unit::kA, &unit::kA}},
        {dim::energy, {&unit::kWh, &unit::MWh, &unit::GWh, &unit::GWh}},
        {dim::volume, {&unit::gal, &unit::Mgal, &unit::Mgal, &unit::Mgal}},
    }};
    for (const Family& family : kFamilies) {
        if (family.dimension != given.dimension) continue;
        // Litres and cubic metres are what they are; only gallons are counted in millions.
        if (family.dimension == dim::volume && std::ranges::find(family.members, &given) == family.members.end()) continue;
        const Unit* best = family.members[0];
        for (const Unit* member : family.members)
            if (std::abs(member->fromSi(si)) >= 1.0) best = member;
        return *best;
    }
    // A year's carbon; racks and floors stay in kilograms and pounds.
    static constexpr UnitOf<dim::mass> kTonnes[]{{"Mt", "Mt", 1e9}, {"kt", "kt", 1e6}, {"t", "t", 1e3}};
    const double tonnesFrom = &given == &unit::kg ? 1e5 : 1e6;  // kg
    if (given.dimension == dim::mass && std::abs(si) >= tonnesFrom)
        return *std::ranges::find_if(kTonnes, [&](const Unit& unit) { return std::abs(si) >= unit.factor; });
    return given;
}

const Unit& customaryUnit(const Unit& given)
{
    struct Pair {
        const Unit* si;
        const Unit* customary;
    };
    static const Pair kPairs[] = {
        {&unit::C, &unit::F},           {&unit::K, &unit::Fdelta},      {&unit::mm, &unit::in},       {&unit::m, &unit::ft},
        {&unit::m2, &unit::ft2},        {&unit::mm2, &unit::kcmil},     {&unit::ha, &unit::acre},     {&unit::L, &unit::gal},
        {&unit::m3, &unit::gal},        {&unit::kg, &unit::lb},         {&unit::Pa, &unit::psi},      {&unit::kPa, &unit::psi},
        {&unit::bar, &unit::psi},       {&unit::kPaFloor, &unit::psf},  {&unit::Pam, &unit::psi100ft},
        {&unit::mps, &unit::fps},       {&unit::m3s, &unit::gpm},       {&unit::m3sAir, &unit::cfm},  {&unit::Lmin, &unit::gpm},
        {&unit::Ls, &unit::gpm},        {&unit::m3h, &unit::gpm},       {&unit::Lh, &unit::galh},     {&unit::m3d, &unit::gald},
        {&unit::kgs, &unit::lbs},       {&unit::kgkWh, &unit::lbkWh},   {&unit::LkWh, &unit::galkWh}, {&unit::LkW, &unit::galkW},
        {&unit::kgm3, &unit::lbft3},    {&unit::Wm2, &unit::Wft2},      {&unit::ohmkm, &unit::ohmkft}, {&unit::mohmm, &unit::mohmft},
    };
    for (const Pair& pair : kPairs)
        if (pair.si == &given) return *pair.customary;
    return given;
}

std::string customaryText(std::string_view value)
{
    double number = 0.0;
    const char* const end = value.data() + value.size();
    const auto [next, problem] = std::from_chars(value.data(), end, number);
    if (problem != std::errc{} || next == end || *next != ' ') return std::string(value);
    const std::string_view symbol(next + 1, static_cast<std::size_t>(end - next - 1));
    for (const Unit* unit : allUnits()) {
        const Unit& customary = customaryUnit(*unit);
        if (&customary == unit || symbol != unit->symbol) continue;
        const double si = unit->toSi(number);
        return readable(si, scaledUnit(si, customary));
    }
    return std::string(value);
}

std::string customarySentence(std::string_view sentence)
{
    std::string told;
    while (!sentence.empty()) {
        // Two words, a number and its unit; what closes a clause stands behind them.
        const std::size_t first = std::min(sentence.find(' '), sentence.size());
        const std::size_t second = first == sentence.size() ? first : std::min(sentence.find(' ', first + 1), sentence.size());
        std::string_view value = sentence.substr(0, second);
        while (!value.empty() && std::string_view(",;.:").find(value.back()) != std::string_view::npos) value.remove_suffix(1);
        const std::string customary = customaryText(value);
        const std::size_t taken = customary == value ? std::min(first + 1, sentence.size()) : value.size();
        told += customary == value ? std::string(sentence.substr(0, taken)) : customary;
        sentence.remove_prefix(taken);
    }
    return told;
}

std::string readable(double si, const Unit& unit, int significantDigits)
{
    const std::string number = readableNumber(unit.fromSi(si), significantDigits);
    return *unit.symbol ? number + " " + unit.symbol : number;
}

}  // namespace rw
