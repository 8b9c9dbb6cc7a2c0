// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rw {

/// Named arguments of a sentence, in the order given.
using TextArgs = std::vector<std::pair<std::string, std::string>>;

/// One English template with its key. Arguments stand in braces, as in "{racks} racks".
struct TextEntry {
    const char* key;
    const char* english;
};

/// All sentences of the core, sorted by key: findings, errors, labels, report text.
const std::vector<TextEntry>& textTable();

bool hasText(std::string_view key);

/// A template with its arguments filled in. An argument that is not given stays in its braces.
std::string fillText(std::string_view textTemplate, const TextArgs& args);
/// The sentence of a key with its arguments filled in; the key itself when there is none (a test
/// holds that none is missing). English, unless there is a text source.
std::string text(std::string_view key, const TextArgs& args = {});

/// Gives an English template of the table in another language, or as it is. Called from any thread.
using TextSource = std::string (*)(const char* english);
/// Sets whom text() asks, once, before the first sentence and the second thread; null: nobody.
void setTextSource(TextSource source);

}  // namespace rw
