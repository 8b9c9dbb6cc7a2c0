// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/programme.h"
#include "quantity/compute_units.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rw {

/// What an accelerator brings, as its maker tells it.
enum class ComputeKind { Fp8, Fp4, Memory, MemoryBandwidth };
inline constexpr std::array<ComputeKind, 4> kComputeKinds{ComputeKind::Fp8, ComputeKind::Fp4, ComputeKind::Memory,
                                                          ComputeKind::MemoryBandwidth};
std::string_view name(ComputeKind kind);  ///< the key of its datum: "fp8_dense", ...

/// Accelerators and what they bring, for each unit of \p Per: a watt, a dollar; dim::none: of a whole. What rests on
/// a datum that nobody tells is unset. FP8 and FP4 are dense peaks, FLOPS; memory is B, its bandwidth B/s.
template <Number N, Dimension Per = dim::none>
struct Compute {
    std::optional<Quantity<dim::none / Per, N>> accelerators{};
    std::optional<Quantity<dim::rate / Per, N>> fp8{};
    std::optional<Quantity<dim::rate / Per, N>> fp4{};
    std::optional<Quantity<dim::data / Per, N>> memory{};
    std::optional<Quantity<dim::dataRate / Per, N>> memoryBandwidth{};
};

/// What compute is held against; unset where it is not known.
template <Number N>
struct ComputeAgainst {
    std::optional<Power<N>> systems{};
    std::optional<Power<N>> it{};
    std::optional<Power<N>> facility{};
    std::optional<Money<N>> cost{};
};

/// Compute of one rack of a platform, or of the programme, beside the power it takes on three of the readings of
/// methods 0a, and what it costs.
template <Number N>
struct ComputeFigures {
    Compute<N> whole;
    Compute<N, dim::power> perSystems;
    Compute<N, dim::power> perIt;
    Compute<N, dim::power> perFacility;
    Compute<N, dim::money> perCost;  ///< nothing while no cost is known
    /// The weakest datum of each kind; Unknown where one is missing.
    std::array<Grade, kComputeKinds.size()> grades{Grade::Unknown, Grade::Unknown, Grade::Unknown, Grade::Unknown};
};

template <Number N>
struct PlatformCompute {
    std::string cluster;
    std::string rackDesign;
    ComputeFigures<N> figures;
};

/// Accelerators of which the plan does not tell all.
struct UnknownCompute {
    std::string accelerator;  ///< id; empty: the rack design names none
    std::string rackDesign;
    std::vector<ComputeKind> missing;
};

template <Number N>
struct ComputeResult {
    std::vector<PlatformCompute<N>> platforms;
    ComputeFigures<N> programme;  ///< of the racks that the phases ask for
    std::vector<UnknownCompute> unknown;
};

/// What one rack of a design brings: sums over the accelerators in its trays.
template <Number N>
Compute<N> rackCompute(const Plan& plan, const RackDesign& design);

/// A rack's or a programme's compute divided by what it takes.
template <Number N>
ComputeFigures<N> computeFigures(const Compute<N>& whole, const ComputeAgainst<N>& against);

/// Compute of all platforms and of the programme. Where racks find no place the programme's powers are those of fewer
/// racks, and nothing is divided by them. \p cost: of the programme, what its compute is held against; unset: unknown.
template <Number N>
ComputeResult<N> evaluateCompute(const Plan& plan, const std::vector<PlatformResult<N>>& platforms,
                                 const std::vector<PhaseResult<N>>& phases, const ProgrammeResult<N>& programme,
                                 const std::optional<Money<N>>& cost = std::nullopt);

}  // namespace rw
