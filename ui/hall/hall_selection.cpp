// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_selection.h"

#include "catalogue/display_name.h"
#include "hall_editor.h"
#include "hall_pairs.h"
#include "shell/theme.h"
#include "widgets/quantity_edit.h"
#include "widgets/section_header.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <cmath>

namespace rw::ui {
namespace {

constexpr int kMostLength = 1000000;  // mm
const QString kSeveral = QStringLiteral("…");

/// The value that all share, or none.
template <class F>
auto common(const HallDrawing& drawing, const std::vector<std::size_t>& which, F&& read) -> std::optional<std::decay_t<decltype(read(drawing.at(0)))>>
{
    if (which.empty()) return std::nullopt;
    const auto first = read(drawing.at(which.front()));
    for (const std::size_t i : which)
        if (read(drawing.at(i)) != first) return std::nullopt;
    return first;
}

}  // namespace

HallSelection::HallSelection(HallEditor* editor, QWidget* parent) : QWidget(parent), m_editor(editor)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    m_head = new SectionHeader(tr("Selected"));
    column->addWidget(m_head);
    auto* pairs = new HallPairs;
    const auto label = [&](const QString& key, const QString& words, QWidget* field, bool whole = false) {
        auto* name = new QLabel(words);
        pairs->add(name, field, whole);
        m_labels.insert(key, name);
    };
    const auto length = [&](const QString& key, const QString& words, const QString& spoken, double least, auto write) {
        auto* edit = new QuantityEdit;
        edit->setUnit(unit::mm);
        edit->setRange(least * 1e-3, kMostLength * 1e-3);
        edit->setWholeNumbers(false);
        edit->setAccessibleName(spoken);
        m_fields.insert(key, edit);
        label(key, words, edit);
        connect(edit, &QuantityEdit::siChanged, this, [this, write](std::optional<double> si) {
            if (m_showing || !si || m_editor->selected().empty()) return;
            const std::int64_t mm = std::llround(*si * 1e3);
            m_editor->change(m_editor->selected(), [&](Placement& p) { write(p, mm); }, "edit.hall.change");
        });
        connect(edit, &QuantityEdit::refused, this, &HallSelection::told);
    };
    m_name = new QLineEdit;
    m_name->setAccessibleName(tr("Name of what is selected"));
    label(QStringLiteral("name"), tr("Name"), m_name, true);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (m_showing || !m_name->isModified() || m_editor->selected().size() != 1) return;
        const std::string name = m_name->text().trimmed().toStdString();
        m_name->setModified(false);
        m_editor->change(m_editor->selected(), [&](Placement& p) { p.name = name; }, "edit.hall.change");
    });
    m_design = new QComboBox;
    m_design->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_design->setMinimumContentsLength(8);
    m_design->setAccessibleName(tr("Rack design of what is selected"));
    label(QStringLiteral("design"), tr("Design"), m_design, true);
    connect(m_design, &QComboBox::activated, this, [this](int at) {
        const std::string design = m_design->itemData(at).toString().toStdString();
        m_editor->change(m_editor->selected(), [&](Placement& p) { if (p.kind == PlacementKind::Rack) p.rackDesign = design; }, "edit.hall.change");
    });
    length(QStringLiteral("x"), tr("x"), tr("Distance from the left wall"), -kMostLength, [](Placement& p, std::int64_t mm) { p.x = mm; });
    length(QStringLiteral("y"), tr("y"), tr("Distance from the upper wall"), -kMostLength, [](Placement& p, std::int64_t mm) { p.y = mm; });
    length(QStringLiteral("width"), tr("Width"), tr("Width"), 1.0, [](Placement& p, std::int64_t mm) { p.width = mm; });
    length(QStringLiteral("depth"), tr("Depth"), tr("Depth"), 1.0, [](Placement& p, std::int64_t mm) { p.depth = mm; });
    m_row = new QLineEdit;
    m_row->setAccessibleName(tr("Row of what is selected"));
    label(QStringLiteral("row"), tr("Row"), m_row);
    connect(m_row, &QLineEdit::editingFinished, this, [this] {
        if (m_showing || !m_row->isModified() || m_editor->selected().empty()) return;
        const std::string row = m_row->text().trimmed().toStdString();
        m_row->setModified(false);
        m_editor->change(m_editor->selected(), [&](Placement& p) { p.row = row; }, "edit.hall.change");
    });
    m_feed = new QComboBox;
    m_feed->addItem(tr("both"), QString());
    m_feed->addItem(QStringLiteral("A"), QStringLiteral("A"));
    m_feed->addItem(QStringLiteral("B"), QStringLiteral("B"));
    m_feed->setAccessibleName(tr("Feed of what is selected"));
    label(QStringLiteral("feed"), tr("Feed"), m_feed);
    connect(m_feed, &QComboBox::activated, this, [this](int at) {
        const std::string feed = m_feed->itemData(at).toString().toStdString();
        m_editor->change(m_editor->selected(), [&](Placement& p) { p.feed = feed; }, "edit.hall.change");
    });
    m_angle = new QComboBox;
    for (const int angle : {0, 90, 180, 270}) m_angle->addItem(tr("%1°").arg(angle), angle);
    m_angle->setAccessibleName(tr("Angle of what is selected"));
    label(QStringLiteral("angle"), tr("Angle"), m_angle);
    connect(m_angle, &QComboBox::activated, this, [this](int at) {
        const std::int64_t angle = m_angle->itemData(at).toInt();
        m_editor->change(m_editor->selected(), [&](Placement& p) { p.angle = angle; }, "edit.hall.change");
    });
    m_use = new QComboBox;
    for (int use = 0; use <= static_cast<int>(AreaUse::KeepClear); ++use) m_use->addItem(areaUseName(static_cast<AreaUse>(use)), use);
    m_use->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_use->setMinimumContentsLength(4);
    m_use->setAccessibleName(tr("Use of the selected areas"));
    label(QStringLiteral("use"), tr("Use"), m_use);
    connect(m_use, &QComboBox::activated, this, [this](int at) {
        const auto use = static_cast<AreaUse>(m_use->itemData(at).toInt());
        m_editor->change(m_editor->selected(), [&](Placement& p) { p.use = use; }, "edit.hall.change");
    });
    column->addWidget(pairs);
    hide();
    connect(editor, &HallEditor::drawingChanged, this, &HallSelection::refresh);
    connect(editor, &HallEditor::selectionChanged, this, &HallSelection::refresh);
}

QLineEdit* HallSelection::nameField() const
{
    return m_editor->selected().size() == 1 ? m_name : m_row;
}

void HallSelection::refresh()
{
    const HallDrawing* drawing = m_editor->drawing().get();
    const auto& selected = m_editor->selected();
    setVisible(drawing && !selected.empty());
    if (!drawing || selected.empty()) return;
    const QScopedValueRollback showing(m_showing, true);
    const auto count = static_cast<qint64>(selected.size());
    const auto kind = common(*drawing, selected, [](const Placement& p) { return p.kind; });
    m_head->setTitle(kind ? placementKindName(*kind) : tr("Selected"));
    m_head->setRemark(count == 1 ? toQString(drawing->at(selected.front()).id) : tr("%1 selected").arg(formatCount(count)));
    const auto length = [&](const char* key, auto read) {
        QuantityEdit* edit = m_fields[QLatin1String(key)];
        edit->setUnitSystem(m_editor->units());
        const auto value = common(*drawing, selected, read);
        edit->setNullable(!value, kSeveral);
        edit->setSi(value ? std::optional<double>(static_cast<double>(*value) * 1e-3) : std::nullopt);
    };
    length("x", [](const Placement& p) { return p.x; });
    length("y", [](const Placement& p) { return p.y; });
    length("width", [](const Placement& p) { return p.width; });
    length("depth", [](const Placement& p) { return p.depth; });
    m_name->setEnabled(count == 1);
    m_name->setPlaceholderText(count == 1 ? toQString(drawing->at(selected.front()).id) : tr("several"));
    if (!m_name->hasFocus()) m_name->setText(count == 1 ? toQString(drawing->at(selected.front()).name) : QString());
    const auto row = common(*drawing, selected, [](const Placement& p) { return p.row; });
    m_row->setPlaceholderText(row ? tr("none") : tr("several"));
    if (!m_row->hasFocus()) m_row->setText(row ? toQString(*row) : QString());
    const bool racks = kind == PlacementKind::Rack;
    m_design->setVisible(racks);
    m_labels[QStringLiteral("design")]->setVisible(racks);
    if (racks && m_editor->document()) {
        m_design->clear();
        m_design->addItem(tr("any platform"), QString());
        for (const RackDesign& d : m_editor->document()->plan().rackDesigns)
            m_design->addItem(toQString(displayName(d)), toQString(d.id));
        const auto design = common(*drawing, selected, [](const Placement& p) { return p.rackDesign; });
        m_design->setPlaceholderText(tr("several"));
        m_design->setCurrentIndex(design ? m_design->findData(toQString(*design)) : -1);
    }
    const bool areas = kind == PlacementKind::Zone || kind == PlacementKind::Containment;
    m_use->setVisible(areas);
    m_labels[QStringLiteral("use")]->setVisible(areas);
    const auto choose = [](QComboBox* box, const QVariant& value) {
        box->setPlaceholderText(kSeveral);
        box->setCurrentIndex(value.isValid() ? box->findData(value) : -1);
    };
    const auto feed = common(*drawing, selected, [](const Placement& p) { return p.feed; });
    choose(m_feed, feed ? QVariant(toQString(*feed)) : QVariant());
    const auto angle = common(*drawing, selected, [](const Placement& p) { return p.angle; });
    choose(m_angle, angle ? QVariant(static_cast<int>(*angle)) : QVariant());
    const auto use = common(*drawing, selected, [](const Placement& p) { return static_cast<int>(p.use); });
    choose(m_use, use ? QVariant(*use) : QVariant());
}

}  // namespace rw::ui
