// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"
#include "report/drawing.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rw::report {

struct Heading {
    std::string text;
};

struct Paragraph {
    enum class Style { Lead, Body, Note };
    Style style = Style::Body;
    std::string text;
};

/// Large figures with their units; the first is the headline.
struct KeyFigures {
    struct Item {
        std::string label;
        std::string value;
        std::string unit;
    };
    std::vector<Item> items;
};

/// A column with its unit in the heading; numbers stand right-aligned with equal decimals.
struct Column {
    std::string heading{};
    std::string unit{};
    bool number = false;
    double weight = 1.0;  ///< share of the width that words may take
};

struct Row {
    enum class Kind { Plain, Group, Total, Marked };  ///< Marked: rests on an assumption
    std::vector<std::string> cells;
    Kind kind = Kind::Plain;
};

struct Table {
    std::string caption;
    std::vector<Column> columns;
    std::vector<Row> rows;
};

struct Picture {
    std::string caption;
    Drawing drawing;
};

struct FindingList {
    struct Item {
        Severity severity = Severity::Note;
        std::string code;
        std::string subject;
        std::string message;
        std::string mend;
        std::string reason;  ///< why it was acknowledged
    };
    std::vector<Item> items;
};

FindingList listOf(const std::vector<Finding>& findings);

/// How one figure came about, one line a step, inputs indented beneath.
struct Steps {
    struct Line {
        int depth = 0;
        std::string name;     ///< symbol, or the path of a datum
        std::string formula;  ///< empty for data
        std::string value;
        std::string source;   ///< of a datum, or the method of a solved value
        std::string grade;
        bool again = false;   ///< it was opened further up
    };
    std::string title;
    std::string path;
    std::vector<Line> lines;
};

/// Verbatim text such as a licence notice.
struct Verbatim {
    std::string title;
    std::string text;
};

using Block = std::variant<Heading, Paragraph, KeyFigures, Table, Picture, FindingList, Steps, Verbatim>;

struct Section {
    std::string key;  ///< one of sectionKeys()
    std::string title;
    std::vector<Block> blocks;
};

/// The title block.
struct Cover {
    std::string title;
    std::string client;
    std::string author;
    std::string revision;
    std::string date;
    std::string notes;
    std::string scenario;  ///< its name; empty for the plan itself
    std::string engineVersion;
    std::string catalogueVersion;
    KeyFigures figures;
};

/// A report before it has a form: text, CSV and paper are rendered from it.
struct Report {
    Cover cover;
    std::vector<Section> sections;
};

/// The sections there are, in their order: "summary", "programme", ...
std::vector<std::string_view> sectionKeys();
/// What a section is called: "Summary".
std::string sectionTitle(std::string_view key);

struct Options {
    std::vector<std::string> sections;  ///< keys to include; empty: all
};

/// The report of a plan, from the evaluation of that same plan. Deterministic; knows no clock.
Report buildReport(const Plan& plan, const Evaluation& evaluation, const Options& options = {});

/// The report as plain text of at most \p width columns where words can be broken.
std::string renderText(const Report& report, std::size_t width = 100);

/// The findings alone, as they stand in the text report.
std::string findingsText(const Evaluation& evaluation, std::size_t width = 100);

/// Every figure as a line: path,value,unit (SI). Unset figures have an empty value.
std::string renderCsv(const Evaluation& evaluation);

}  // namespace rw::report
