// SPDX-License-Identifier: GPL-3.0-or-later
#include "climate_page.h"

#include "building/job_bar.h"
#include "carpet_view.h"
#include "duration_view.h"
#include "file/user_catalogue.h"
#include "import_panel.h"
#include "jobs/analysis_runner.h"
#include "place_compare_view.h"
#include "place_head.h"
#include "place_list.h"
#include "plots/plot_view.h"
#include "schema/path.h"
#include "shell/icons.h"
#include "shell/page_export.h"
#include "shell/theme.h"
#include "sites/site_edits.h"
#include "widgets/empty_state.h"
#include "widgets/segmented_control.h"

#include <QAction>
#include <QComboBox>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr int kListWidth = 416;  // px, at which name and the three temperatures are seen

}  // namespace

ClimatePage::ClimatePage(QWidget* parent)
    : Page(parent), m_shelf(new WeatherShelf(this)), m_years(new PlantYears(this)), m_model(new PlaceModel(*m_shelf, this)),
      m_head(new PlaceHead), m_list(new PlaceList(m_model)), m_stack(new QStackedWidget), m_carpets(new CarpetView(*m_years->runner())),
      m_durations(new DurationView), m_compare(new PlaceCompareView), m_import(new ImportPanel),
      m_dropHint(new EmptyState(QStringLiteral("import"), tr("Drop it to read it"),
                                tr("Weather years: EPW, NREL TMY3. Hourly series of load, carbon or price: CSV. Nothing is taken "
                                   "into the plan before you say so.")))
{
    setAcceptDrops(true);
    m_model->setMostTicked(PlaceCompareView::kMost);
    for (QWidget* view : {static_cast<QWidget*>(m_carpets), static_cast<QWidget*>(m_durations), static_cast<QWidget*>(m_compare),
                          static_cast<QWidget*>(m_import), m_dropHint})
        m_stack->addWidget(view);
    m_parts = new QSplitter(Qt::Horizontal);
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(space::kL);
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(m_head);
    column->addWidget(m_stack, 1);
    m_parts->addWidget(m_list);
    m_parts->addWidget(right);
    m_parts->setStretchFactor(0, 0);
    m_parts->setStretchFactor(1, 1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(space::kL, space::kM, 0, 0);
    whole->addWidget(m_parts);

    connect(m_parts, &QSplitter::splitterMoved, this, [this] {
        m_ownSizes = true;
    });
    makeActions();
    connectParts();
}

void ClimatePage::makeActions()
{
    auto* import = new QAction(icon(QStringLiteral("import"), Theme::of(this)), tr("Import weather or series…"), this);
    import->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
    import->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(import);
    m_actions << import;
    connect(import, &QAction::triggered, this, &ClimatePage::chooseFile);
}

void ClimatePage::connectParts()
{
    connect(m_list, &PlaceList::chosen, this, [this](const QString& key) {
        if (!m_selecting) setCurrent(key);
    });
    connect(m_model, &PlaceModel::tickedChanged, this, [this] {
        if (isVisible()) m_ticksChosen = true;
        refreshComparison();
    });
    connect(m_model, &PlaceModel::refused, this, &Page::statusText);
    connect(m_head, &PlaceHead::importWanted, this, &ClimatePage::chooseFile);
    connect(m_head->useMenu(), &QMenu::aboutToShow, this, &ClimatePage::fillUseMenu);
    connect(m_head, &PlaceHead::tablesShown, this, [this](bool on) {
        m_carpets->setTablesShown(on);
        m_durations->setTablesShown(on);
        m_compare->plot()->setTableShown(on);
    });
    connect(m_head, &PlaceHead::viewChanged, this, [this] {
        if (m_importing) m_import->discard();
        showStack();
        refreshPlace();
        refreshComparison();
        workOutIfDue();
    });
    connect(m_head, &PlaceHead::plantChosen, this, [this](const QString& site) {
        m_years->setPlant(site);
        m_stopped = false;
        m_compare->setPlant(site, plantName());
        refreshPlant();
        workOutIfDue();
    });
    connect(m_shelf, &WeatherShelf::fetched, this, [this] {
        m_model->weatherCame();
        m_list->fit();
        refreshPlace();
        refreshComparison();
        if (m_document) m_shelf->fetch(m_document->shownPlan(), m_model->places());
        tickFirst();
    });
    connect(m_years, &PlantYears::changed, this, [this] {
        refreshPlant();
        workOutIfDue();
    });
    connect(m_years, &PlantYears::outdated, this, [this] {
        m_stopped = false;
        refreshPlant();
    });
    connect(m_years->runner(), &AnalysisRunner::runningChanged, this, &ClimatePage::refreshPlant);
    connect(m_years->runner(), &AnalysisRunner::failed, this, &Page::statusText);
    connect(m_carpets->jobBar(), &JobBar::runWanted, this, [this] {
        m_stopped = false;
        workOutIfDue();
    });
    connect(m_carpets->jobBar(), &JobBar::cancelled, this, [this] {
        m_stopped = true;
        refreshPlant();
    });
    connect(m_compare, &PlaceCompareView::statusText, this, &Page::statusText);
    connect(m_import, &ImportPanel::statusText, this, &Page::statusText);
    connect(m_import, &ImportPanel::anotherWanted, this, &ClimatePage::chooseFile);
    connect(m_import, &ImportPanel::discarded, this, [this] { showImport(false); });
    connect(m_import, &ImportPanel::accepted, this, [this](const QString& weather) {
        showImport(false);
        if (!weather.isEmpty()) setCurrent(QStringLiteral("weather:") + weather);
    });
}

void ClimatePage::setDocument(PlanDocument* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    m_current.clear();
    m_years->setDocument(document);
    m_compare->setDocument(document);
    m_import->setDocument(document);
    if (document) {
        connect(document, &PlanDocument::planChanged, this, &ClimatePage::refreshIfSeen);
        connect(document, &PlanDocument::scenarioChanged, this, &ClimatePage::refreshIfSeen);
        connect(document, &PlanDocument::unitSystemChanged, this, &ClimatePage::refreshIfSeen);
        connect(document, &PlanDocument::evaluationStaleChanged, this, &ClimatePage::refreshPlant);
        connect(document, &PlanDocument::planReplaced, this, [this] {
            m_current.clear();
            m_shownPlant.clear();
            m_ticksChosen = false;
            if (m_importing) m_import->discard();
            {
                const QScopedValueRollback guard(m_ticksChosen);
                m_model->setTicked({});
            }
            refreshIfSeen();
        });
        connect(document, &PlanDocument::selectionChanged, this, [this] {
            const QString path = m_document->selectedPath();
            if (!m_selecting && isVisible() && shows(path)) reveal(path);
        });
    }
    refreshIfSeen();
}

bool ClimatePage::shows(const QString& planPath) const
{
    return planPath.startsWith(QLatin1String("weather[")) || planPath.startsWith(QLatin1String("climates["));
}

void ClimatePage::reveal(const QString& planPath)
{
    const auto steps = parsePath(planPath.toStdString());
    if (!m_document || !steps || steps->empty()) return;
    if (m_stale) refresh();
    const std::string& id = steps->front().id;
    const Climate* climate = findById(m_document->shownPlan().climates, id);
    const QScopedValueRollback guard(m_selecting, true);
    if (m_model->place(QStringLiteral("weather:") + toQString(id))) setCurrent(QStringLiteral("weather:") + toQString(id));
    else if (climate) setCurrent(QStringLiteral("climate:") + toQString(climate->catalogueId.empty() ? climate->id : climate->catalogueId));
}

void ClimatePage::showView(const QByteArray& view)
{
    const auto at = views().indexOf(view);
    if (at < 0) return;
    if (m_importing) m_import->discard();
    m_head->viewChoice()->setCurrentIndex(static_cast<int>(at));
    showStack();
}

bool ClimatePage::isSettled() const
{
    if (!isVisible() || !m_document) return true;
    if (m_importing) return !m_import->isBusy();
    if (m_shelf->runner()->isRunning()) return false;
    if (m_head->viewChoice()->currentIndex() == Compare) return m_compare->isSettled();
    const ClimatePlace* chosen = place();
    if (!chosen) return true;
    return m_shelf->has(chosen->weather) && !m_years->runner()->isRunning()
           && (m_stopped || !needsPlant() || m_years->find(*chosen) || !m_years->hasFigures());
}

/// Plots say of which place they are.
QList<PageExport> ClimatePage::exports()
{
    QList<PageExport> parts = Page::exports();
    for (qsizetype i = 1; i < parts.size(); ++i)  // behind the page as it is shown
        if (parts[i].paint) parts[i] = headedExport(parts[i], m_head->nameText(), m_head->factsText(), &Colors::surface);
    return parts;
}

QString ClimatePage::plantName() const { return m_head->plantChoice()->currentText(); }

bool ClimatePage::needsPlant() const
{
    const ClimatePlace* chosen = place();
    return chosen && (chosen->kind == ClimatePlace::Kind::Site || !m_years->plant().isEmpty());
}

void ClimatePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale) refresh();
    else workOutIfDue();
    if (m_document && shows(m_document->selectedPath())) reveal(m_document->selectedPath());
}

void ClimatePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    if (!m_ownSizes) {
        const int least = std::min(m_list->leastTelling(), width() / 2);
        const int list = std::clamp(width() * 40 / 100, least, std::max(least, kListWidth));
        m_parts->setSizes({list, std::max(width() - list, 1)});
    }
}

void ClimatePage::refreshIfSeen()
{
    // A page that nobody sees costs nothing while values are dragged on another.
    m_stale = true;
    if (isVisible()) refresh();
}

void ClimatePage::refresh()
{
    m_stale = false;
    if (!m_document) return;
    const Plan& plan = m_document->shownPlan();
    m_model->setUnits(m_document->unitSystem());
    {
        const QScopedValueRollback guard(m_selecting, true);
        m_model->setPlaces(climatePlaces(plan, offeredCatalogue().catalogue));
    }
    m_list->unfold();
    m_years->setPlant(m_head->setPlants(plan, m_years->plant()));
    const QString chosen = place() ? m_current : m_model->places().isEmpty() ? QString() : m_model->places().front().key();
    const ClimatePlace* at = m_model->place(chosen);
    m_shelf->fetch(plan, m_model->places(), at ? at->weather : QString());
    const QScopedValueRollback guard(m_selecting, true);
    setCurrent(chosen);
    m_list->fit();
    tickFirst();
    refreshComparison();
}

void ClimatePage::setCurrent(const QString& key)
{
    if (!m_model->place(key)) return;
    const bool other = key != m_current;
    m_current = key;
    if (other) m_stopped = false;
    m_list->setCurrent(key);
    refreshPlace();
    refreshPlant();
    if (!m_shelf->has(place()->weather) && m_document) m_shelf->fetch(m_document->shownPlan(), m_model->places(), place()->weather);
    workOutIfDue();
    if (m_selecting || !m_document) return;
    // A site, or a year of the plan, can be edited beside.
    const QScopedValueRollback guard(m_selecting, true);
    if (place()->kind == ClimatePlace::Kind::Site) m_document->setSelectedPath(sitePath(place()->id));
    else if (place()->kind == ClimatePlace::Kind::Own) m_document->setSelectedPath(QStringLiteral("weather[%1]").arg(place()->id));
}

/// The place's head, and its air.
void ClimatePage::refreshPlace()
{
    const ClimatePlace* chosen = place();
    if (!chosen || !m_document) return;
    const UnitSystem units = m_document->unitSystem();
    const PlaceWeather* weather = m_shelf->find(chosen->weather);
    if (m_head->viewChoice()->currentIndex() == Compare) m_head->showComparison();
    else m_head->showPlace(*chosen, weather, units, chosen->kind != ClimatePlace::Kind::Site && !m_document->plan().sites.empty());
    m_carpets->setFileStem(chosen->id);
    m_durations->setFileStem(chosen->id);
    m_carpets->showAir(weather && weather->year ? weather : nullptr, units);
    m_durations->showAir(weather && weather->year ? weather : nullptr,
                         designPoints(m_document->shownPlan(), offeredCatalogue().catalogue, *chosen), units);
}

/// What the plant makes of it.
void ClimatePage::refreshPlant()
{
    const ClimatePlace* chosen = place();
    if (!chosen || !m_document || !isVisible()) return;
    const PlantYear* year = needsPlant() ? m_years->find(*chosen) : nullptr;
    const bool running = m_years->runner()->isRunning();
    QString waiting;
    if (!needsPlant()) waiting = tr("The plan has no site whose building could stand here.");
    else if (year && !year->year) waiting = year->problem;
    else if (running) waiting = tr("Working out 8,760 hours of the plant…");
    else if (!year && m_stopped) waiting = tr("Stopped. The year of the plant has not been worked out.");
    else if (!year) waiting = tr("The figures are on their way.");
    JobBar* bar = m_carpets->jobBar();
    bar->setHasResult(year && year->year);
    bar->setRunEnabled(needsPlant() && m_years->hasFigures());
    bar->setVisible(running || (m_stopped && !year));
    const QString shown = m_current + QLatin1Char('@') + m_years->plant();
    if (!year && !m_stopped && shown == m_shownPlant) {
        m_carpets->setWaiting(tr("Below is the plan before the last change. %1").arg(waiting));
        return;
    }
    m_shownPlant = year && year->year ? shown : QString();
    const bool here = chosen->kind == ClimatePlace::Kind::Site;
    const QString heading = here ? tr("Plant at %1").arg(chosen->name)
                                 : tr("Plant of %1, if it stood here").arg(plantName());
    QString remark;
    if (year && year->alone) remark = tr("one full site by itself, %1 of IT").arg(formatValue(year->alone->itPower, unit::MW));
    else if (year && year->year && year->sites > 1.0) remark = tr("all %1 sites of it together").arg(formatCount(std::llround(year->sites)));
    m_carpets->showPlant(year, needsPlant() ? heading : tr("Plant"), remark, waiting, m_document->unitSystem());
    m_durations->showPlant(year, waiting, m_document->unitSystem());
}

void ClimatePage::workOutIfDue()
{
    const ClimatePlace* chosen = place();
    if (!chosen || !isVisible() || m_stopped || m_head->viewChoice()->currentIndex() == Compare || !needsPlant() || m_years->find(*chosen)) return;
    m_years->workOut({*chosen}, false);
}

void ClimatePage::refreshComparison()
{
    if (!m_document) return;
    QList<ClimatePlace> ticked;
    for (const QString& key : m_model->ticked())
        if (const ClimatePlace* one = m_model->place(key)) ticked << *one;
    m_compare->setPlant(m_years->plant(), plantName());
    m_compare->showPlaces(ticked, *m_shelf, m_document->unitSystem());
}

void ClimatePage::tickFirst()
{
    if (m_ticksChosen || m_shelf->runner()->isRunning() || m_model->places().isEmpty()) return;
    const std::optional<QStringList> keys = PlaceCompareView::tellingPlaces(m_model->places(), *m_shelf);
    if (!keys) return;
    m_model->setTicked(*keys);
    m_ticksChosen = true;
}

void ClimatePage::fillUseMenu()
{
    m_head->useMenu()->clear();
    const ClimatePlace* chosen = place();
    if (!m_document || !chosen) return;
    for (const ClimatePlace& site : m_model->places()) {
        if (site.kind != ClimatePlace::Kind::Site) continue;
        QAction* action = m_head->useMenu()->addAction(tr("Use for %1").arg(site.name), this, [this, id = site.id] { useForSite(id); });
        action->setCheckable(true);
        action->setChecked(site.weather == chosen->weather);
    }
}

void ClimatePage::useForSite(const QString& site)
{
    const ClimatePlace* chosen = place();
    if (!m_document || !chosen) return;
    const QString name = chosen->name;
    Result<EditList> edits = weatherEdits(m_document->plan(), offeredCatalogue().catalogue, site, *chosen);
    if (!edits) {
        emit statusText(toQString(edits.error().message()));
        return;
    }
    if (edits->edits.empty()) return;
    const Status status = m_document->apply(std::move(edits).value());
    emit statusText(status ? tr("The site uses the weather of %1 now.").arg(name) : toQString(status.error().message()));
}

void ClimatePage::showStack()
{
    m_stack->setCurrentIndex(m_importing ? m_stack->indexOf(m_import) : m_head->viewChoice()->currentIndex());
}

}  // namespace rw::ui
