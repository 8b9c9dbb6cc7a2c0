// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "schema/path.h"

#include <QString>

namespace rw::ui {

/// "Compute tray" where the object has a name, else its id, else the word for its kind.
QString nameInPlan(const Plan& plan, const QString& path);
/// The word for a kind of object: "Rack design", "Tray", "Phase".
QString typeWord(const ObjectType& type);
QString typeWord(const std::string& typeName);
/// The icon of a kind of object, from icon_list.txt.
QString typeIcon(const ObjectType& type);
/// The label of the field a path names; of the object where it names none.
QString fieldLabel(const Plan& plan, const std::string& path);
/// An element that is put into a list or was taken out: kind and name, "Tray “Compute tray”".
QString elementWords(const Plan& plan, const std::string& listPath, const Tree& element);
/// "Helios › Compute tray › Design power": where something is, in the planner's words.
QString placeWords(const Plan& plan, const QString& path);
/// One of the choices of a field in words: "letter_of_intent" is "Letter of intent".
QString choiceWord(const Field& field, std::string_view choice);

/// The path of the object that holds what a path names; empty for the plan itself.
QString objectPath(const Plan& plan, const QString& path);
QString parentPath(const QString& path);
/// A text field of an object, empty where it has none of that key.
std::string textOf(const ObjectType& type, const void* object, const char* key);

}  // namespace rw::ui
