// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/findings.h"

namespace rw {

void computeFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out)
{
    for (const UnknownCompute& unknown : evaluation.compute.unknown) {
        const Accelerator* a = findById(plan.accelerators, unknown.accelerator);
        if (!a) {
            const RackDesign* design = findById(plan.rackDesigns, unknown.rackDesign);
            out.push_back({Severity::Note, "compute.no-accelerator", "rack_designs[" + unknown.rackDesign + "]",
                           {{"rack", design && !design->name.empty() ? design->name : unknown.rackDesign}}, {}});
            continue;
        }
        std::string missing;
        for (const ComputeKind kind : unknown.missing)
            missing += (missing.empty() ? "" : "; ") + text("field." + std::string(name(kind)));
        out.push_back({Severity::Note, "compute.unknown", "accelerators[" + a->id + "]",
                       {{"name", a->name.empty() ? a->id : a->name}, {"missing", missing}}, {}});
    }
}

}  // namespace rw
