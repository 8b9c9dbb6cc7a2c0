// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

namespace rw::hydraulics {

/// The sparse symmetric system A H = F in the unknown heads of a network. Its pattern is ordered and analysed
/// once; values are set and factored anew in each step (Eigen's SimplicialLDLT under an AMD ordering).
class SparseHeads {
public:
    SparseHeads();
    ~SparseHeads();
    SparseHeads(const SparseHeads&) = delete;
    SparseHeads& operator=(const SparseHeads&) = delete;

    /// Nodes with unknown heads, and the links between nodes that are used.
    void analyse(const std::vector<char>& unknown, const std::vector<int>& from, const std::vector<int>& to,
                 const std::vector<char>& used);

    void clear();
    /// A flow p (h_from - h_to) over a link; the heads count where an end's head is known.
    void addConductance(std::size_t link, double p, double headFrom, double headTo);
    void addInflow(std::size_t node, double flow);
    /// Holds a node at a head with a weight.
    void hold(std::size_t node, double weight, double head);
    /// Writes the unknown heads; false when the matrix is not regular.
    bool solve(std::vector<double>& heads);

private:
    struct System;
    struct Slot {
        int from;  ///< row of the system; -1: known head
        int to;
        int between;  ///< place of A(from, to) among the values; -1: none
    };
    std::unique_ptr<System> m_system;
    std::vector<int> m_rows;      ///< of each node; -1: known
    std::vector<Slot> m_slots;    ///< of each link
    std::vector<int> m_diagonal;  ///< place of A(i, i)
};

}  // namespace rw::hydraulics
