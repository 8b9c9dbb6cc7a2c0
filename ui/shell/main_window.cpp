// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/main_window.h"

#include "catalogue/display_name.h"
#include "derivation/derivation_panel.h"
#include "document/plan_document.h"
#include "document/plan_files.h"
#include "document/plan_words.h"
#include "findings/findings_panel.h"
#include "inspector/inspector.h"
#include "jobs/analysis_runner.h"
#include "palette/command_palette.h"
#include "palette/palette_entries.h"
#include "report/report_page.h"
#include "shell/about_dialog.h"
#include "shell/key_figures.h"
#include "shell/manual_window.h"
#include "shell/page.h"
#include "shell/page_list.h"
#include "shell/preferences.h"
#include "shell/settings.h"
#include "shell/theme.h"
#include "shell/tour.h"
#include "welcome/welcome_page.h"
#include "widgets/notice_bar.h"
#include "widgets/page_rail.h"

#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

namespace rw::ui {

namespace {
constexpr QSize kFirstSize(1440, 900);
constexpr QSize kLeastPage(560, 280);
constexpr int kTreeHeight = 288;
constexpr int kStatusTime = 8000;  // ms; long enough to read two lines
}  // namespace

MainWindow::MainWindow(Theme& theme, QSettings* settings, QWidget* parent)
    : QMainWindow(parent), m_theme(theme), m_settings(settings), m_document(new PlanDocument(this)),
      m_files(new PlanFiles(*m_document, settings, this))
{
    setObjectName(QStringLiteral("MainWindow"));
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    resize(kFirstSize);
    buildCentre();
    buildDocks();
    buildActions();
    buildMenus();
    buildToolBar();
    buildStatusBar();
    m_palette = new CommandPalette(this);
    m_tour = new Tour(this);
    connect(m_tour, &Tour::ended, this, [this](bool byKeys) {
        QWidget* page = m_stack->currentWidget();
        if (byKeys && page) focusPart(page, page->focusWidget());
    });
    qApp->installEventFilter(this);
    connectDocument();
    connectJobs();
    m_firstState = saveState();
    restoreLayout();
    showWelcome();
    if (m_settings) readCatalogue();
}

MainWindow::~MainWindow()
{
    // What they read for goes with the window.
    m_reader.reset();
    m_catalogueReader.reset();
    m_writer.reset();
}

void MainWindow::buildCentre()
{
    m_rail = new PageRail(this);
    m_stack = new QStackedWidget(this);
    m_stack->setMinimumSize(kLeastPage);  // pages scroll or fold below what they would like
    m_welcome = new WelcomePage(*m_files, this);
    m_stack->addWidget(m_welcome);
    m_pages = makePages(m_stack);
    for (Page* page : m_pages) {
        m_stack->addWidget(page);
        m_rail->addPage(page->iconName(), page->title(), page->explanation());
        page->setDocument(m_document);
        connect(page, &Page::derivationWanted, this, &MainWindow::showDerivation);
        connect(page, &Page::statusText, this, &MainWindow::showStatus);
        if (const auto* report = qobject_cast<ReportPage*>(page)) connect(report, &ReportPage::exported, this, &MainWindow::tellExported);
    }
    m_keyFigures = new KeyFigures(this);
    m_keyFigures->setDocument(m_document);
    connect(m_keyFigures, &KeyFigures::figureActivated, this, &MainWindow::showDerivation);

    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_notice = new NoticeBar(this);
    column->addWidget(m_notice);
    column->addWidget(m_keyFigures);
    column->addWidget(m_stack, 1);
    setCentralWidget(centre);

    // A tool bar reaches from top to bottom beside the docks, which is where the rail belongs.
    m_railBar = new QToolBar(tr("Pages"), this);
    m_railBar->setObjectName(QStringLiteral("rail"));
    m_railBar->setMovable(false);
    m_railBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_railBar->layout()->setContentsMargins(0, 0, 0, 0);
    m_rail->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    m_railBar->addWidget(m_rail);
    addToolBar(Qt::LeftToolBarArea, m_railBar);
    connect(m_rail, &PageRail::currentChanged, this, [this](int index) { showPage(index); });

    connect(m_welcome, &WelcomePage::templateChosen, this, [this](const QString& id) {
        if (maySwitch()) m_files->newFromTemplate(id);
    });
    connect(m_welcome, &WelcomePage::emptyPlanWanted, this, [this] {
        if (maySwitch()) m_files->newEmpty();
    });
    connect(m_welcome, &WelcomePage::openWanted, this, &MainWindow::openDialog);
    connect(m_welcome, &WelcomePage::fileChosen, this, [this](const QString& path) {
        if (maySwitch()) openInBackground(path);
    });
    connect(m_welcome, &WelcomePage::recoveryChosen, this, [this](const Unsaved& unsaved) {
        if (maySwitch()) recoverInBackground(unsaved);
    });
}

void MainWindow::connectDocument()
{
    connect(m_document, &PlanDocument::planReplaced, this, [this] {
        fillScenarios();
        setPlanVisible(true);
        if (m_stack->currentWidget() == m_welcome) showPage(0);
        offerTour();
    });
    connect(m_document, &PlanDocument::selectionChanged, this, &MainWindow::updateEditActions);
    connect(m_document, &PlanDocument::planChanged, this, [this](const EditList& edits) {
        for (const Edit& e : edits.edits)
            if (e.path.rfind("scenarios", 0) == 0) return fillScenarios();
    });
    connect(m_document, &PlanDocument::scenarioChanged, this, [this] {
        fillScenarios();
        updateStatus();
    });
    for (auto signal : {&PlanDocument::dirtyChanged, &PlanDocument::pathChanged}) {
        connect(m_document, signal, this, &MainWindow::updateTitle);
        connect(m_document, signal, this, &MainWindow::updateStatus);
    }
    connect(m_document, &PlanDocument::evaluationChanged, this, &MainWindow::updateStatus);
    connect(m_document, &PlanDocument::unitSystemChanged, this, &MainWindow::updateStatus);
    connect(m_document, &PlanDocument::evaluationFailed, this, &MainWindow::saveCopyAfterFault);
    connect(m_files, &PlanFiles::message, this, &MainWindow::showStatus);
    connect(m_files, &PlanFiles::failed, this, [this](const QString& what, const QString& why) {
        emit fileProblem(QStringLiteral("%1: %2").arg(what, why));
        if (m_quiet) return;
        QMessageBox box(QMessageBox::Warning, what, QStringLiteral("<b>%1</b>").arg(what.toHtmlEscaped()),
                        QMessageBox::Ok, this);
        box.setInformativeText(QStringLiteral("<p>%1</p>").arg(why.toHtmlEscaped()));  // told to be rich, or it shows "&quot;"
        box.exec();
    });
    connect(m_files, &PlanFiles::recentChanged, this, &MainWindow::fillRecentMenu);
    connect(m_files, &PlanFiles::saved, this, &MainWindow::updateStatus);
    connect(m_files, &PlanFiles::lockChanged, this, &MainWindow::updateStatus);
    updateTitle();
    updateStatus();
}

/// A report that was not written is no matter for the status line, which the next sentence takes away.
void MainWindow::tellExported(const QString&, const QString& problem)
{
    if (!problem.isEmpty()) {
        m_refusal = tr("The report was not written. %1").arg(problem);
        m_notice->setNotice(m_refusal, {});
    } else if (!m_refusal.isEmpty() && m_notice->text() == m_refusal) {
        m_notice->setNotice({}, {});
    }
}

// --- what is shown -----------------------------------------------------------------------------

void MainWindow::showWelcome()
{
    m_welcome->refresh();
    setPlanVisible(false);
    m_stack->setCurrentWidget(m_welcome);
    updateTitle();
}

Page* MainWindow::currentPage() const
{
    return qobject_cast<Page*>(m_stack->currentWidget());
}

void MainWindow::showPage(int index)
{
    if (index < 0 || index >= static_cast<int>(m_pages.size())) return;
    if (!m_planVisible) setPlanVisible(true);
    Page* page = m_pages[static_cast<std::size_t>(index)];
    if (page != m_stack->currentWidget()) statusBar()->clearMessage();  // of the page before
    m_stack->setCurrentWidget(page);
    m_rail->setCurrentIndex(index);
    m_findings->setPage(page);
    updateTitle();
}

void MainWindow::showPage(const QByteArray& key)
{
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        if (m_pages[i]->key() == key) showPage(static_cast<int>(i));
}

void MainWindow::reveal(const QString& planPath)
{
    Page* at = currentPage();
    if (!at || !at->shows(planPath)) {
        at = nullptr;
        for (std::size_t i = 0; i < m_pages.size() && !at; ++i)
            if (m_pages[i]->shows(planPath)) {
                at = m_pages[i];
                showPage(static_cast<int>(i));
            }
    }
    if (at) at->reveal(planPath);
    m_document->setSelectedPath(planPath);
    m_inspectorDock->show();
    m_inspectorDock->raise();
}

void MainWindow::showDerivation(const QString& figurePath)
{
    m_derivation->showFigure(figurePath);
    m_derivationDock->show();
    m_derivationDock->raise();
    // A tree needs more room than a line of findings; what the user made larger stays.
    const int wanted = std::min(kTreeHeight, height() / 3);
    if (m_derivationDock->height() < wanted && !m_derivationDock->isFloating())
        resizeDocks({m_derivationDock}, {wanted}, Qt::Vertical);
}

void MainWindow::openPalette()
{
    m_palette->popUp(paletteEntries());
}

std::vector<PaletteEntry> MainWindow::paletteEntries()
{
    std::vector<PaletteEntry> entries;
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        entries.push_back({m_pages[i]->title(), m_pages[i]->explanation(), tr("Page"), m_pages[i]->iconName(),
                           i < 10 ? tr("Ctrl+%1").arg((i + 1) % 10) : QString(), 6, [this, i] { showPage(static_cast<int>(i)); }});
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        addViewEntries(entries, m_pages[i]->title(), m_pages[i]->iconName(), m_pages[i]->views(), [this, i](const QByteArray& view) {
            showPage(static_cast<int>(i));
            m_pages[i]->showView(view);
        });
    QList<QAction*> actions{m_new,         m_open,      m_save,      m_saveAs,     m_exportPage,      m_undo,
                            m_redo,        m_cut,       m_copy,      m_paste,      m_duplicate,       m_delete,
                            m_toggleUnits, m_theme3[0], m_theme3[1], m_theme3[2],  m_showPreferences, m_inspectPlan,
                            m_pageAlone,   m_resetLayout, m_help,      m_startTour, m_about,      m_close,           m_quit};
    if (Page* page = currentPage()) actions += page->pageActions();
    // What a page holds as a widget's own action concerns the whole plan and is offered on every page.
    for (const Page* page : m_pages)
        for (QAction* action : page->actions())
            if (!actions.contains(action)) actions << action;
    for (QAction* action : actions)
        if (action->isEnabled() && !action->text().isEmpty())
            entries.push_back({action->text().remove(QLatin1Char('&')).remove(QStringLiteral("…")), {}, tr("Action"),
                               action->icon().name(), action->shortcut().toString(QKeySequence::NativeText), 4,
                               [action] { action->trigger(); }});
    addPlanEntries(entries, m_document->plan(), [this](const QString& path) { reveal(path); });
    if (m_document->evaluation())
        addFigureEntries(entries, m_document->plan(), *m_document->evaluation(), m_document->unitSystem(),
                         [this](const QString& path) { showDerivation(path); });
    addCatalogueEntries(entries, *m_document, [this](const QString& path) { reveal(path); },
                        [this](const QString& text) { showStatus(text); });
    return entries;
}

void MainWindow::showStatus(const QString& text)
{
    statusBar()->showMessage(text, kStatusTime);
}

void MainWindow::showCatalogueProblems(const std::vector<Error>& problems)
{
    QStringList details;
    for (const Error& problem : problems) details << QString::fromStdString(problem.message());
    m_notice->setNotice(problems.empty() ? QString()
                                         : counted(details.size(), tr("%1 catalogue file of yours was left out: it cannot be read."),
                                                   tr("%1 catalogue files of yours were left out: they cannot be read.")),
                        details);
}

void MainWindow::fillScenarios()
{
    const QSignalBlocker quiet(m_scenario);
    m_scenario->clear();
    m_scenario->addItem(tr("The plan itself"), QString());
    for (const Scenario& s : m_document->plan().scenarios)
        m_scenario->addItem(QString::fromStdString(displayName(s)), QString::fromStdString(s.id));
    m_scenario->setCurrentIndex(std::max(0, m_scenario->findData(m_document->scenario())));
}

void MainWindow::updateTitle()
{
    const bool plan = m_planVisible;
    setWindowTitle(plan ? QStringLiteral("%1[*] — Rackwright").arg(m_document->title()) : QStringLiteral("Rackwright"));
    setWindowModified(plan && m_document->isDirty());
    setWindowFilePath(plan ? m_document->path() : QString());
}

void MainWindow::updateStatus()
{
    for (QWidget* w : {static_cast<QWidget*>(m_savedLabel), static_cast<QWidget*>(m_evaluatedLabel),
                       static_cast<QWidget*>(m_scenarioLabel)})
        w->setVisible(m_planVisible);
    const QDateTime saved = m_files->savedAt();
    m_savedLabel->setText(m_document->isDirty() ? tr("Not saved yet")
                          : saved.isValid()     ? tr("Saved %1").arg(QLocale().toString(saved.time(), QLocale::ShortFormat))
                          : m_document->path().isEmpty() ? tr("New plan")
                                                         : tr("No changes"));
    m_evaluatedLabel->setText(m_document->evaluation()
        ? tr("Evaluated in %1 ms").arg(QLocale().toString(m_document->evaluationMilliseconds(), 'f',
                                                          m_document->evaluationMilliseconds() < 10 ? 1 : 0))
        : tr("Calculating…"));
    m_lockLabel->setVisible(m_planVisible && !m_files->alsoOpenBy().isEmpty());
    m_lockLabel->setText(tr("Also open: %1").arg(m_files->alsoOpenBy()));
    m_scenarioLabel->setText(tr("Scenario: %1").arg(m_scenario->currentText()));
    m_unitsButton->setText(m_document->unitSystem() == UnitSystem::Si ? tr("SI units") : tr("US units"));
    m_save->setEnabled(m_planVisible && (m_document->isDirty() || m_document->path().isEmpty()));
}

void MainWindow::updateBadges()
{
    const FindingsModel* model = m_findings->model();
    for (std::size_t p = 0; p < m_pages.size(); ++p) {
        int errors = 0;
        for (int i = 0; i < model->rowCount(); ++i) {
            const Finding& f = model->finding(i);
            if (f.severity == rw::Severity::Error && !f.acknowledged() &&
                m_pages[p]->shows(QString::fromStdString(f.subject)))
                ++errors;
        }
        m_rail->setBadge(static_cast<int>(p), errors > 0 ? QString::number(errors) : QString());
    }
    m_findingsDock->setWindowTitle(model->rowCount() > 0 ? tr("Findings (%1)").arg(model->rowCount()) : tr("Findings"));
}

void MainWindow::about()
{
    AboutDialog(this).exec();
}

}  // namespace rw::ui
