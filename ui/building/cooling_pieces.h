// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling_drawing.h"

#include <string_view>

namespace rw::ui {

/// What a cooling drawing is put together from: machines and loops of a building's plant, each with its words, the
/// figures for the table and where those come from.
class CoolingPieces {
public:
    CoolingPieces(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& result, const Building& building,
                  const PlantResult<double>& plant, bool extreme, UnitSystem units);

protected:
    [[nodiscard]] const CoolingPart<double>* part(std::string_view id) const;
    [[nodiscard]] QString planned(const char* key) const { return m_stem + QStringLiteral(".cooling.") + QLatin1String(key); }
    /// Of the building; in the extreme air figures have no derivations.
    [[nodiscard]] QString figure(const QString& end) const { return m_extreme ? QString() : m_stem + QLatin1Char('.') + end; }
    [[nodiscard]] QString figureOf(std::string_view id, const char* key) const;
    [[nodiscard]] QString degrees(double kelvin) const;
    [[nodiscard]] QString watts(double si) const { return formatValue(si, unit::W, m_units); }
    [[nodiscard]] QString flowWords(double si, bool air = false) const;
    [[nodiscard]] QString pressure(double si) const { return formatValue(si, unit::kPa, m_units); }

    CoolingNode& add(const QString& key, CoolingSymbol symbol, const QString& name, const QString& plan, int chain, int row, int slot = 0);
    static void fact(CoolingNode& node, const QString& label, const QString& text, const QString& figure = {})
    {
        node.facts.push_back({label, text, figure});
    }
    /// All units of a part of the plant. \p duty: how many of them are no spares; 0 where that is not told.
    CoolingNode& machine(std::string_view id, CoolingSymbol symbol, const QString& kind, const QString& entry, int duty, const QString& plan,
                         int chain, int row, int slot = 0);
    /// A loop of liquid between two rows, with its pumps.
    CoolingNode& loop(const char* key, const QString& name, const LoopState<double>& state, const char* pumps, const QString& figures,
                      const QString& plan, int chain, int row);
    /// What its network tells, where it was laid out.
    void addNetwork(CoolingNode& node, const cooling::LoopDesign& design);

    const Plan& m_plan;
    const Evaluation& m_evaluation;
    const BuildingResult<double>& m_result;
    const Building& m_building;
    const PlantResult<double>& m_plant;
    const bool m_extreme;
    const UnitSystem m_units;
    const QString m_stem;
    const BuildingLoops* m_loops = nullptr;
    CoolingDrawing m_drawing;
};

}  // namespace rw::ui
