// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "quantity/quantity.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

// A cost built up from parts, each with a range (methods 7).
namespace rw::economics {

/// What a part's cost is for one of.
enum class CostBasis { MwIt, MwFacility, Accelerator, Rack, Building, Site, Lump };
inline constexpr CostBasis kCostBases[] = {CostBasis::MwIt,     CostBasis::MwFacility, CostBasis::Accelerator, CostBasis::Rack,
                                           CostBasis::Building, CostBasis::Site,       CostBasis::Lump};
std::string nameOf(CostBasis basis);  ///< "MW of IT", "accelerator", in the reader's language

/// A part: USD for one of its basis, low <= mode <= high, all at least 0.
struct CostPart {
    std::string id{};  ///< unique in the stack
    CostBasis basis = CostBasis::Lump;
    double low = 0.0;
    double mode = 0.0;
    double high = 0.0;
    Origin origin{};  ///< grade, source, and the plan's path where it can be edited
};

/// How many of each basis there are. What no part asks for may be unset.
template <Number N = double>
struct CostQuantities {
    std::optional<Power<N>> it;
    std::optional<Power<N>> facility;
    std::optional<Count<N>> accelerators;
    std::optional<Count<N>> racks;
    std::optional<Count<N>> buildings;
    std::optional<Count<N>> sites;
};

template <Number N = double>
struct CostBand {
    Money<N> low{};
    Money<N> mode{};
    Money<N> high{};
    /// high / low: 2 says that the dearest is twice the cheapest. Unset where low is 0.
    std::optional<double> width() const
    {
        if (!(low.value() > 0.0)) return {};
        return high.value() / low.value();
    }
};
template <Number N = double>
struct CostRow {
    std::string id{};
    CostBasis basis = CostBasis::Lump;
    Scalar<N> quantity{};  ///< in the basis: MW, or how many
    CostBand<N> cost{};
    double share = 0.0;  ///< of the total at the modes; 0 where that is 0
};
template <Number N = double>
struct CostStack {
    std::vector<CostRow<N>> rows;  ///< in the parts' order
    CostBand<N> total{};           ///< all parts low at once, all likely, all high: the widest band, and no percentiles
    Grade weakest = Grade::Vendor; ///< the least trusted grade among parts that cost something
};

/// Each part times its quantity, and their sums. Refuses an id that stands twice (cost.duplicate), a range out of order
/// (cost.range), a basis whose quantity is not given (cost.no-quantity), amounts and quantities below 0. Paths start
/// with the part's id.
template <Number N>
Result<CostStack<N>> costStack(std::span<const CostPart> parts, const CostQuantities<N>& quantities);

}  // namespace rw::economics
