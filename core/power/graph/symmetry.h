// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/graph/graph.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace rw::power {

/// Components that can be exchanged for one another, with one of them.
struct ComponentOrbit {
    std::int32_t representative = -1;
    std::int64_t count = 0;
};

/// Pairs that can be exchanged for one another, with one of them.
struct PairOrbit {
    std::int32_t other = -1;  ///< a component that makes a pair with the orbit's representative
    std::int32_t otherOrbit = -1;  ///< position of its orbit
    std::int64_t count = 0;
};

struct SymmetryOptions {
    bool distinguishGroups = false;  ///< loads of different groups are never exchanged
};

/// A partition of the components and of all pairs of them such that members of one part have the same
/// effect when they fail, up to which of the equal units it strikes.
///
/// The graph is split again and again: components that serve most loads form the trunk; what is left
/// falls apart into branches. Each branch is written down with all its numbers, its inner wiring by
/// relative position and its outer wiring by the identity of what it hangs on. Two equal texts prove that
/// exchanging the branches, all else fixed, maps the graph onto itself (an automorphism), so branches with
/// equal texts are interchangeable; so are equal twins within the trunk. Inside a branch the same is done
/// again. Branches that are equal but were wired in another order are not recognised: this costs time, never
/// correctness. The counts add up to n and n (n - 1) / 2 exactly.
class Symmetry {
public:
    explicit Symmetry(const PowerGraph& graph, const SymmetryOptions& options = {});

    const std::vector<ComponentOrbit>& orbits() const { return m_orbits; }
    /// The pairs of an orbit's representative with all that come no earlier: over all orbits every pair
    /// of components is counted once.
    std::vector<PairOrbit> pairsOf(std::int32_t orbit) const;

    struct Level;
    struct Place {
        const Level* level;
        std::size_t branchClass;
    };

private:
    std::shared_ptr<const Level> m_level;
    std::vector<ComponentOrbit> m_orbits;
    std::vector<std::vector<Place>> m_paths;  ///< of each orbit from the whole graph inwards
};

}  // namespace rw::power
