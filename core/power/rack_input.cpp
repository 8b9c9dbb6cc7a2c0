// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/rack_input.h"

#include "base/text.h"

namespace rw {

std::optional<RackInput> rackInput(const Plan& plan, const RackDesign& design)
{
    std::optional<RackInput> input;
    bool shelves = false;
    for (const Tray& tray : design.trays) {
        if (tray.kind != TrayKind::Power || trayCount(design, tray) == 0) continue;
        shelves = true;
        const Converter* c = findById(plan.converters, tray.converter);
        if (c && c->kind == ConverterKind::DcDc) input = RackInput::Direct;
        else if (c && c->kind == ConverterKind::PowerShelf) input = RackInput::Alternating;
    }
    const Frame* frame = findById(plan.frames, design.frame);
    if (shelves || !frame || frame->busbarFeed != BusbarFeed::None) return input;
    // Without shelves and busbar the nodes' own supplies hang on the feed.
    for (const Tray& tray : design.trays) {
        const Converter* c = trayCount(design, tray) > 0 ? findById(plan.converters, tray.converter) : nullptr;
        if (c && c->kind == ConverterKind::Node) input = RackInput::Alternating;
    }
    return input;
}

std::string inputWords(RackInput input)
{
    return text(input == RackInput::Direct ? "current.direct" : "current.alternating");
}

}  // namespace rw
