// SPDX-License-Identifier: GPL-3.0-or-later
#include "sites_page.h"

#include "building/failure_table.h"
#include "document/refusal.h"
#include "file/user_catalogue.h"
#include "schema/path.h"
#include "shell/page_export.h"
#include "shell/theme.h"
#include "site_head.h"
#include "site_limits.h"
#include "site_model.h"
#include "widgets/elided_label.h"
#include "widgets/empty_state.h"
#include "widgets/tool_button.h"

#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kLeastLower = 170;   // px, for map and limits
constexpr int kBoundsWidth = 470;  // px, at which all columns of the limits are seen
constexpr int kLeastRows = 3;

}  // namespace

SitesPage::SitesPage(QWidget* parent)
    : Page(parent),
      m_whole(new QStackedWidget),
      m_empty(new EmptyState(QStringLiteral("site"), tr("No sites yet"),
                             tr("Where it is built: a climate, a grid contract, permits. Begin with a place."))),
      m_limits(new SiteLimits)
{
    m_rows = new QSplitter(Qt::Vertical);
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(space::kM);
    auto* upper = new QWidget;
    auto* column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    m_head = new SiteHead;
    column->addWidget(m_head);
    m_choiceLine = new ElidedLabel;
    setMuted(m_choiceLine);
    column->addWidget(m_choiceLine);
    column->addWidget(makeTable(), 1);
    m_rows->addWidget(upper);
    m_lower = new QSplitter(Qt::Horizontal);
    m_lower->setChildrenCollapsible(false);
    m_lower->setHandleWidth(space::kL);
    m_lower->addWidget(makeMapPart());
    m_lower->addWidget(m_limits);
    m_lower->setStretchFactor(0, 1);
    m_lower->setStretchFactor(1, 0);
    m_rows->addWidget(m_lower);
    m_rows->setStretchFactor(0, 0);
    m_rows->setStretchFactor(1, 1);
    m_empty->setAction(tr("Add a site…"));
    m_whole->addWidget(m_rows);
    m_whole->addWidget(m_empty);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(space::kL, space::kM, space::kM, 0);
    whole->addWidget(m_whole);

    for (QSplitter* splitter : {m_rows, m_lower})
        connect(splitter, &QSplitter::splitterMoved, this, [this] {
            m_ownSizes = true;
            m_limits->fit();
        });
    connect(m_head->addMenu(), &QMenu::aboutToShow, this, &SitesPage::fillAddMenu);
    connect(m_head, &SiteHead::duplicateWanted, this, [this] { duplicate(m_current); });
    connect(m_head, &SiteHead::removeWanted, this, [this] { remove(m_current); });
    connect(m_head, &SiteHead::reorderWanted, this, [this](int by) { reorder(m_current, by); });
    connect(m_head, &SiteHead::choiceMade, this, &SitesPage::apply);
    connect(m_limits, &SiteLimits::pathWanted, this, &SitesPage::edit);
    connect(m_limits, &SiteLimits::derivationWanted, this, &Page::derivationWanted);
    connect(m_empty, &EmptyState::actionTriggered, this,
            [this] { m_head->addMenu()->popup(m_empty->button()->mapToGlobal(QPoint(0, m_empty->button()->height()))); });
}

QWidget* SitesPage::makeTable()
{
    m_model = new SiteModel(this);
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(Qt::EditRole);
    m_sorted->setSortLocaleAware(true);
    m_table = new QTableView;
    m_table->setModel(m_sorted);
    prepareTable(*m_table, tr("Sites"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setItemDelegate(new SiteDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setWhatsThis(tr("F2 or a double click types a name, a region or a number; an emptied number is the climate’s "
                             "again. Enter on the capacity tells how it comes about. Ctrl+D copies the site, Delete "
                             "removes it, Alt with Up or Down moves it in the order in which sites are filled."));
    connect(m_model, &SiteModel::refused, this, &Page::statusText);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        const QString site = index.data(SiteModel::IdRole).toString();
        if (!m_selecting && !site.isEmpty()) setCurrent(site);
    });
    // Several rows: the inspector edits these sites together, the current one first.
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_selecting || !m_document || !isVisible()) return;
        QStringList paths{sitePath(m_current)};
        for (const QModelIndex& row : m_table->selectionModel()->selectedRows())
            if (const QString path = sitePath(row.data(SiteModel::IdRole).toString()); !paths.contains(path)) paths.append(path);
        for (QShortcut* shortcut : m_ofOneSite) shortcut->setEnabled(paths.size() < 2);
        const QStringList& now = m_document->selectedPaths();
        if (paths.size() < 2 && (now.size() < 2 || !now.contains(paths.front()))) return;
        const QScopedValueRollback guard(m_selecting, true);
        m_document->setSelectedPaths(paths);
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const QString figure = index.data(SiteModel::FigureRole).toString();
        if (!figure.isEmpty()) emit derivationWanted(figure);
    });
    const auto key = [this](const QKeySequence& keys, auto action) {
        auto* shortcut = new QShortcut(keys, m_table, nullptr, nullptr, Qt::WidgetShortcut);
        shortcut->setAutoRepeat(false);  // a key held a moment too long is still one wish
        connect(shortcut, &QShortcut::activated, this, action);
        return shortcut;
    };
    // Of several chosen rows the window's own removing and duplicating knows all.
    m_ofOneSite = {key(QKeySequence::Delete, [this] { remove(m_current); }),
                   key(QKeySequence(Qt::CTRL | Qt::Key_D), [this] { duplicate(m_current); })};
    key(QKeySequence(Qt::ALT | Qt::Key_Up), [this] { reorder(m_current, -1); });
    key(QKeySequence(Qt::ALT | Qt::Key_Down), [this] { reorder(m_current, 1); });
    return m_table;
}

QWidget* SitesPage::makeMapPart()
{
    const Theme& theme = Theme::of(this);
    m_map = new WorldMap;
    auto* closer = toolButton("zoom-in", tr("Zoom in (+)"), theme);
    auto* wider = toolButton("zoom-out", tr("Zoom out (−)"), theme);
    auto* all = toolButton("zoom-fit", tr("Show all sites (F)"), theme);
    auto* world = toolButton("world", tr("Show the world (0)"), theme);
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (QToolButton* button : {closer, wider, all, world}) row->addWidget(button);
    m_map->setTools(tools);
    constexpr double kButtonStep = 1.5;
    connect(closer, &QToolButton::clicked, m_map, [this] { m_map->zoom(kButtonStep); });
    connect(wider, &QToolButton::clicked, m_map, [this] { m_map->zoom(1.0 / kButtonStep); });
    connect(all, &QToolButton::clicked, m_map, &WorldMap::showSites);
    connect(world, &QToolButton::clicked, m_map, &WorldMap::showWorld);
    connect(m_map, &WorldMap::currentChanged, this, [this](const QString& site) {
        if (!m_selecting && !site.isEmpty()) setCurrent(site);
    });
    connect(m_map, &WorldMap::activated, this, [this](const QString& site) { edit(sitePath(site)); });
    connect(m_map, &WorldMap::removeRequested, this, &SitesPage::remove);
    connect(m_map, &WorldMap::duplicateRequested, this, &SitesPage::duplicate);
    connect(m_map, &WorldMap::statusText, this, &Page::statusText);
    return m_map;
}

void SitesPage::setDocument(PlanDocument* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    m_model->setDocument(document);
    m_current.clear();
    if (document) {
        connect(document, &PlanDocument::planChanged, this, &SitesPage::refreshIfSeen);
        connect(document, &PlanDocument::evaluationChanged, this, &SitesPage::refreshIfSeen);
        connect(document, &PlanDocument::scenarioChanged, this, &SitesPage::refreshIfSeen);
        connect(document, &PlanDocument::unitSystemChanged, this, &SitesPage::refreshIfSeen);
        connect(document, &PlanDocument::planReplaced, this, [this] {
            m_current.clear();
            m_map->showWorld();
            refreshIfSeen();
        });
        connect(document, &PlanDocument::selectionChanged, this, [this] {
            const QString path = m_document->selectedPath();
            if (!m_selecting && isVisible() && shows(path)) reveal(path);
        });
    }
    refresh();
}

bool SitesPage::shows(const QString& planPath) const
{
    // The way of power behind the meter is drawn on a page of its own.
    return (planPath.startsWith(QLatin1String("sites[")) && !planPath.contains(QLatin1String("].chain")))
           || planPath == QLatin1String("sites");
}

void SitesPage::reveal(const QString& planPath)
{
    const auto steps = parsePath(planPath.toStdString());
    if (!m_document || !steps || steps->empty() || steps->front().id.empty()) return;
    if (m_stale) refresh();
    const QScopedValueRollback guard(m_selecting, true);
    setCurrent(toQString(steps->front().id));
}

void SitesPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale) refresh();
    if (m_document && shows(m_document->selectedPath())) reveal(m_document->selectedPath());
}

void SitesPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitTable();
}

void SitesPage::refreshIfSeen()
{
    // A page that nobody sees costs nothing while values are dragged on another.
    m_stale = true;
    if (isVisible()) refresh();
}

bool SitesPage::isEmptyShown() const
{
    return m_whole->currentWidget() == m_empty;
}

void SitesPage::refresh()
{
    m_stale = false;
    if (!m_document) return;
    const auto& evaluation = m_document->evaluation();
    const SiteChoice* choice = siteChoiceOf(evaluation.get());
    m_sites = siteFacts(m_document->shownPlan(), evaluation.get(), choice);
    m_choiceLine->setText(choice ? toQString(stateLine(*choice)) : QString());
    m_choiceLine->setVisible(choice != nullptr);
    m_whole->setCurrentIndex(m_sites.isEmpty() ? 1 : 0);
    m_head->showSites(m_document->plan().programme.selection, m_sites);
    const auto known = [this](const QString& id) {
        return std::any_of(m_sites.begin(), m_sites.end(), [&](const SiteFacts& site) { return site.id == id; });
    };
    if (!known(m_current)) m_current = m_sites.isEmpty() ? QString() : m_sites.front().id;
    {
        const QScopedValueRollback guard(m_selecting, true);
        m_model->setSites(m_sites);
        m_map->setSites(mapSites(m_sites, m_document->unitSystem()));
        m_map->setTable(tableCsv(*m_table));
        m_map->setCurrent(m_current);
        const QModelIndex row = m_sorted->mapFromSource(m_model->index(m_model->rowOf(m_current), SiteModel::Name));
        if (row.isValid() && m_table->currentIndex().row() != row.row()) m_table->setCurrentIndex(row);
    }
    showLimits();
    m_head->showPosition(m_model->rowOf(m_current), m_model->rowCount());
    fitTable();
}

void SitesPage::showLimits()
{
    const int row = m_model->rowOf(m_current);
    m_limits->show(row >= 0 ? m_sites.at(row) : SiteFacts{}, m_document ? m_document->evaluation().get() : nullptr,
                   m_document ? m_document->unitSystem() : UnitSystem::Si);
}

/// The table as high as its rows, as long as map and limits keep what they need.
void SitesPage::fitTable()
{
    if (m_sites.isEmpty()) return;
    // A column in which no site has anything says nothing; the inspector has its field.
    const auto used = [this](auto has) { return std::any_of(m_sites.begin(), m_sites.end(), has); };
    m_table->setColumnHidden(SiteModel::Region, !used([](const SiteFacts& site) { return !site.region.isEmpty(); }));
    m_table->setColumnHidden(SiteModel::Choice, !used([](const SiteFacts& site) { return !site.choice.isEmpty(); }));
    m_table->setColumnHidden(SiteModel::Energised, !used([](const SiteFacts& site) { return site.energised.set(); }));
    m_table->setColumnHidden(SiteModel::Water, !used([](const SiteFacts& site) { return site.water.si.has_value(); }));
    fitColumns(*m_table);
    if (!m_ownSizes) {
        const int bar = m_table->horizontalHeader()->length() > m_rows->width() ? style()->pixelMetric(QStyle::PM_ScrollBarExtent) : 0;
        const int line = m_choiceLine->isHidden() ? 0 : m_choiceLine->sizeHint().height() + space::kS;
        const int head = m_table->horizontalHeader()->height() + m_head->sizeHint().height() + line + space::kS + 2 + bar;
        const int rowHeight = m_table->rowHeight(0);
        const int wanted = head + rowHeight * static_cast<int>(m_sites.size());
        const int room = contentsRect().height() - space::kM - m_rows->handleWidth();
        const int most = std::max(head + kLeastRows * rowHeight, room - std::max(kLeastLower, room * 55 / 100));
        const int upper = std::min(wanted, most);
        m_rows->setSizes({upper, std::max(room - upper, 1)});
        const int bounds = std::clamp(width() * 44 / 100, SiteLimits::kLeastWidth, kBoundsWidth);
        m_lower->setSizes({std::max(width() - bounds, 1), bounds});
    }
    m_limits->fit();
}

void SitesPage::setCurrent(const QString& site)
{
    const int row = m_model->rowOf(site);
    if (row < 0) return;
    m_current = site;
    {
        const QScopedValueRollback guard(m_selecting, true);
        m_map->setCurrent(site);
        const QModelIndex at = m_sorted->mapFromSource(m_model->index(row, SiteModel::Name));
        if (m_table->currentIndex().row() != at.row())
            // Alone: the table would take the Ctrl of Ctrl+D for a wish to add to what is selected.
            m_table->selectionModel()->setCurrentIndex(m_sorted->index(at.row(), std::max(0, m_table->currentIndex().column())),
                                                       QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    showLimits();
    m_head->showPosition(m_model->rowOf(m_current), m_model->rowCount());
    if (m_selecting || !m_document) return;
    const QScopedValueRollback guard(m_selecting, true);
    m_document->setSelectedPath(sitePath(site));
}

void SitesPage::edit(const QString& path)
{
    if (!m_document || path.isEmpty()) return;
    const QScopedValueRollback guard(m_selecting, true);
    m_document->setSelectedPath(path);
}

bool SitesPage::apply(EditList edits)
{
    if (!m_document || edits.edits.empty()) return false;
    const Status status = m_document->apply(std::move(edits));
    if (!status) emit statusText(refusalWords(m_document->plan(), status.error()));
    return status.ok();
}

void SitesPage::fillAddMenu()
{
    QMenu* menu = m_head->addMenu();
    menu->clear();
    if (!m_document) return;
    QString country;
    for (const SitePlace& place : sitePlaces(m_document->plan(), offeredCatalogue().catalogue)) {
        if (!country.isEmpty() && place.country != country) menu->addSeparator();
        country = place.country;
        menu->addAction(place.country.isEmpty() ? place.name : QStringLiteral("%1\t%2").arg(place.name, place.country), this,
                             [this, place] { add(place); });
    }
}

void SitesPage::add(const SitePlace& place)
{
    if (!m_document) return;
    Result<SiteEdits> made = addSite(m_document->plan(), offeredCatalogue().catalogue, place);
    if (!made) {
        emit statusText(refusalWords(m_document->plan(), made.error()));
        return;
    }
    if (apply(made->list)) setCurrent(made->made);
}

void SitesPage::duplicate(const QString& site)
{
    if (!m_document || site.isEmpty()) return;
    const SiteEdits made = duplicateSite(m_document->plan(), site);
    if (apply(made.list)) setCurrent(made.made);
}

void SitesPage::remove(const QString& site)
{
    const int row = m_model->rowOf(site);
    if (!m_document || row < 0) return;
    const QString next = m_sites.value(row + 1 < m_sites.size() ? row + 1 : row - 1).id;
    if (apply(removeSite(site)) && !next.isEmpty()) setCurrent(next);
}

void SitesPage::reorder(const QString& site, int by)
{
    if (m_document && !site.isEmpty()) apply(reorderSite(m_document->plan(), site, by));
}

QList<PageExport> SitesPage::exports()
{
    QList<PageExport> parts = Page::exports();
    if (m_map->isVisible()) parts.insert(1, widgetExport(tr("Map"), *m_map));
    return parts;
}

}  // namespace rw::ui
