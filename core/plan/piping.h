// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/equipment.h"

namespace rw {

/// What pipes are made of; roughness of each in cooling/hydraulics/fittings.
enum class PipeMaterial { StainlessSteel, CommercialSteel, GalvanisedSteel, DrawnTube, Hdpe, Pvc };

/// Which way the return runs beside its supply: back to where it came from, or on to the far end first, so that
/// all branches have about as far to go.
enum class PipeReturn { Direct, Reverse };

/// What a loop's pumps hold at part load: the drop over the farthest branch, their own head, or nothing, with
/// every valve left as it stands.
enum class HeldPressure { FarthestBranch, PumpHead, Nothing };

/// What both loops of a building are laid out from where no one has drawn them (methods 3.6). All graded; all
/// editable. Where a hall is drawn with its racks and CDUs, its own distances rule.
struct Piping {
    // Technology loop: from a CDU along its rows to the racks.
    std::int64_t racksPerRow = 16;
    LengthDatum rackPitch{0.6, unit::m};   ///< along a row's manifold
    LengthDatum rowPitch{3.0, unit::m};    ///< from row to row, along a CDU's header
    LengthDatum cduDistance{10.0, unit::m};  ///< from a CDU to its first row
    LengthDatum hoseLength{2.0, unit::m};  ///< to a rack, and the same back
    LengthDatum hoseBore;                  ///< unset: the smallest usual one that keeps the hose's velocity
    FlowDatum couplingFlow;                ///< Kv of a rack's coupling: at 1 bar; unset: as its hose with K = 1.5
    PressureDatum rackDrop{75.0, unit::kPa};  ///< of a rack whose design names none
    DatumOf<dim::volume> rackContent{40.0, unit::L};  ///< coolant in a rack
    PressureDatum coolantStrainer{10.0, unit::kPa};  ///< of what stands outside the CDU
    PipeMaterial coolantPipe = PipeMaterial::StainlessSteel;
    PipeReturn coolantReturn = PipeReturn::Direct;
    HeldPressure coolantHeld = HeldPressure::FarthestBranch;
    PressureDatum coolantFill{150.0, unit::kPa};  ///< gauge, in the expansion vessel when cold

    // Facility water: from the pumps along the CDUs to the heat rejection.
    std::optional<std::int64_t> facilityLoops;  ///< equal ones, each with its pumps; unset: one for each hall
    std::int64_t facilityPumps = 2;        ///< on duty in a loop
    std::optional<std::int64_t> standbyPumps;  ///< beside them; unset: as many as the plant has spares
    LengthDatum mainLength{60.0, unit::m};   ///< from the pumps to the first CDU
    LengthDatum cduPitch{6.0, unit::m};      ///< along the main
    LengthDatum branchLength{6.0, unit::m};  ///< from the main to a CDU or a unit of heat rejection
    LengthDatum rejectionDistance{40.0, unit::m};
    LengthDatum rejectionPitch{8.0, unit::m};
    LengthDatum rejectionHeight{10.0, unit::m};  ///< of heat rejection over pumps and CDUs
    PressureDatum exchangerDrop{50.0, unit::kPa};  ///< of a CDU's facility side at its rated facility flow
    PressureDatum rejectionDrop{60.0, unit::kPa};  ///< of a unit of heat rejection at its design flow
    PressureDatum facilityStrainer{15.0, unit::kPa};  ///< before each CDU
    FractionDatum controlAuthority{0.3, unit::one};   ///< least share of a branch's drop that its control valve has
    PipeMaterial facilityPipe = PipeMaterial::CommercialSteel;
    PipeReturn facilityReturn = PipeReturn::Direct;
    HeldPressure facilityHeld = HeldPressure::FarthestBranch;
    PressureDatum facilityFill{200.0, unit::kPa};

    // Both.
    PressureDatum balancingDrop{5.0, unit::kPa};  ///< least of a balancing valve, so that it can be measured
    LengthDatum elbowSpacing{8.0, unit::m};       ///< straight pipe for each bend
    FractionDatum headMargin{0.1, unit::one};     ///< of a pump's rated head over what is needed
    LengthDatum pumpSuction{4.0, unit::m};        ///< NPSH that a pump requires
    PressureDatum mostPressure{600.0, unit::kPa};  ///< gauge, at the expansion vessel when hot
    TemperatureDatum fillTemperature{10.0, unit::C};
    FractionDatum makeUp{0.01, unit::one};         ///< of a loop's volume, in a year
    DatumOf<dim::velocity> smallVelocity{1.2, unit::mps};  ///< most, up to DN50
    DatumOf<dim::velocity> largeVelocity{2.4, unit::mps};
    DatumOf<dim::velocity> hoseVelocity{2.1, unit::mps};   ///< in hoses and rows' manifolds
    DatumOf<dim::pressureGradient> gradient{400.0, unit::Pam};  ///< most

    bool operator==(const Piping&) const = default;
};

template <> const ObjectType& typeOf<Piping>();

}  // namespace rw
