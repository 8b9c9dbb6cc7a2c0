// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QStringList>

namespace rw::ui {

/// Keys of what the window remembers between sessions. Nothing of a plan is kept here.
namespace setting {
inline constexpr const char* kGeometry = "window/geometry";
inline constexpr const char* kState = "window/state";
inline constexpr const char* kTheme = "window/theme";
inline constexpr const char* kUnits = "window/units";
inline constexpr const char* kTextScale = "window/text_percent";
inline constexpr const char* kTourDone = "window/tour_done";
inline constexpr const char* kJournalSeconds = "files/journal_seconds";
inline constexpr const char* kAutosaveMinutes = "files/autosave_minutes";
inline constexpr const char* kCatalogueFolder = "files/catalogue_folder";
inline constexpr const char* kKeyFigures = "window/key_figures";
inline constexpr const char* kRecent = "files/recent";
inline constexpr const char* kDirectory = "files/directory";
}  // namespace setting

}  // namespace rw::ui
