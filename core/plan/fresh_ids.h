// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/edit.h"

#include <string>
#include <string_view>
#include <unordered_set>

namespace rw {

/// Many new ids at once, the same that freshId would give one after another: that walks the plan for each, this once.
class FreshIds {
public:
    explicit FreshIds(const Plan& plan);

    /// "<stem>-<n>", never used before in the plan.
    std::string make(std::string_view stem);
    std::int64_t next() const { return m_next; }
    /// The edit that moves the plan's counter behind them: goes into the same list as those that use the ids.
    Edit counter() const { return Edit::set("next_id", Tree(m_next)); }

private:
    std::int64_t m_next;
    std::unordered_set<std::string> m_held;  ///< ids whose number is not below the counter: it was set by hand
};

}  // namespace rw
