// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/slug.h"

namespace rw {

std::string slug(std::string_view name, std::string_view otherwise)
{
    std::string id;
    for (const char c : name) {
        const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool keep = (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9');
        if (keep) id += low;
        else if (!id.empty() && id.back() != '-') id += '-';
        if (id.size() == 60) break;
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id.empty() ? std::string(otherwise) : id;
}

}  // namespace rw
