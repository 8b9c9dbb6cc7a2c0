// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/block_patch.h"

namespace rw {

namespace {

/// Whether one path leads to the other or below it: then the order of their edits matters.
bool meet(const std::string& a, const std::string& b)
{
    const std::string& shorter = a.size() < b.size() ? a : b;
    const std::string& longer = a.size() < b.size() ? b : a;
    return longer.compare(0, shorter.size(), shorter) == 0
           && (longer.size() == shorter.size() || longer[shorter.size()] == '.' || longer[shorter.size()] == '[');
}

bool mergeable(const Edit& e) { return e.kind == Edit::Kind::Set || e.kind == Edit::Kind::Patch; }

/// The edit that a later one can become part of: of the same kind and path, with none between that it must follow.
Edit* partner(std::vector<Edit>& edits, const Edit& later)
{
    if (!mergeable(later)) return nullptr;
    for (auto e = edits.rbegin(); e != edits.rend(); ++e) {
        if (e->kind == later.kind && e->path == later.path) return &*e;
        if (!mergeable(*e) || meet(e->path, later.path)) return nullptr;
    }
    return nullptr;
}

}  // namespace

void mergeEdits(EditList& first, const EditList& later)
{
    for (const Edit& edit : later.edits) {
        Edit* same = partner(first.edits, edit);
        if (!same) first.edits.push_back(edit);
        else if (edit.kind == Edit::Kind::Set) same->value = edit.value;
        else *same = composedPatch(*same, edit);
    }
}

}  // namespace rw
