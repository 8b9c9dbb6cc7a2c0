// SPDX-License-Identifier: GPL-3.0-or-later
// Tools, menus and keys of the hall's page.
#include "hall_page.h"

#include "hall_dialogs.h"
#include "hall_panel.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/segmented_control.h"

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace rw::ui {
namespace {

constexpr double kZoomStep = 1.5;

/// What usual equipment covers, mm: a planner puts his own sizes in. Assumed.
struct Size {
    PlacementKind kind;
    std::int64_t width;
    std::int64_t depth;
};
constexpr Size kSizes[] = {
    {PlacementKind::Network, 600, 1200},  {PlacementKind::Storage, 600, 1200}, {PlacementKind::Cdu, 1200, 1200},
    {PlacementKind::FanWall, 3000, 900},  {PlacementKind::Power, 1200, 1000},  {PlacementKind::Rpp, 600, 600},
    {PlacementKind::Other, 600, 600},     {PlacementKind::Column, 600, 600},   {PlacementKind::Door, 1200, 200},
    {PlacementKind::Wall, 1000, 200},     {PlacementKind::Busway, 1000, 150},
};

}  // namespace

QAction* HallPage::addAction(const char* key, const QString& words, const char* iconName, const QKeySequence& keys, const std::function<void()>& run)
{
    auto* action = new QAction(words, this);
    if (*iconName) action->setIcon(icon(QLatin1String(iconName), Theme::of(this)));
    action->setObjectName(QLatin1String(key));
    QString tip = QString(words).remove(QStringLiteral("…"));
    if (!keys.isEmpty()) {
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        tip += QStringLiteral(" (%1)").arg(keys.toString(QKeySequence::NativeText));
    }
    action->setToolTip(tip);
    connect(action, &QAction::triggered, this, run);
    m_view->addAction(action);
    m_actions << action;
    m_byKey.insert(QLatin1String(key), action);
    return action;
}

void HallPage::makeActions()
{
    using layout::AlignTo;
    using layout::Axis;
    addAction("generate", tr("Draw from counts…"), "hall", {}, [this] { openGenerate(); });
    addAction("duplicate", tr("Duplicate"), "duplicate", QKeySequence(Qt::CTRL | Qt::Key_D), [this] { m_editor->duplicateSelected(); });
    addAction("array", tr("Fill an array…"), "table", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), [this] { openArray(); });
    addAction("rename", tr("Rename"), "edit", QKeySequence(Qt::Key_F2), [this] { m_panel->editName(); });
    addAction("delete", tr("Delete"), "delete", QKeySequence::Delete, [this] { m_editor->removeSelected(); });
    addAction("copy", tr("Copy"), "copy", QKeySequence::Copy, [this] { m_editor->copy(); });
    addAction("cut", tr("Cut"), "cut", QKeySequence::Cut, [this] {
        m_editor->copy();
        m_editor->removeSelected();
    });
    addAction("paste", tr("Paste"), "paste", QKeySequence::Paste, [this] { paste(); });
    addAction("select-all", tr("Select all"), "", QKeySequence::SelectAll, [this] { m_editor->selectAll(); });
    addAction("rotate", tr("Turn by 90°"), "rotate", QKeySequence(Qt::CTRL | Qt::Key_R), [this] { m_editor->rotateSelected(); });
    addAction("mirror-x", tr("Mirror left and right"), "mirror", {}, [this] { m_editor->mirrorSelected(Axis::X); });
    addAction("mirror-y", tr("Mirror up and down"), "mirror-down", {}, [this] { m_editor->mirrorSelected(Axis::Y); });
    addAction("align-left", tr("Align left"), "align-left", {}, [this] { m_editor->align(AlignTo::Left); });
    addAction("align-middle-x", tr("Align middles across"), "align-middle", {}, [this] { m_editor->align(AlignTo::MiddleX); });
    addAction("align-right", tr("Align right"), "align-right", {}, [this] { m_editor->align(AlignTo::Right); });
    addAction("align-top", tr("Align top"), "align-top", {}, [this] { m_editor->align(AlignTo::Top); });
    addAction("align-middle-y", tr("Align middles down"), "align-centre", {}, [this] { m_editor->align(AlignTo::MiddleY); });
    addAction("align-bottom", tr("Align bottom"), "align-bottom", {}, [this] { m_editor->align(AlignTo::Bottom); });
    addAction("distribute-x", tr("Distribute across"), "distribute", {}, [this] { m_editor->distribute(Axis::X); });
    addAction("distribute-y", tr("Distribute down"), "distribute-down", {}, [this] { m_editor->distribute(Axis::Y); });
    addAction("fit", tr("Show the whole hall"), "zoom-fit", {}, [this] { m_view->fit(); });
    addAction("zoom-in", tr("Zoom in on the plan"), "zoom-in", {}, [this] { m_view->zoomBy(kZoomStep); });
    addAction("zoom-out", tr("Zoom out of the plan"), "zoom-out", {}, [this] { m_view->zoomBy(1.0 / kZoomStep); });
    auto* snap = addAction("snap", tr("Snap to tiles and neighbours"), "snap", QKeySequence(Qt::Key_G), [] {});
    snap->setCheckable(true);
    snap->setChecked(true);
    connect(snap, &QAction::toggled, m_view, &HallView::setSnapping);
    makeTools();
}

void HallPage::makeTools()
{
    m_tools = new QActionGroup(this);
    const auto tool = [this](const char* key, const QString& words, const char* iconName, Qt::Key letter, const std::function<void()>& run) {
        QAction* action = addAction(key, words, iconName, QKeySequence(letter), run);
        action->setCheckable(true);
        m_tools->addAction(action);
        return action;
    };
    tool("tool-select", tr("Select and move"), "select", Qt::Key_S, [this] { useTool(HallTool::Select); });
    tool("tool-row", tr("Draw a row of racks"), "row", Qt::Key_W, [this] { useTool(HallTool::Row, rackModel()); });
    tool("tool-rack", tr("Place a rack"), "rack", Qt::Key_K, [this] { useTool(HallTool::Point, rackModel()); });
    tool("tool-equipment", tr("Place equipment"), "cooling", Qt::Key_E, [this] { useTool(m_equipmentTool, m_equipmentModel); });
    tool("tool-structure", tr("Draw walls and zones"), "structure", Qt::Key_B, [this] { useTool(m_structureTool, m_structureModel); });
    tool("tool-measure", tr("Measure"), "measure", Qt::Key_M, [this] { useTool(HallTool::Measure); });

    m_equipmentMenu = new QMenu(this);
    m_equipmentModel = equipmentModel(PlacementKind::Cdu);
    for (const PlacementKind kind : {PlacementKind::Cdu, PlacementKind::FanWall, PlacementKind::Network, PlacementKind::Storage, PlacementKind::Power,
                                     PlacementKind::Rpp, PlacementKind::Other}) {
        QAction* action = m_equipmentMenu->addAction(placementKindName(kind));
        connect(action, &QAction::triggered, this, [this, kind] {
            m_equipmentTool = HallTool::Point;
            m_equipmentModel = equipmentModel(kind);
            m_byKey[QStringLiteral("tool-equipment")]->trigger();
        });
    }
    m_equipmentMenu->addSeparator();
    for (const char* side : {"A", "B"}) {
        QAction* action = m_equipmentMenu->addAction(tr("%1, feed %2").arg(placementKindName(PlacementKind::Busway), QLatin1String(side)));
        connect(action, &QAction::triggered, this, [this, side] {
            m_equipmentTool = HallTool::Line;
            m_equipmentModel = equipmentModel(PlacementKind::Busway);
            m_equipmentModel.feed = side;
            m_byKey[QStringLiteral("tool-equipment")]->trigger();
        });
    }
    m_structureMenu = new QMenu(this);
    m_structureModel = equipmentModel(PlacementKind::Wall);
    const auto built = [this](const QString& words, HallTool with, const Placement& model) {
        QAction* action = m_structureMenu->addAction(words);
        connect(action, &QAction::triggered, this, [this, with, model] {
            m_structureTool = with;
            m_structureModel = model;
            m_byKey[QStringLiteral("tool-structure")]->trigger();
        });
    };
    for (const PlacementKind kind : {PlacementKind::Wall, PlacementKind::Door, PlacementKind::Column})
        built(placementKindName(kind), kind == PlacementKind::Wall ? HallTool::Line : HallTool::Point, equipmentModel(kind));
    m_structureMenu->addSeparator();
    const auto area = [&](PlacementKind kind, AreaUse use) {
        Placement model = equipmentModel(kind);
        model.use = use;
        built(tr("%1: %2").arg(placementKindName(kind), areaUseName(use)), HallTool::Area, model);
    };
    for (const AreaUse use : {AreaUse::ColdAisle, AreaUse::HotAisle, AreaUse::Way, AreaUse::KeepClear, AreaUse::Free}) area(PlacementKind::Zone, use);
    m_structureMenu->addSeparator();
    for (const AreaUse use : {AreaUse::ColdAisle, AreaUse::HotAisle}) area(PlacementKind::Containment, use);

    m_arrangeMenu = new QMenu(this);
    fillMenu(*m_arrangeMenu);
}

/// What is done to the selection, in the arranging menu and where the canvas is right-clicked.
void HallPage::fillMenu(QMenu& menu)
{
    const auto put = [&](std::initializer_list<const char*> keys) {
        for (const char* key : keys) menu.addAction(m_byKey.value(QLatin1String(key)));
        menu.addSeparator();
    };
    put({"duplicate", "array", "rename", "delete"});
    put({"cut", "copy", "paste", "select-all"});
    put({"rotate", "mirror-x", "mirror-y"});
    put({"align-left", "align-middle-x", "align-right", "align-top", "align-middle-y", "align-bottom"});
    put({"distribute-x", "distribute-y"});
    put({"generate"});
}

QWidget* HallPage::makeStrip()
{
    const Theme& theme = Theme::of(this);
    auto* strip = new QWidget;
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, space::kM, 0);
    row->setSpacing(0);
    const auto button = [&](const char* key) {
        auto* made = new QToolButton;
        made->setAutoRaise(true);
        made->setDefaultAction(m_byKey.value(QLatin1String(key)));
        made->setAccessibleName(QString(m_byKey.value(QLatin1String(key))->text()).remove(QStringLiteral("…")));
        row->addWidget(made);
        return made;
    };
    for (const char* key : {"tool-select", "tool-row", "tool-rack"}) button(key);
    m_equipment = button("tool-equipment");
    m_equipment->setMenu(m_equipmentMenu);
    m_equipment->setPopupMode(QToolButton::MenuButtonPopup);
    m_structure = button("tool-structure");
    m_structure->setMenu(m_structureMenu);
    m_structure->setPopupMode(QToolButton::MenuButtonPopup);
    button("tool-measure");
    row->addSpacing(space::kS);
    m_design = new QComboBox;
    m_design->setAccessibleName(tr("Design of the racks that are drawn"));
    m_design->setToolTip(tr("Design of the racks that are drawn"));
    m_design->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_design->setMinimumContentsLength(9);
    row->addWidget(m_design);
    row->addSpacing(space::kS);
    button("snap");
    auto* arrange = new QToolButton;
    arrange->setAutoRaise(true);
    arrange->setIcon(icon(QStringLiteral("distribute"), theme));
    arrange->setMenu(m_arrangeMenu);
    arrange->setPopupMode(QToolButton::InstantPopup);
    arrange->setToolTip(tr("Arrange what is selected"));
    arrange->setAccessibleName(tr("Arrange"));
    row->addWidget(arrange);
    button("generate");
    row->addStretch(1);
    m_colorLabel = new QLabel(tr("Colour"));
    setMuted(m_colorLabel);
    m_color = new QComboBox;
    for (int by = 0; by < kHallColorCount; ++by) m_color->addItem(colorName(static_cast<HallColor>(by)));
    m_color->setAccessibleName(tr("What the colours tell"));
    m_color->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_color->setMinimumContentsLength(9);
    m_color->setToolTip(tr("What the colours tell"));
    m_colorLabel->setBuddy(m_color);
    row->addWidget(m_colorLabel);
    row->addSpacing(space::kXs);
    row->addWidget(m_color);
    row->addSpacing(space::kXs);
    button("zoom-out");
    button("zoom-in");
    button("fit");
    connect(m_color, &QComboBox::activated, this, [this](int by) { m_editor->setColor(static_cast<HallColor>(by)); });
    connect(m_design, &QComboBox::activated, this, [this] {
        // The racks that the tool in hand draws are of the design just chosen.
        for (const char* key : {"tool-row", "tool-rack"})
            if (m_byKey.value(QLatin1String(key))->isChecked()) m_byKey.value(QLatin1String(key))->trigger();
    });
    return strip;
}

Placement HallPage::rackModel() const
{
    Placement p;
    p.rackDesign = m_design->currentData().toString().toStdString();
    if (!m_document) return p;
    // Places for any platform are as wide as what comes, where that is known.
    std::string sized = p.rackDesign;
    if (const Hall* hall = m_editor->hall(); sized.empty() && hall) sized = comingDesign(m_document->plan(), m_document->evaluation().get(), *hall);
    const layout::RackSize size = layout::rackSize(m_document->plan(), sized);
    if (size.width > 0 && size.depth > 0) {
        p.width = size.width;
        p.depth = size.depth;
    }
    return p;
}

Placement HallPage::equipmentModel(PlacementKind kind) const
{
    Placement p;
    p.kind = kind;
    for (const Size& size : kSizes)
        if (size.kind == kind) {
            p.width = size.width;
            p.depth = size.depth;
        }
    return p;
}

void HallPage::useTool(HallTool tool, const Placement& model)
{
    m_view->setTool(tool, model);
    const char* key = nullptr;
    switch (tool) {
    case HallTool::Select: key = "tool-select"; break;
    case HallTool::Row: key = "tool-row"; break;
    case HallTool::Measure: key = "tool-measure"; break;
    case HallTool::Point: key = model.kind == PlacementKind::Rack ? "tool-rack"
                                : layout::isBuilt(model.kind)     ? "tool-structure" : "tool-equipment"; break;
    case HallTool::Line: key = model.kind == PlacementKind::Busway ? "tool-equipment" : "tool-structure"; break;
    case HallTool::Area: key = "tool-structure"; break;
    case HallTool::TwoPoints: break;
    }
    if (key) m_byKey.value(QLatin1String(key))->setChecked(true);
    if (tool == HallTool::Select) return;
    m_view->setFocus();
    QString words;
    switch (tool) {
    case HallTool::Row: words = tr("Drag along the row; R turns its fronts, Escape ends"); break;
    case HallTool::Point: words = tr("%1: click where it stands; R turns it, Escape ends").arg(placementKindName(model.kind)); break;
    case HallTool::Line: words = tr("%1: drag from end to end, Escape ends").arg(placementKindName(model.kind)); break;
    case HallTool::Area: words = tr("%1: drag from corner to corner, Escape ends").arg(placementKindName(model.kind)); break;
    case HallTool::Measure: words = tr("Drag from point to point, Escape ends"); break;
    case HallTool::Select:
    case HallTool::TwoPoints: return;
    }
    emit statusText(words);
}

void HallPage::refreshActions()
{
    const std::size_t count = m_editor->selected().size();
    const auto enable = [this](std::initializer_list<const char*> keys, bool on) {
        for (const char* key : keys) m_byKey.value(QLatin1String(key))->setEnabled(on);
    };
    enable({"duplicate", "array", "rename", "delete", "copy", "cut", "rotate", "mirror-x", "mirror-y"}, count > 0);
    enable({"align-left", "align-middle-x", "align-right", "align-top", "align-middle-y", "align-bottom"}, count > 1);
    enable({"distribute-x", "distribute-y"}, count > 2);
    enable({"paste", "generate"}, m_editor->hall() != nullptr);
}

void HallPage::drawByHand()
{
    m_byHand = m_editor->hallId();
    showState();
    m_view->fit();
    m_byKey.value(QStringLiteral("tool-row"))->trigger();
}

void HallPage::openArray()
{
    if (m_editor->selected().empty()) return;
    HallArrayDialog dialog(m_editor, this);
    dialog.exec();
}

void HallPage::openGenerate()
{
    if (!m_editor->hall() || !m_document) return;
    HallGenerateDialog dialog(m_editor, this);
    if (dialog.exec() == QDialog::Accepted) m_view->fit();
}

}  // namespace rw::ui
