// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/sparse_heads.h"

#include <Eigen/OrderingMethods>
#include <Eigen/SparseCholesky>
#include <Eigen/SparseCore>

#include <algorithm>

namespace rw::hydraulics {

using Matrix = Eigen::SparseMatrix<double, Eigen::ColMajor, int>;

/// The upper triangle in elimination order, so that factoring copies nothing.
struct SparseHeads::System {
    Matrix matrix;
    Eigen::VectorXd right;
    Eigen::SimplicialLDLT<Matrix, Eigen::Upper, Eigen::NaturalOrdering<int>> factors;
};

SparseHeads::SparseHeads() : m_system(std::make_unique<System>()) {}
SparseHeads::~SparseHeads() = default;

namespace {

/// Upper triangle of the pattern: for each column the rows above it and itself, ascending.
Matrix upperPattern(int size, const std::vector<std::pair<int, int>>& between)
{
    std::vector<int> begin(static_cast<std::size_t>(size) + 1, 0);
    for (const auto& [row, column] : between) ++begin[static_cast<std::size_t>(column) + 1];
    for (std::size_t j = 0; j < static_cast<std::size_t>(size); ++j) begin[j + 1] += begin[j];
    std::vector<int> rows(between.size());
    std::vector<int> next(begin.begin(), begin.end() - 1);
    for (const auto& [row, column] : between) rows[static_cast<std::size_t>(next[static_cast<std::size_t>(column)]++)] = row;

    Matrix pattern(size, size);
    pattern.reserve(static_cast<Eigen::Index>(between.size()) + size);
    for (int j = 0; j < size; ++j) {
        const auto first = rows.begin() + begin[static_cast<std::size_t>(j)];
        auto last = rows.begin() + begin[static_cast<std::size_t>(j) + 1];
        std::sort(first, last);
        last = std::unique(first, last);
        pattern.startVec(j);
        for (auto row = first; row != last; ++row) pattern.insertBack(*row, j) = 0.0;
        pattern.insertBack(j, j) = 0.0;
    }
    pattern.finalize();
    return pattern;
}

}  // namespace

void SparseHeads::analyse(const std::vector<char>& unknown, const std::vector<int>& from, const std::vector<int>& to,
                          const std::vector<char>& used)
{
    int size = 0;
    m_rows.assign(unknown.size(), -1);
    for (std::size_t i = 0; i < unknown.size(); ++i)
        if (unknown[i]) m_rows[i] = size++;
    const auto rowOf = [&](int node) { return m_rows[static_cast<std::size_t>(node)]; };
    const auto pairs = [&] {
        std::vector<std::pair<int, int>> between;
        between.reserve(from.size());
        for (std::size_t k = 0; k < from.size(); ++k)
            if (used[k] && rowOf(from[k]) >= 0 && rowOf(to[k]) >= 0)
                between.push_back(std::minmax(rowOf(from[k]), rowOf(to[k])));
        return between;
    };
    // Order by the pattern, then number the rows so.
    Eigen::PermutationMatrix<Eigen::Dynamic, Eigen::Dynamic, int> order;
    Eigen::AMDOrdering<int>()(upperPattern(size, pairs()), order);
    std::vector<int> place(static_cast<std::size_t>(size));
    for (int i = 0; i < size; ++i) place[static_cast<std::size_t>(order.indices()[i])] = i;
    for (int& row : m_rows)
        if (row >= 0) row = place[static_cast<std::size_t>(row)];

    Matrix& matrix = m_system->matrix;
    matrix = upperPattern(size, pairs());
    m_diagonal.resize(static_cast<std::size_t>(size));
    const int* begin = matrix.outerIndexPtr();
    const int* rows = matrix.innerIndexPtr();
    for (int j = 0; j < size; ++j) m_diagonal[static_cast<std::size_t>(j)] = begin[j + 1] - 1;
    m_slots.clear();
    m_slots.reserve(from.size());
    for (std::size_t k = 0; k < from.size(); ++k) {
        Slot slot{rowOf(from[k]), rowOf(to[k]), -1};
        if (used[k] && slot.from >= 0 && slot.to >= 0) {
            const auto [row, column] = std::minmax(slot.from, slot.to);
            slot.between = static_cast<int>(std::lower_bound(rows + begin[column], rows + begin[column + 1], row) - rows);
        }
        m_slots.push_back(slot);
    }
    m_system->right.resize(size);
    m_system->factors.analyzePattern(matrix);
}

void SparseHeads::clear()
{
    std::fill_n(m_system->matrix.valuePtr(), m_system->matrix.nonZeros(), 0.0);
    m_system->right.setZero();
}

void SparseHeads::addConductance(std::size_t link, double p, double headFrom, double headTo)
{
    const Slot& slot = m_slots[link];
    double* values = m_system->matrix.valuePtr();
    if (slot.from >= 0) {
        values[m_diagonal[static_cast<std::size_t>(slot.from)]] += p;
        if (slot.to < 0) m_system->right[slot.from] += p * headTo;
    }
    if (slot.to >= 0) {
        values[m_diagonal[static_cast<std::size_t>(slot.to)]] += p;
        if (slot.from < 0) m_system->right[slot.to] += p * headFrom;
    }
    if (slot.between >= 0) values[slot.between] -= p;
}

void SparseHeads::addInflow(std::size_t node, double flow)
{
    if (m_rows[node] >= 0) m_system->right[m_rows[node]] += flow;
}

void SparseHeads::hold(std::size_t node, double weight, double head)
{
    if (m_rows[node] < 0) return;
    m_system->matrix.valuePtr()[m_diagonal[static_cast<std::size_t>(m_rows[node])]] += weight;
    m_system->right[m_rows[node]] += weight * head;
}

bool SparseHeads::solve(std::vector<double>& heads)
{
    if (m_system->right.size() == 0) return true;
    m_system->factors.factorize(m_system->matrix);
    if (m_system->factors.info() != Eigen::Success) return false;
    const Eigen::VectorXd x = m_system->factors.solve(m_system->right);
    if (!x.allFinite()) return false;
    for (std::size_t i = 0; i < heads.size(); ++i)
        if (m_rows[i] >= 0) heads[i] = x[m_rows[i]];
    return true;
}

}  // namespace rw::hydraulics
