// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "file/plan_file.h"
#include "plan/edit.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace rw::test {

inline std::string fileText(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

inline std::vector<std::string> exampleNames()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(RW_SOURCE_DIR "/resources/examples"))
        if (entry.path().extension() == ".rackwright") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

inline Plan example(const std::string& name)
{
    const std::filesystem::path path = RW_SOURCE_DIR "/resources/examples/" + name + ".rackwright";
    return readPlan(fileText(path), path.filename().string()).value();
}

/// A plan with one field set as on the command line.
inline Plan withSet(Plan plan, const std::string& path, const std::string& value)
{
    Edit edit = parseAssignment(plan, path, value).value();
    const Status s = apply(plan, edit);
    if (!s) throw std::runtime_error(s.error().message());
    return plan;
}

/// A template with its numbers shaken: different plans that a planner could have drawn.
inline Plan shaken(const std::string& name, unsigned seed)
{
    Plan plan = example(name);
    std::mt19937_64 random(seed);
    const auto factor = [&](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random);
    };
    const auto scale = [&](auto& datum, double low, double high) {
        if (datum.si) datum.si = *datum.si * factor(low, high);
    };
    scale(plan.programme.target, 0.2, 3.0);
    for (Phase& phase : plan.programme.phases) scale(phase.target, 0.3, 2.0);
    for (RackDesign& design : plan.rackDesigns) {
        scale(design.makerDesignPower, 0.7, 1.0);
        design.powerRule = factor(0, 1) < 0.5 ? PowerRule::Trays : design.powerRule;
        if (design.liquidShare.si) design.liquidShare.si = factor(0.6, 1.0);
        for (Tray& tray : design.trays) scale(tray.power, 0.6, 1.0);
    }
    for (Converter& converter : plan.converters) {
        scale(converter.noLoadLoss, 0.5, 2.0);
        scale(converter.loadLoss, 0.5, 2.0);
        scale(converter.rating, 0.8, 1.5);
    }
    for (Climate& climate : plan.climates)
        if (climate.designDryBulb.si) {
            climate.designDryBulb.si = *climate.designDryBulb.si + factor(-12.0, 4.0);
            if (climate.designWetBulb.si)
                climate.designWetBulb.si = std::min(*climate.designWetBulb.si, *climate.designDryBulb.si - 1.0);
        }
    for (Building& building : plan.buildings)
        if (building.cooling.supplyTemperature.si)
            building.cooling.supplyTemperature.si = *building.cooling.supplyTemperature.si + factor(-12.0, 4.0);
    for (Hall& hall : plan.halls) scale(hall.itLimit, 0.5, 1.5);
    for (Site& site : plan.sites) scale(site.gridLimit, 0.3, 1.5);
    for (Cluster& cluster : plan.clusters)
        cluster.size = std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(cluster.size) * factor(0.3, 2.0)));
    return plan;
}

}  // namespace rw::test
