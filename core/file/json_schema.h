// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace rw {

/// The JSON Schema (draft 2020-12) of plan files, made from the field table: the contents of
/// resources/schema/rackwright-plan.schema.json.
std::string planSchema();

}  // namespace rw
