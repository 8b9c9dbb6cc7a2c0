# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the core's sentences, TABLES, as marks for lupdate into OUTPUT, each with its key as a remark.
set(header "// Generated from core/base/text by ui/core_sentences.cmake.\n")
foreach(table IN LISTS TABLES)
    file(READ ${table} text)
    string(REGEX REPLACE "RW_TEXT\\(\"([^\"]+)\", " "//: \\1\nQT_TRANSLATE_NOOP(\"core\", " text "${text}")
    string(REPLACE "\")\n" "\"),\n" text "${text}")
    string(APPEND header "${text}")
endforeach()
file(WRITE ${OUTPUT} "${header}")
