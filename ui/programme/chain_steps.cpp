// SPDX-License-Identifier: GPL-3.0-or-later
#include "chain_steps.h"

#include "programme_edits.h"
#include "sites_chain.h"
#include "target_editor.h"

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr std::size_t kNamedPlatforms = 2;  // more are counted
constexpr double kMegawattsAGigawatt = 1000.0;

QString none()
{
    return QStringLiteral("–");
}

qint64 whole(const Count<double>& count)
{
    return std::llround(count.value());
}

QString countWord(CountUnit unit, std::int64_t n)
{
    switch (unit) {
    case CountUnit::Racks: return n == 1 ? SitesChain::tr("rack") : SitesChain::tr("racks");
    case CountUnit::Accelerators: return n == 1 ? SitesChain::tr("accelerator") : SitesChain::tr("accelerators");
    case CountUnit::Pods: return n == 1 ? SitesChain::tr("pod") : SitesChain::tr("pods");
    }
    return {};
}

/// "110", or "70 to 110" where platforms differ.
QString across(const std::vector<PlatformResult<double>>& platforms, Count<double> PlatformResult<double>::*member)
{
    qint64 least = 0;
    qint64 most = 0;
    for (const PlatformResult<double>& p : platforms) {
        const qint64 n = whole(p.*member);
        least = &p == &platforms.front() ? n : std::min(least, n);
        most = std::max(most, n);
    }
    return least == most ? formatCount(most) : SitesChain::tr("%1 to %2").arg(formatCount(least), formatCount(most));
}

/// The limit of all platforms, where they share one.
Limit shared(const std::vector<PlatformResult<double>>& platforms, Limit PlatformResult<double>::*member)
{
    Limit limit = Limit::None;
    for (const PlatformResult<double>& p : platforms) {
        if (limit != Limit::None && p.*member != limit) return Limit::None;
        limit = p.*member;
    }
    return limit;
}

}  // namespace

QString limitWords(Limit limit)
{
    switch (limit) {
    case Limit::None: return {};
    case Limit::HallPower: return SitesChain::tr("the hall’s power");
    case Limit::HallPlaces: return SitesChain::tr("the hall’s rack places");
    case Limit::HallRacksGiven: return SitesChain::tr("the racks given for the hall");
    case Limit::Buildings: return SitesChain::tr("the number of buildings given");
    case Limit::OneBuilding: return SitesChain::tr("one building, as no number is given");
    case Limit::Grid: return SitesChain::tr("the grid contract");
    case Limit::Electrical: return SitesChain::tr("its electrical capacity");
    case Limit::Cooling: return SitesChain::tr("its cooling capacity");
    case Limit::Water: return SitesChain::tr("the water permit");
    case Limit::Land: return SitesChain::tr("the land");
    case Limit::Generation: return SitesChain::tr("the power on site");
    }
    return {};
}

std::array<ChainStep, 5> chainOf(const Plan& plan, const Evaluation* evaluation)
{
    std::array<ChainStep, 5> chain;
    ChainStep& target = chain[0];
    ChainStep& racks = chain[1];
    ChainStep& halls = chain[2];
    ChainStep& buildings = chain[3];
    ChainStep& sites = chain[4];
    target.title = SitesChain::tr("Target");
    racks.title = SitesChain::tr("Racks");
    halls.title = SitesChain::tr("Halls");
    buildings.title = SitesChain::tr("Buildings");
    sites.title = SitesChain::tr("Sites");
    for (ChainStep& step : chain) step.figure = none();
    const Programme& programme = plan.programme;
    switch (programme.targetKind) {
    case TargetKind::Power:
        if (programme.target.set()) target.figure = formatValue(*programme.target.si, unit::W);
        target.division = SitesChain::tr("counted as %1").arg(basisWord(programme.basis));
        target.figurePath = QStringLiteral("programme.target_W");
        break;
    case TargetKind::Count:
        if (programme.targetCount) target.figure = formatCount(*programme.targetCount);
        target.division = countWord(programme.countUnit, programme.targetCount.value_or(0));
        break;
    case TargetKind::Fill:
        target.figure = SitesChain::tr("all that fits");
        target.division = SitesChain::tr("in the halls given");
        break;
    }
    if (!evaluation) return chain;
    const ProgrammeResult<double>& p = evaluation->programme;
    const std::vector<PlatformResult<double>>& platforms = evaluation->platforms;
    const PlatformResult<double>* only = platforms.size() == 1 ? &platforms.front() : nullptr;
    const auto count = [](ChainStep& step, const std::optional<Count<double>>& value, const char* path) {
        if (!value) return;
        step.figure = formatCount(whole(*value));
        step.figurePath = QLatin1String(path);
    };
    count(racks, p.racks, "programme.racks");
    count(halls, p.halls, "programme.halls");
    count(buildings, p.buildings, "programme.buildings");
    count(sites, p.sites, "programme.sites");

    QStringList named;
    for (const PlatformResult<double>& platform : platforms)
        named << SitesChain::tr("%1 of %2").arg(platformName(plan, platform.cluster), formatValue(platform.rackPower.value(), unit::W));
    if (platforms.size() > kNamedPlatforms) {
        const auto [least, most] = std::minmax_element(platforms.begin(), platforms.end(), [](const auto& a, const auto& b) {
            return a.rackPower < b.rackPower;
        });
        racks.division = SitesChain::tr("%1 platforms of %2 to %3").arg(platforms.size()).arg(
            formatValue(least->rackPower.value(), unit::W), formatValue(most->rackPower.value(), unit::W));
    } else {
        racks.division = named.join(QStringLiteral(", "));
    }
    double over = 0.0;
    for (const PhaseResult<double>& phase : evaluation->phases) over += std::max(0.0, phase.stranded.value());
    if (over > 0.0)
        racks.remainder = SitesChain::tr("rounding up builds %1 more than asked").arg(formatValue(over, unit::W));
    if (platforms.empty()) return chain;

    const auto limited = [](const QString& words, Limit limit) {
        return limit == Limit::None ? words : SitesChain::tr("%1, limited by %2").arg(words, limitWords(limit));
    };
    const auto each = [&](Count<double> PlatformResult<double>::*member, const QString& one, const QString& many) {
        const QString number = across(platforms, member);
        return number == QLatin1String("1") ? one : many.arg(number);
    };
    halls.division = limited(each(&PlatformResult<double>::racksPerHall, SitesChain::tr("1 rack a hall"), SitesChain::tr("%1 racks a hall")),
                             shared(platforms, &PlatformResult<double>::hallLimit));
    buildings.division = each(&PlatformResult<double>::hallsPerBuilding, SitesChain::tr("1 hall a building"),
                              SitesChain::tr("%1 halls a building"));
    sites.division = limited(
        each(&PlatformResult<double>::buildingsPerSite, SitesChain::tr("1 building a site"), SitesChain::tr("%1 buildings a site")),
        shared(platforms, &PlatformResult<double>::siteLimit));
    const auto left = [](const std::optional<Count<double>>& outer, const std::optional<Count<double>>& inner, qint64 apiece,
                         const QString& one, const QString& words) -> QString {
        if (!outer || !inner || apiece <= 0) return {};
        const qint64 free = whole(*outer) * apiece - whole(*inner);
        return free > 1 ? words.arg(formatCount(free)) : free == 1 ? one : QString();
    };
    // With several platforms the places of a hall are no one number.
    if (only) halls.remainder = left(p.halls, p.racks, whole(only->racksPerHall),
                               SitesChain::tr("1 rack place stays free"), SitesChain::tr("%1 rack places stay free"));
    const auto same = [&](Count<double> PlatformResult<double>::*member) {
        return std::all_of(platforms.begin(), platforms.end(),
                           [&](const PlatformResult<double>& q) { return whole(q.*member) == whole(platforms.front().*member); });
    };
    if (same(&PlatformResult<double>::hallsPerBuilding))
        buildings.remainder = left(p.buildings, p.halls, whole(platforms.front().hallsPerBuilding), SitesChain::tr("1 hall stays empty"),
                                   SitesChain::tr("%1 halls stay empty"));
    if (same(&PlatformResult<double>::buildingsPerSite))
        sites.remainder = left(p.sites, p.buildings, whole(platforms.front().buildingsPerSite), SitesChain::tr("1 building lot stays empty"),
                               SitesChain::tr("%1 building lots stay empty"));
    return chain;
}

QList<ChainStep> moneyOf(const Evaluation* evaluation)
{
    if (!evaluation || !evaluation->money.allIn || !evaluation->money.capex) return {};
    const MoneyResult<double>& money = evaluation->money;
    const auto dollars = [](double usd) { return formatValue(usd, unit::USD); };
    const auto range = [&](double low, double high) { return SitesChain::tr("%1 to %2").arg(dollars(low), dollars(high)); };
    ChainStep build{SitesChain::tr("Cost to build"), dollars(money.capex->mode.value()), range(money.capex->low.value(), money.capex->high.value()), {},
                    QStringLiteral("programme.capex_USD"), false};
    if (money.leased) build.remainder = SitesChain::tr("with leased racks at their price %1").arg(dollars(money.allIn->mode.value()));
    QList<ChainStep> steps{build};
    if (money.perGwFacility) {
        ChainStep each{SitesChain::tr("Per GW of facility"), dollars(money.perGwFacility->value()), {}, {},
                       QStringLiteral("programme.capex_per_GW_facility_USD"), false};
        // Published for a megawatt of it, these stand beside the figure; others have their own bases.
        const QString basis = toQString(economics::nameOf(economics::CostBasis::MwFacility));
        QStringList published;
        for (const AnnouncedCheck& check : money.announced) {
            const bool same = toQString(check.basis) == basis && !check.itOnly;
            const double scale = same ? kMegawattsAGigawatt : 1.0;
            const QString amount = check.low < check.high ? range(check.low * scale, check.high * scale) : dollars(check.mode * scale);
            const QString words = same ? SitesChain::tr("%1: %2").arg(toQString(check.name), amount)
                                       : SitesChain::tr("%1: %2 for one %3, here %4").arg(toQString(check.name), amount, toQString(check.basis), dollars(check.ownMode));
            if (same) each.division = range(check.ownLow * scale, check.ownHigh * scale);
            published << (check.overlaps ? words : SitesChain::tr("%1 (apart)").arg(words));
        }
        each.remainder = published.join(QLatin1Char('\n'));
        steps << each;
    }
    if (money.opex)
        steps << ChainStep{SitesChain::tr("Cost of a year"), dollars(money.opex->value()), SitesChain::tr("energy, operation, leases"), {},
                           QStringLiteral("programme.opex_USD_per_year"), false};
    return steps;
}

}  // namespace rw::ui
