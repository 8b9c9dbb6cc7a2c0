// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/reliability.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

namespace rw::power {

namespace {

std::optional<Error> badFraction(double a)
{
    if (a >= 0.0 && a <= 1.0)
        return std::nullopt;
    return Error{.code = "availability.fraction", .found = fmt::format("{}", a), .allowed = "0–1"};
}

std::optional<Error> badTimes(double mtbf, double mttr)
{
    if (mtbf > 0.0 && mttr >= 0.0 && std::isfinite(mttr))
        return std::nullopt;
    return Error{.code = "availability.time", .found = fmt::format("{} h, {} h", mtbf, mttr)};
}

Error badCount(std::int64_t k, std::int64_t n)
{
    return Error{.code = "availability.count",
                 .found = fmt::format("{}", k),
                 .allowed = fmt::format("0–{}", n)};
}

/// Fewer than k of n up, each down with probability u, summed where terms are small: over the number down.
double tooFewUp(std::int64_t k, std::int64_t n, double u)
{
    if (k == 0)
        return 0.0;
    if (u <= 0.0)
        return 0.0;
    if (u >= 1.0)
        return 1.0;
    const auto count = static_cast<double>(n);
    double sum = 0.0;
    for (std::int64_t down = n; down > n - k; --down) {
        const auto d = static_cast<double>(down);
        sum +=
            std::exp(std::lgamma(count + 1.0) - std::lgamma(d + 1.0) - std::lgamma(count - d + 1.0)
                     + d * std::log(u) + (count - d) * std::log1p(-u));
    }
    return std::fmin(sum, 1.0);
}

}  // namespace

Result<double> availability(double mtbfHours, double mttrHours)
{
    if (const auto error = badTimes(mtbfHours, mttrHours))
        return *error;
    return 1.0 / (1.0 + mttrHours / mtbfHours);
}

Result<double> seriesAvailability(std::span<const double> availabilities)
{
    double product = 1.0;
    for (double a : availabilities) {
        if (const auto error = badFraction(a))
            return *error;
        product *= a;
    }
    return product;
}

Result<double> parallelAvailability(std::span<const double> availabilities)
{
    double down = 1.0;
    for (double a : availabilities) {
        if (const auto error = badFraction(a))
            return *error;
        down *= 1.0 - a;
    }
    return 1.0 - down;
}

Result<double> kOfNAvailability(std::int64_t k, std::int64_t n, double availability)
{
    if (const auto error = badFraction(availability))
        return *error;
    if (k < 0 || n < 0 || k > n)
        return badCount(k, n);
    return 1.0 - tooFewUp(k, n, 1.0 - availability);
}

Result<double> twoUnitUnavailability(double mtbfHours, double mttrHours, int crews)
{
    if (const auto error = badTimes(mtbfHours, mttrHours))
        return *error;
    if (crews != 1 && crews != 2)
        return Error{
            .code = "availability.count", .found = fmt::format("{}", crews), .allowed = "1–2"};
    const double rho = mttrHours / mtbfHours;
    if (crews == 1)
        return 2.0 * rho * rho / (1.0 + 2.0 * rho + 2.0 * rho * rho);
    return rho * rho / ((1.0 + rho) * (1.0 + rho));
}

Result<double> commonCauseUnavailability(std::int64_t k, std::int64_t n, double mtbfHours,
                                         double mttrHours, double beta)
{
    if (const auto error = badTimes(mtbfHours, mttrHours))
        return *error;
    if (const auto error = badFraction(beta))
        return *error;
    if (k < 0 || n < 0 || k > n)
        return badCount(k, n);
    const double independent = (1.0 - beta) * mttrHours / mtbfHours;
    const double common = k > 0 ? beta * mttrHours / mtbfHours : 0.0;
    return std::fmin(tooFewUp(k, n, independent / (1.0 + independent)) + common, 1.0);
}

Result<double> downtimeMinutes(double availability)
{
    if (const auto error = badFraction(availability))
        return *error;
    return (1.0 - availability) * kMinutesPerYear;
}

Result<double> availabilityOfDowntime(double minutesPerYear)
{
    if (!(minutesPerYear >= 0.0 && minutesPerYear <= kMinutesPerYear))
        return Error{.code = "availability.downtime",
                     .found = fmt::format("{}", minutesPerYear),
                     .allowed = fmt::format("0–{}", kMinutesPerYear)};
    return 1.0 - minutesPerYear / kMinutesPerYear;
}

}  // namespace rw::power
