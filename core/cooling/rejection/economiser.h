// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/thermal.h"

#include <cstdint>

// Water-side economiser (methods 4.6).
namespace rw::cooling {

enum class EconomiserMode : std::uint8_t { Free, Partial, Mechanical };

template <Number N>
struct Economiser {
    EconomiserMode mode = EconomiserMode::Mechanical;
    Temperature<N> mixed;       ///< after the exchanger, before the chillers
    Scalar<N> mechanicalShare;  ///< of the heat, left to chillers
};

/// Exchanger and chillers stand in series. \p reached: what heat rejection alone gives; \p approach: of the exchanger
/// between the two waters; \p wanted below \p returned (asserted). Not integrated: an hour is free or it is mechanical.
template <Number N>
Economiser<N> economise(const Temperature<N>& reached, const TemperatureDelta<N>& approach,
                        const Temperature<N>& wanted, const Temperature<N>& returned, bool integrated)
{
    RW_ASSERT(wanted < returned);
    const Temperature<N> coldest = reached + approach;
    Economiser<N> e;
    if (coldest <= wanted) {
        e.mode = EconomiserMode::Free;
        e.mixed = wanted;
        return e;
    }
    if (!integrated || coldest >= returned) {
        e.mixed = returned;
        e.mechanicalShare = scalar<N>(1.0);
        return e;
    }
    e.mode = EconomiserMode::Partial;
    e.mixed = coldest;
    e.mechanicalShare = (coldest - wanted) / (returned - wanted);
    return e;
}

}  // namespace rw::cooling
