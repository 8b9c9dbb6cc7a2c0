// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/hydraulics/network_report.h"

#include <string_view>

namespace rw::hydraulics {

/// A network as a file told it, and what of the file was left out: each with its place, as Error::message tells it.
struct NetworkFile {
    Network network;
    Surroundings surroundings;                 ///< limits, air and vapour pressure, as far as the file tells
    std::optional<ExpansionInput> expansion{};  ///< of a closed loop
    std::vector<Error> notices;
};

/// The hydraulics of an EPANET input file at its first instant: patterns at time zero, tanks held at their initial
/// level. Darcy-Weisbach files are counted with \p darcy. Sections on water quality, energy, drawing and reports are
/// skipped; controls, rules and unknown sections are told. Errors name the line: inp.*.
Result<NetworkFile> readInp(std::string_view text, const std::string& fileName, Friction darcy = Friction::SwameeJain);

/// A network in JSON, as resources/manual/command-line.md describes it. Errors name the place: json.*, network.*, field.*,
/// fluid.range.
Result<NetworkFile> readNetworkJson(std::string_view text, const std::string& fileName);

}  // namespace rw::hydraulics
