// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/findings.h"

namespace rw {

void computeFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out)
{
    for (const UnknownCompute& unknown : evaluation.compute.unknown) {
        const Accelerator* a = findById(plan.accelerators, unknown.accelerator);
        if (!a) {
            const RackDesign* design = findById(plan.rackDesigns, unknown.rackDesign);
            out.push_back({Severity::Note, "compute.no-accelerator", "rack_designs[" + unknown.rackDesign + "]",
                           {{"rack", displayName(design, unknown.rackDesign)}}, {}});
            continue;
        }
        std::string missing;
        for (const ComputeKind kind : unknown.missing)
            missing += (missing.empty() ? "" : "; ") + text("field." + std::string(name(kind)));
        out.push_back({Severity::Note, "compute.unknown", "accelerators[" + a->id + "]",
                       {{"name", displayName(*a)}, {"missing", missing}}, {}});
    }
}

}  // namespace rw
