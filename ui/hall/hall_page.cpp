// SPDX-License-Identifier: GPL-3.0-or-later
// What the page shows and when; its tools and menus stand in hall_page_actions.cpp, what its parts tell each other in
// hall_page_twin.cpp.
#include "hall_page.h"

#include "building/failure_table.h"
#include "catalogue/display_name.h"
#include "hall_dialogs.h"
#include "hall_item.h"
#include "hall_legend.h"
#include "hall_model.h"
#include "hall_panel.h"
#include "hall_take_off.h"
#include "schema/path.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"
#include "widgets/empty_state.h"
#include "widgets/segmented_control.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

enum Face { kPlan, kSplit, kTable, kTakeOff };
enum State { kCanvas, kNoHall, kNothingDrawn };

constexpr int kPanelWidth = 300;   // px
constexpr int kPanelNarrow = 240;  // px
constexpr int kNarrow = 860;       // px of the page

}  // namespace

HallPage::HallPage(QWidget* parent)
    : Page(parent), m_editor(new HallEditor(Theme::of(this), this)), m_whole(new QStackedWidget),
      m_none(new EmptyState(QStringLiteral("hall"), tr("No hall yet"), tr("A hall is a floor of given power that a building has so many of."))),
      m_empty(new EmptyState(QStringLiteral("hall"), tr("Nothing is drawn in this hall yet"),
                             tr("From a few counts a whole hall is drawn, with aisles, CDUs, busways and doors that keep its clearances; "
                                "or draw rows and equipment yourself.")))
{
    auto* body = new QWidget;
    auto* inside = new QVBoxLayout(body);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::kXs);
    m_view = new HallView(m_editor);
    m_legend = new HallLegendBar;
    m_panel = new HallPanel(m_editor);
    m_panel->setMinimumWidth(kPanelNarrow);
    auto* table = makeTable();
    m_takeOff = new HallTakeOff(m_editor);
    makeActions();
    inside->addWidget(m_strip = makeStrip());
    m_canvasPart = new QWidget;
    auto* canvas = new QVBoxLayout(m_canvasPart);
    canvas->setContentsMargins(0, 0, 0, 0);
    canvas->setSpacing(0);
    canvas->addWidget(m_view, 1);
    canvas->addWidget(m_legend);
    m_both = new QSplitter(Qt::Vertical);
    m_both->setChildrenCollapsible(false);
    m_both->setHandleWidth(space::kS);
    m_both->addWidget(m_canvasPart);
    m_both->addWidget(table);
    m_both->addWidget(m_takeOff);
    m_both->setStretchFactor(0, 3);
    m_both->setStretchFactor(1, 2);
    m_sides = new QSplitter(Qt::Horizontal);
    m_sides->setChildrenCollapsible(false);
    m_sides->setHandleWidth(space::kM);
    m_sides->addWidget(m_both);
    m_sides->addWidget(m_panel);
    m_sides->setStretchFactor(0, 1);
    m_sides->setStretchFactor(1, 0);
    inside->addWidget(m_sides, 1);

    auto* nothing = new QWidget;
    auto* column = new QVBoxLayout(nothing);
    column->addStretch(1);
    column->addWidget(m_empty);
    m_empty->setAction(tr("Draw from counts…"));
    auto* byHand = new QPushButton(tr("Draw by hand"));
    byHand->setFlat(true);
    column->addWidget(byHand, 0, Qt::AlignHCenter);
    column->addStretch(2);
    m_none->setAction(tr("Add a hall"));
    m_whole->addWidget(body);
    m_whole->addWidget(m_none);
    m_whole->addWidget(nothing);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(space::kL, space::kM, 0, 0);
    whole->setSpacing(space::kXs);
    // Above an empty hall too: it leads to the others.
    whole->addWidget(m_head = makeHead());
    whole->addWidget(m_whole, 1);
    table->hide();
    m_takeOff->hide();

    connect(byHand, &QPushButton::clicked, this, &HallPage::drawByHand);
    connect(m_empty, &EmptyState::actionTriggered, this, &HallPage::openGenerate);
    connect(m_none, &EmptyState::actionTriggered, this, [this] {
        if (!m_document) return;
        EditList edits{"edit.insert", {}};
        Hall hall;
        hall.id = m_document->newId("hall", edits);
        hall.name = tr("Hall").toStdString();
        const QString id = toQString(hall.id);
        edits.edits.push_back(Edit::insert("halls", m_document->plan().halls.size(), readObject(typeOf<Hall>(), &hall)));
        if (m_editor->apply(std::move(edits))) setHall(id);
    });
    connect(m_sides, &QSplitter::splitterMoved, this, [this] { m_ownWidths = true; });
    connect(m_editor, &HallEditor::told, this, &Page::statusText);
    connect(m_editor, &HallEditor::drawingChanged, this, [this] {
        showState();
        refreshUnderlay();
        if (m_editor->drawing()) m_legend->setLegend(m_editor->drawing()->look().legend);
    });
    connect(m_editor, &HallEditor::selectionChanged, this, [this] {
        refreshActions();
        selectInTable();
        offerSelection();
    });
    connect(m_view, &HallView::statusText, this, &Page::statusText);
    connect(m_view, &HallView::toolFinished, this, [this] { useTool(HallTool::Select); });
    connect(m_view, &HallView::editRequested, m_panel, &HallPanel::editName);
    connect(m_view, &HallView::pointsChosen, this, &HallPage::askDistance);
    connect(m_view, &HallView::menuRequested, this, [this](const QPoint& at) {
        QMenu menu(this);
        fillMenu(menu);
        menu.exec(at);
    });
    connect(m_view, &HallView::zoomChanged, this, [this] {
        m_legend->setRemark(tr("1 : %1").arg(formatCount(std::llround(logicalDpiX() <= 0 ? 0.0 : 1.0 / (m_view->pixelsPerMillimetre() * 25.4 / logicalDpiX())))));
    });
    connect(m_panel, &HallPanel::told, this, &Page::statusText);
    connect(m_panel, &HallPanel::derivationWanted, this, &Page::derivationWanted);
    connect(m_panel, &HallPanel::zoomWanted, this, [this](const QRectF& where) {
        if (where.isEmpty()) return m_view->fit();
        constexpr double kAround = 3000.0;  // mm
        m_view->zoomTo((where | m_editor->selectedBox()).adjusted(-kAround, -kAround, kAround, kAround));
    });
    connect(m_panel, &HallPanel::twoPointsWanted, this, [this] {
        useTool(HallTool::TwoPoints);
        m_view->setFocus();
        emit statusText(tr("Drag from one point of the underlay to another whose distance you know"));
    });
    connect(&Theme::of(this), &Theme::changed, this, &HallPage::sharePanel);
    setFocusProxy(m_view);
    useTool(HallTool::Select);
    refreshActions();
}

QWidget* HallPage::makeHead()
{
    m_title = new ElidedLabel;
    setTextSize(m_title, TextSize::Title, true);
    m_choice = new QComboBox;
    m_choice->setAccessibleName(tr("Hall"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_twin = new SegmentedControl;
    m_twin->addSegment(tr("Plan"), {}, tr("The floor, drawn to scale"));
    m_twin->addSegment(tr("Split"), {}, tr("The plan above the table"));
    m_twin->addSegment(tr("Table"), {}, tr("The same things as a table"));
    m_twin->addSegment(tr("Take-off"), {}, tr("What the hall takes: pipes, hoses, busways, cables, coolant, copper"));
    m_twin->setAccessibleName(tr("Show the hall as"));
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, space::kM, 0);
    row->setSpacing(space::kS);
    row->addWidget(m_title, 1);
    row->addWidget(m_choice);
    row->addStretch();
    row->addWidget(m_twin);
    connect(m_choice, &QComboBox::activated, this, [this](int at) {
        setHall(m_choice->itemData(at).toString());
        if (m_document) m_document->setSelectedPath(QStringLiteral("halls[%1]").arg(m_editor->hallId()));
    });
    connect(m_twin, &SegmentedControl::currentChanged, this, [this](int face) {
        const bool drawn = face == kPlan || face == kSplit;
        const bool listed = face == kSplit || face == kTable;
        m_strip->setVisible(drawn);
        m_canvasPart->setVisible(drawn);
        m_table->setVisible(listed);
        m_takeOff->setVisible(face == kTakeOff);
        if (!listed) return;
        fitColumns(*m_table);
        selectInTable();
    });
    return head;
}

QWidget* HallPage::makeTable()
{
    m_model = new HallModel(m_editor, this);
    m_table = new QTableView;
    m_table->setModel(m_model);
    prepareTable(*m_table, tr("Things in the hall"));
    m_table->setSortingEnabled(false);  // in the plan's order, which is the order they are drawn in
    m_table->setItemDelegate(new HallDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setWhatsThis(tr("F2 or a double click types; a number may have a unit. What is selected here is selected on the plan. "
                             "Ctrl+D copies, Delete removes, Ctrl+C gives the rows as CSV."));
    connect(m_model, &HallModel::refused, this, &Page::statusText);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { fitColumns(*m_table); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HallPage::selectFromTable);
    const auto key = [this](const QKeySequence& keys, auto run) {
        auto* shortcut = new QShortcut(keys, m_table, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    key(QKeySequence::Delete, [this] { m_editor->removeSelected(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_D), [this] { m_editor->duplicateSelected(); });
    return m_table;
}

// --- what is shown -------------------------------------------------------------------------------

void HallPage::setDocument(PlanDocument* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    m_byHand.clear();
    m_editor->setDocument(document);
    m_takeOff->setDocument(document);
    if (document) {
        const auto later = [this] {
            m_stale = true;
            if (isVisible()) refresh();
        };
        connect(document, &PlanDocument::planChanged, this, later);
        connect(document, &PlanDocument::planReplaced, this, [this, later] {
            m_byHand.clear();
            m_editor->setHall({});
            later();
        });
        connect(document, &PlanDocument::selectionChanged, this, [this] {
            const QString path = m_document->selectedPath();
            if (!m_offering && isVisible() && shows(path)) reveal(path);
        });
    }
    refresh();
}

void HallPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_editor->setActive(true);
    if (m_stale) refresh();
    if (m_document && shows(m_document->selectedPath())) reveal(m_document->selectedPath());
}

void HallPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_editor->setActive(false);
}

void HallPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    // The choice itself needs the room more than the word before it.
    m_colorLabel->setVisible(width() >= kNarrow);
    sharePanel();
}

/// As wide as its words are: with large text they need more of the page, but no more than half of it.
void HallPage::sharePanel()
{
    const double scale = Theme::of(this).textScale();
    const int most = std::max(kPanelNarrow, width() / 2);
    m_panel->setMinimumWidth(std::min(most, static_cast<int>(std::lround(kPanelNarrow * scale))));
    if (m_ownWidths) return;
    const int panel = std::min(most, static_cast<int>(std::lround((width() < kNarrow ? kPanelNarrow : kPanelWidth) * scale)));
    m_sides->setSizes({std::max(200, width() - panel - space::kL - space::kM), panel});
}

/// The halls there are, and one of them shown: the one that was, else the first.
void HallPage::refresh()
{
    m_stale = false;
    if (!m_document) return;
    refreshChoices();
    if (!m_editor->hall()) {
        const auto& halls = m_document->plan().halls;
        m_editor->setHall(halls.empty() ? QString() : toQString(halls.front().id));
    }
    refreshChoices();
    showState();
}

void HallPage::refreshChoices()
{
    const QSignalBlocker quiet(m_choice);
    const Plan& plan = m_document->plan();
    m_choice->clear();
    for (const Hall& hall : plan.halls) m_choice->addItem(toQString(displayName(hall)), toQString(hall.id));
    m_choice->setCurrentIndex(m_choice->findData(m_editor->hallId()));
    m_choice->setVisible(plan.halls.size() > 1);
    const Hall* hall = m_editor->hall();
    m_title->setText(hall ? toQString(displayName(*hall)) : QString());
    const QString chosen = m_design->currentData().toString();
    const QSignalBlocker still(m_design);
    m_design->clear();
    m_design->addItem(tr("Any platform"), QString());
    for (const RackDesign& d : plan.rackDesigns) m_design->addItem(toQString(displayName(d)), toQString(d.id));
    m_design->setCurrentIndex(std::max(0, m_design->findData(chosen)));
}

void HallPage::showState()
{
    const Hall* hall = m_editor->hall();
    const bool drawn = hall && (!hall->layout.empty() || hall->underlay.format != UnderlayFormat::None);
    if (drawn) m_byHand = m_editor->hallId();
    m_whole->setCurrentIndex(!hall ? kNoHall : drawn || m_byHand == m_editor->hallId() ? kCanvas : kNothingDrawn);
    m_head->setVisible(hall != nullptr);
    m_twin->setVisible(!isEmptyShown());
    if (hall) m_title->setText(toQString(displayName(*hall)));
}

bool HallPage::isEmptyShown() const
{
    return m_whole->currentIndex() != kCanvas;
}

bool HallPage::isSettled() const
{
    return !isVisible() || !m_editor->drawing() || (m_editor->isChecked() && m_takeOff->isSettled());
}

void HallPage::setHall(const QString& id)
{
    if (id == m_editor->hallId()) return;
    m_editor->setHall(id);
    refreshChoices();
    showState();
}

bool HallPage::shows(const QString& planPath) const
{
    return planPath.startsWith(QLatin1String("halls["));
}

void HallPage::reveal(const QString& planPath)
{
    const Result<std::vector<PathStep>> steps = parsePath(planPath.toStdString());
    if (!steps || steps->empty()) return;
    setHall(toQString(steps->front().id));
    const auto placement = [this](const std::vector<PathStep>& of) {
        return of.size() > 1 && toQString(of.front().id) == m_editor->hallId() && of[1].key == "layout" ? of[1].id : std::string();
    };
    std::vector<std::string> ids{placement(*steps)};
    if (ids.front().empty() || !m_editor->drawing()) return;
    // Several may be selected, of which the path is the first.
    for (const QString& also : m_document->selectedPaths())
        if (const Result<std::vector<PathStep>> its = parsePath(also.toStdString()); its && also != planPath)
            if (const std::string id = placement(*its); !id.empty()) ids.push_back(id);
    const QScopedValueRollback offering(m_offering, true);
    m_editor->selectIds(ids);
    if (!m_editor->selected().empty()) m_view->showBox(m_editor->selectedBox());
}

QList<QByteArray> HallPage::views() const
{
    return {"plan", "split", "table", "takeoff"};
}

void HallPage::showView(const QByteArray& view)
{
    m_twin->setCurrentIndex(static_cast<int>(std::max(qsizetype{0}, views().indexOf(view))));
}

}  // namespace rw::ui
