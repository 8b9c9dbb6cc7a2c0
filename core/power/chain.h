// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <string>
#include <vector>

namespace rw {

/// One stage of a power chain at a load.
template <Number N>
struct StageResult {
    std::string id;
    std::string name;
    Power<N> in;
    Power<N> out;
    Power<N> loss;
    Count<N> units;
    Scalar<N> loadFraction;  ///< of installed rating
};

/// Units that a redundancy installs where the load alone needs \p needed of them.
std::int64_t installedUnits(Redundancy redundancy, std::int64_t needed);
/// Units that carry the load when as many as the redundancy allows are lost, of \p installed.
std::int64_t usableUnits(Redundancy redundancy, std::int64_t installed);

template <Number N>
struct ChainResult {
    Power<N> in;                         ///< at the source's side
    Power<N> loss;
    Heat<N> roomHeat;                    ///< losses inside halls and electrical rooms
    std::vector<StageResult<N>> stages;  ///< the source's side first
};

/// Walks a chain from load to source (methods 0: losses by P_in = P_out + P_loss(P_out)). \p it is
/// carried by all stages, \p other joins at the first stage on the way up that carries all.
/// \p path: of the object that holds the chain. Stages without a usable converter pass power on unchanged.
template <Number N>
ChainResult<N> evaluateChain(const Plan& plan, const std::vector<ChainStage>& chain, const std::string& path,
                             const Power<N>& it, const Power<N>& other);

}  // namespace rw
