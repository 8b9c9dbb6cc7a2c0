// SPDX-License-Identifier: GPL-3.0-or-later
#include "rack_page.h"

#include "catalogue/display_name.h"
#include "design_list.h"
#include "elevation_model.h"
#include "elevation_view.h"
#include "file/user_catalogue.h"
#include "rack_figures.h"
#include "replace_dialog.h"
#include "schema/path.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "tray_palette.h"
#include "widgets/elided_label.h"
#include "widgets/empty_state.h"
#include "widgets/section_header.h"
#include "widgets/segmented_control.h"

#include <QAction>
#include <QHeaderView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr int kLeftWidth = 220;
constexpr int kLeftNarrow = 157;
constexpr int kMiddleWidth = 380;
constexpr int kMiddleNarrow = 248;
constexpr int kBothWidth = 600;    // front and rear beside each other
constexpr int kBothNarrow = 400;
constexpr int kTableName = 170;
constexpr int kLeastFigures = 288;  // px; the elevation needs the rest for the trays' names

enum Twin { Front, Rear, Both, Table };

}  // namespace

RackPage::RackPage(QWidget* parent)
    : Page(parent), m_whole(new QStackedWidget),
      m_empty(new EmptyState(QStringLiteral("rack"), tr("No rack designs yet"),
                             tr("Begin with a maker’s rack or with an empty frame.")))
{
    auto* splitter = m_splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(space::kM);
    m_left = makeLeft();
    splitter->addWidget(m_left);
    splitter->addWidget(makeMiddle());
    m_figures = new RackFigures;
    m_figures->setMinimumWidth(kLeastFigures);
    splitter->addWidget(m_figures);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setStretchFactor(2, 2);
    splitter->setSizes({kLeftWidth, kMiddleWidth, 400});
    m_whole->addWidget(splitter);
    connect(&Theme::of(this), &Theme::changed, this, &RackPage::shareWidth);
    connect(splitter, &QSplitter::splitterMoved, this, [this] {
        m_ownWidths = true;
        fitHead(m_splitter->sizes().value(1));
    });
    m_empty->setAction(tr("New rack…"));
    m_whole->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kM, 0, 0);
    column->addWidget(m_whole);

    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        m_designs->popUpNewMenu(m_empty->button()->mapToGlobal(QPoint(0, m_empty->button()->height())));
    });
    connect(m_figures, &RackFigures::derivationWanted, this, &Page::derivationWanted);
    connect(m_figures, &RackFigures::refused, this, &Page::statusText);
    connect(m_figures, &RackFigures::trayChosen, this, [this](const QString& tray) {
        QStringList chosen;
        for (const ElevationTray& one : m_elevation.trays)
            if (one.tray == tray) chosen << one.slot;
        m_view->setSelection(chosen);
    });
    makeActions();
}

void RackPage::makeActions()
{
    const Theme& theme = Theme::of(this);
    const auto make = [&](const char* iconName, const QString& words, auto then) {
        auto* action = new QAction(icon(QLatin1String(iconName), theme), words, this);
        connect(action, &QAction::triggered, this, then);
        m_actions << action;
        return action;
    };
    auto* replace = make("refresh", tr("Replace platform…"), [this] { replacePlatform(); });
    replace->setToolTip(tr("Put another rack design or accelerator in the place of one, everywhere in the plan"));
    addAction(replace);  // whichever page is shown
    m_copyDesign = make("duplicate", tr("Copy this rack design"), [this] { m_designs->duplicateCurrent(); });
}

QAction* RackPage::editAction(const QByteArray& key) const
{
    const bool ofDesign = m_document && m_document->selectedPaths() == QStringList{designPath(m_design)};
    return key == "duplicate" && ofDesign ? m_copyDesign : nullptr;
}

ReplaceDialog* RackPage::replacePlatform()
{
    if (!m_document) return nullptr;
    if (!m_replace) {
        m_replace = new ReplaceDialog(*m_document, m_design, this);
        m_replace->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_replace, &ReplaceDialog::replaced, this, [this](const QString& id, int places) {
            m_designs->setCurrent(id);
            emit statusText(counted(places, tr("Replaced in %1 place; Ctrl+Z takes it back"),
                                    tr("Replaced in %1 places; Ctrl+Z takes it back")));
        });
    }
    m_replace->open();
    return m_replace;
}

void RackPage::showView(const QByteArray& view)
{
    if (const auto at = views().indexOf(view); at >= 0) m_twin->setCurrentIndex(static_cast<int>(at));
}

QWidget* RackPage::makeLeft()
{
    auto* left = new QWidget;
    left->setMinimumWidth(kLeftNarrow);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, space::kS);
    column->setSpacing(space::kM);
    m_designs = new DesignList;
    m_palette = new TrayPalette;
    column->addWidget(m_designs);
    auto* trays = new QVBoxLayout;
    trays->setSpacing(space::kXs);
    auto* header = new SectionHeader(tr("Trays"));
    header->setRemark(tr("drag into the rack"));
    trays->addWidget(header);
    trays->addWidget(m_palette, 1);
    column->addLayout(trays, 1);
    connect(m_designs, &DesignList::currentChanged, this, &RackPage::showDesign);
    connect(m_designs, &DesignList::chosen, this, [this](const QStringList& ids) {
        if (!m_document || m_selecting) return;
        const QScopedValueRollback guard(m_selecting, true);
        QStringList paths;
        for (const QString& id : ids) paths << designPath(id);
        m_document->setSelectedPaths(paths);
    });
    connect(m_designs, &DesignList::refused, this, &Page::statusText);
    connect(m_designs, &DesignList::replaceWanted, this, [this] { replacePlatform(); });
    connect(m_palette, &TrayPalette::placeRequested, this, &RackPage::placeLowest);
    return left;
}

QWidget* RackPage::makeMiddle()
{
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    m_title = new ElidedLabel;
    setTextSize(m_title, TextSize::Title, true);
    m_twin = new SegmentedControl;
    m_twin->addSegment(tr("Front"), {}, tr("Front elevation"));
    m_twin->addSegment(tr("Rear"), {}, tr("Rear elevation: busbar, manifolds, cords"));
    m_twin->addSegment(tr("Both"), {}, tr("Front and rear beside each other"));
    m_twin->addSegment(tr("Table"), {}, tr("The same trays as a table"));
    m_twin->setAccessibleName(tr("Show the rack as"));
    m_head = new QHBoxLayout;
    m_head->setSpacing(space::kS);
    m_head->addWidget(m_title, 1);
    m_head->addWidget(m_twin);
    column->addLayout(m_head);

    m_view = new ElevationView;
    m_rear = new ElevationView;
    m_view->setFace(RackFace::Front);
    m_rear->setFace(RackFace::Rear);
    m_rear->hide();
    m_model = new ElevationModel(this);
    m_table = new QTableView;
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Trays of the rack"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(ElevationModel::Name, QHeaderView::Interactive);
    m_table->setColumnWidth(ElevationModel::Name, kTableName);
    m_table->setFrameShape(QFrame::NoFrame);
    m_twins = new QStackedWidget;
    auto* faces = new QWidget;
    auto* faceRow = new QHBoxLayout(faces);
    faceRow->setContentsMargins(0, 0, 0, 0);
    faceRow->setSpacing(space::kS);
    faceRow->addWidget(m_view, 1);
    faceRow->addWidget(m_rear, 1);
    m_twins->addWidget(faces);
    m_twins->addWidget(m_table);
    column->addWidget(m_twins, 1);

    connect(m_twin, &SegmentedControl::currentChanged, this, &RackPage::showTwin);
    connectView(m_view);
    connectView(m_rear);
    // One rack seen twice: what is chosen, how near and which part is the same on both sides.
    const auto follow = [this](ElevationView* from, ElevationView* to) {
        connect(from, &ElevationView::selectionChanged, to, &ElevationView::setSelection);
        connect(from, &ElevationView::zoomChanged, to, &ElevationView::setZoom);
        connect(from->verticalScrollBar(), &QScrollBar::valueChanged, to, [from, to](int value) {
            const int most = from->verticalScrollBar()->maximum();
            QScrollBar* other = to->verticalScrollBar();
            if (most > 0 && to->isVisible()) other->setValue(static_cast<int>(static_cast<qint64>(value) * other->maximum() / most));
        });
    };
    follow(m_view, m_rear);
    follow(m_rear, m_view);
    connect(m_view, &ElevationView::selectionChanged, this, &RackPage::selected);
    connect(m_model, &ElevationModel::moveRequested, this,
            [this](const QString& slot, int by) { move({slot}, by); });
    const auto chosen = [this] {
        QStringList ids;
        for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) ids << m_model->slotAt(index.row());
        return ids;
    };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this, chosen] {
        if (!m_selecting) m_view->setSelection(chosen());
    });
    auto* removeKey = new QShortcut(Qt::Key_Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(removeKey, &QShortcut::activated, this, [this, chosen] { remove(chosen()); });
    auto* copyKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_D), m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copyKey, &QShortcut::activated, this, [this, chosen] { duplicate(chosen()); });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() != ElevationModel::Place) edit(m_model->slotAt(index.row()));
    });
    return middle;
}

void RackPage::connectView(ElevationView* view)
{
    view->setOfferFinder([this](const QString& key) { return findOffer(m_offers, key); });
    connect(view, &ElevationView::dropRequested, this, &RackPage::place);
    connect(view, &ElevationView::moveRequested, this, &RackPage::move);
    connect(view, &ElevationView::removeRequested, this, &RackPage::remove);
    connect(view, &ElevationView::duplicateRequested, this, &RackPage::duplicate);
    connect(view, &ElevationView::editRequested, this, &RackPage::edit);
    connect(view, &ElevationView::statusText, this, &Page::statusText);
}

void RackPage::showTwin(int index)
{
    // What was seen of the rack is still seen: of the face that was shown, else of the front.
    const ElevationView* seen = m_rear->isVisible() && !m_view->isVisible() ? m_rear : m_view;
    const QScrollBar* bar = seen->verticalScrollBar();
    const bool scrolls = bar->maximum() > 0 && (seen->isVisible() || m_table->isVisible());
    const double share = scrolls ? static_cast<double>(bar->value()) / bar->maximum() : 0.0;
    m_twins->setCurrentIndex(index == Table ? 1 : 0);
    m_view->setVisible(index != Rear);
    m_rear->setVisible(index == Rear || index == Both);
    m_view->alignWith(index == Both ? m_rear : nullptr);
    m_rear->alignWith(index == Both ? m_view : nullptr);
    shareWidth();
    if (!scrolls) return;
    QTimer::singleShot(0, this, [this, share] {  // once they are laid out
        for (const ElevationView* view : {m_view, m_rear})
            if (view->isVisible()) view->verticalScrollBar()->setValue(static_cast<int>(std::lround(share * view->verticalScrollBar()->maximum())));
    });
}

void RackPage::setDocument(PlanDocument* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    m_design.clear();
    m_designs->setDocument(document);
    m_figures->setDocument(document);
    if (document) {
        connect(document, &PlanDocument::planChanged, this, &RackPage::refreshIfSeen);
        connect(document, &PlanDocument::evaluationChanged, this, &RackPage::refreshIfSeen);
        connect(document, &PlanDocument::unitSystemChanged, this, &RackPage::refreshIfSeen);
        connect(document, &PlanDocument::planReplaced, this, [this] {
            m_design.clear();
            refresh();
        });
        connect(document, &PlanDocument::selectionChanged, this, [this] {
            const QString path = m_document->selectedPath();
            if (!m_selecting && shows(path)) reveal(path);
        });
    }
    refresh();
}

void RackPage::showDesign(const QString& id)
{
    if (id == m_design) return;
    m_design = id;
    m_selecting = true;
    m_view->setSelection({});
    m_selecting = false;
    refresh();
    m_view->showHighest();
    m_rear->showHighest();
}

void RackPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale) refresh();
}

/// Where the page is narrow the elevation keeps its width, so that trays can be told apart; list and
/// figures give way.
void RackPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    shareWidth();
}

void RackPage::shareWidth()
{
    // With large letters the list's words need more.
    const int leftNarrow = std::clamp(static_cast<int>(std::lround(kLeftNarrow * Theme::of(this).textScale())), kLeftNarrow, kLeftWidth);
    m_left->setMinimumWidth(leftNarrow);
    if (m_ownWidths) return;
    const bool both = m_twin->currentIndex() == Both;
    const int room = width() - space::kL - 2 * space::kM;
    // Two faces need more than the page may have: then the lists wait until one face is enough again.
    m_left->setVisible(!both || room - kLeastFigures - leftNarrow >= kBothNarrow);
    const int narrow = both ? kBothNarrow : kMiddleNarrow;
    const int left = m_left->isVisibleTo(this) ? std::clamp(room - kLeastFigures - narrow, leftNarrow, kLeftWidth) : 0;
    const int middle = std::clamp(room - left - kLeastFigures, narrow, both ? kBothWidth : kMiddleWidth);
    fitHead(middle);
    m_splitter->setSizes({left, middle, std::max(room - left - middle, kLeastFigures)});
}

/// Title and switch share a line where both are whole.
void RackPage::fitHead(int middle)
{
    const int needed = m_title->sizeHint().width() + m_head->spacing() + m_twin->sizeHint().width();
    m_head->setDirection(middle < needed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void RackPage::refreshIfSeen()
{
    // A page that nobody sees costs nothing while values are dragged on another.
    m_stale = true;
    if (isVisible()) refresh();
}

void RackPage::refresh()
{
    m_stale = false;
    m_designs->refresh();
    if (!m_document) return;
    if (m_design != m_designs->current()) {
        showDesign(m_designs->current());
        return;
    }
    const RackDesign* design = findById(m_document->plan().rackDesigns, m_design.toStdString());
    m_whole->setCurrentIndex(design ? 0 : 1);
    if (!design) return;
    const auto& evaluation = m_document->evaluation();
    const RackResult<double>* rack = evaluation ? findById(evaluation->racks, design->id) : nullptr;
    m_elevation = elevationOf(m_document->plan(), *design, rack);
    if (evaluation) addServices(m_elevation, m_document->shownPlan(), *design, *evaluation, m_document->unitSystem());
    m_offers = trayOffers(m_document->plan(), *design, offeredCatalogue().catalogue);
    m_title->setText(toQString(displayName(*design)));
    fitHead(m_splitter->sizes().value(1));
    m_palette->setOffers(m_offers);
    m_selecting = true;
    m_view->setElevation(m_elevation);
    m_rear->setElevation(m_elevation);
    m_model->setElevation(m_elevation);
    m_model->setUnitSystem(m_document->unitSystem());
    m_selecting = false;
    m_figures->setDesign(m_design);
    // While figures are on their way there is nothing new to show; they come in a moment.
    if (!m_document->evaluationStale()) m_figures->refresh();
}

void RackPage::selected(const QStringList& slotIds)
{
    if (m_selecting || !m_document) return;
    m_selecting = true;
    QItemSelection rows;
    for (const QString& id : slotIds) {
        const int row = m_model->rowOf(id);
        if (row >= 0) rows.select(m_model->index(row, 0), m_model->index(row, ElevationModel::ColumnCount - 1));
    }
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    // The inspector shows what the place holds: that is what has figures.
    // Places that hold several kinds of tray: these kinds together, the last chosen first.
    QStringList paths;
    for (auto id = slotIds.crbegin(); id != slotIds.crend(); ++id)
        if (const ElevationTray* tray = m_elevation.find(*id))
            if (const QString path = trayPath(m_design, tray->tray); !paths.contains(path)) paths << path;
    m_document->setSelectedPaths(paths.isEmpty() ? QStringList{designPath(m_design)} : paths);
    m_selecting = false;
}

bool RackPage::shows(const QString& planPath) const
{
    return planPath.startsWith(QLatin1String("rack_designs["));
}

void RackPage::reveal(const QString& planPath)
{
    const auto steps = parsePath(planPath.toStdString());
    if (!steps || steps->empty()) return;
    if (m_stale) refresh();
    m_selecting = true;
    m_designs->setCurrent(toQString(steps->front().id));
    m_selecting = false;
    if (steps->size() < 2) return;
    const PathStep& step = (*steps)[1];
    QStringList chosen;
    for (const ElevationTray& tray : m_elevation.trays) {
        const bool named = (step.key == "slots" && tray.slot == toQString(step.id)) ||
                           (step.key == "trays" && tray.tray == toQString(step.id));
        if (named) chosen << tray.slot;
    }
    if (chosen.isEmpty()) return;
    // Already one of them: leave what the planner has chosen.
    for (const QString& id : m_view->selection())
        if (chosen.contains(id)) return;
    m_selecting = true;
    m_view->setSelection(step.key == "slots" ? chosen : QStringList{chosen.first()});
    m_selecting = false;
}

}  // namespace rw::ui
