// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/fault_words.h"

#include "base/text.h"

namespace rw::layout {

Severity severityOf(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Overlap:
    case FaultKind::Outside:
    case FaultKind::FloorLoad: return Severity::Error;
    case FaultKind::Askew:
    case FaultKind::NoCdu:
    case FaultKind::NoFeed: return Severity::Note;
    case FaultKind::FrontClear:
    case FaultKind::RearClear:
    case FaultKind::ServiceClear:
    case FaultKind::ZoneEntered:
    case FaultKind::DoorBlocked:
    case FaultKind::Aisle:
    case FaultKind::CduReach:
    case FaultKind::CordReach: return Severity::Warning;
    }
    return Severity::Warning;
}

std::string faultSentence(const LayoutFault& fault, const FaultWords& words)
{
    return text("layout.fault." + std::string(name(fault.kind)),
                {{"thing", words.thing},
                 {"other", words.other.empty() ? text("layout.edge") : words.other},
                 {"measured", words.measured},
                 {"allowed", words.allowed},
                 {"feed", fault.feed.empty() ? text("layout.any-feed") : fault.feed}});
}

}  // namespace rw::layout
