// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/electrical/conductor.h"

#include <cstdint>
#include <functional>
#include <span>

// Nominal conductor sizes and the choice among them (methods 2.1a).
namespace rw::electrical {

struct NominalSize {
    const char* name;  ///< "240 mm²", "4/0 AWG", "500 kcmil"
    Area<> area;
};
enum class SizeSeries : std::uint8_t { Iec60228, Awg };

/// 1.5 to 1,000 mm2 (IEC 60228), or 14 AWG to 1,000 kcmil (circular mils of ASTM B258), ascending.
std::span<const NominalSize> nominalSizes(SizeSeries series);
/// A size by its name; nullptr when there is none.
const NominalSize* findSize(SizeSeries series, std::string_view name);

/// An ampacity where nobody has given one, A. Assumed: 14 A/mm2 for 1 mm2 of copper, falling with
/// the 0.4th power of the area, and sqrt(rho_Cu / rho_Al) = 0.78 of it for aluminium. It follows
/// the shape of conductors enclosed at 75 degC and replaces no code's table. Area > 0.
Result<Current<>> assumedAmpacity(ConductorMaterial material, const Area<>& area);

/// The ampacity of one run of a size, A, before derating. An answer of 0 says that a size is not
/// used.
using Ampacity = std::function<Current<>(ConductorMaterial, const NominalSize&)>;
/// assumedAmpacity as such a rule.
Ampacity assumedAmpacities();

struct SizeNeed {
    Circuit<> circuit{};  ///< sending voltage and power factor
    Current<> load{};     ///< what the drop is calculated with
    Current<>
        requiredAmpacity{};  ///< what all runs together must carry: the breaker's rating, or 1.25 I
    Length<> length{};       ///< one way
    ConductorMaterial material = ConductorMaterial::Copper;
    Temperature<> temperature = Temperature<>::of(75.0, unit::C);  ///< of the conductor
    Scalar<> dropLimit = scalar<double>(0.03);                     ///< of the sending voltage
    Scalar<> derating = scalar<double>(1.0);                       ///< ambient and grouping, (0, 1]
    ResistancePerLength<> reactance = kReactancePerLength;
    Scalar<> resistanceFactor = scalar<double>(1.0);
    std::int64_t mostRuns = 12;
};

struct SizeChoice {
    NominalSize size{};
    std::int64_t runs = 1;
    Current<> ampacity{};  ///< of all runs, derated
    Impedance<> impedance{};
    Voltage<> drop{};      ///< by the usual approximation
    Scalar<> dropShare{};  ///< of the sending voltage
};

/// The fewest parallel runs, and with them the smallest nominal size, whose ampacity and voltage
/// drop both hold. Refuses impossible input, and with electrical.size a need that mostRuns of the
/// largest size do not meet.
Result<SizeChoice> chooseSize(const SizeNeed& need, std::span<const NominalSize> sizes,
                              const Ampacity& ampacity);

/// Adiabatic withstand of a conductor, A: k A / sqrt(t) with k in A sqrt(s)/mm2, for 0.1 to 5 s.
/// IEC 60364-4-43 table 43A for XLPE: 143 copper, 94 aluminium. Area > 0.
Result<Current<>> shortTimeWithstand(ConductorMaterial material, const Area<>& area,
                                     const Duration<>& duration);

}  // namespace rw::electrical
