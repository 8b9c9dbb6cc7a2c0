// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/object_clipboard.h"
#include "document/plan_document.h"
#include "document/plan_files.h"
#include "file/user_catalogue.h"
#include "findings/findings_panel.h"
#include "inspector/inspector.h"
#include "jobs/analysis_runner.h"
#include "jobs/evaluation_runner.h"
#include "shell/export_dialog.h"
#include "shell/job_area.h"
#include "shell/key_figures.h"
#include "shell/main_window.h"
#include "shell/manual_window.h"
#include "shell/page.h"
#include "shell/preferences.h"
#include "shell/settings.h"
#include "shell/theme.h"
#include "shell/tour.h"
#include "widgets/notice_bar.h"
#include "widgets/page_rail.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QSettings>
#include <QTimer>

namespace rw::ui {

namespace {
constexpr int kSettlingShown = 600;  // ms; most plans have settled by then
constexpr int kSavingShown = 300;
constexpr int kTourDelay = 400;      // ms after the first picture of a plan
const QString kSettling = QStringLiteral("settling");
const QString kSaving = QStringLiteral("saving");
}  // namespace

// --- what runs behind the window -----------------------------------------------------------------

void MainWindow::connectJobs()
{
    m_reader = std::make_unique<AnalysisRunner>();
    m_catalogueReader = std::make_unique<AnalysisRunner>();
    m_writer = std::make_unique<AnalysisRunner>();
    m_jobs->watch(m_writer.get(), tr("Writing"));
    connect(m_writer.get(), &AnalysisRunner::failed, this, &MainWindow::showStatus);
    for (AnalysisRunner* reader : {m_reader.get(), m_catalogueReader.get()}) {
        m_jobs->watch(reader, tr("Reading"));
        connect(reader, &AnalysisRunner::failed, this, &MainWindow::showStatus);
    }
    m_catalogueReader->setTitle(tr("Reading the catalogue"));
    for (Page* page : m_pages) {
        watchRunners(*page);
        connect(page, &Page::jobStarted, this, [this, page](AnalysisRunner* runner) { m_jobs->watch(runner, page->title()); });
    }
    EvaluationRunner* runner = m_document->runner();
    connect(runner, &EvaluationRunner::settlingChanged, this, [this, runner](bool settling) {
        if (settling)
            m_jobs->begin(kSettling, tr("Year by hours and failures"), [runner] { runner->cancelSettling(); }, kSettlingShown);
        else m_jobs->end(kSettling);
    });
    connect(runner, &EvaluationRunner::settleProgressed, this, [this](double done) { m_jobs->setProgress(kSettling, done); });
    connect(m_files, &PlanFiles::saving, this, [this] { m_jobs->begin(kSaving, tr("Saving"), {}, kSavingShown); });
    connect(m_files, &PlanFiles::saved, this, [this] { m_jobs->end(kSaving); });
    connect(m_files, &PlanFiles::failed, this, [this] { m_jobs->end(kSaving); });
    connect(m_jobs, &JobArea::stopped, this, [this](const QString& title) { showStatus(tr("Stopped: %1").arg(title)); });
}

void MainWindow::watchRunners(Page& page)
{
    for (AnalysisRunner* runner : page.findChildren<AnalysisRunner*>()) m_jobs->watch(runner, page.title());
}

void MainWindow::readCatalogue()
{
    // A folder named for this one run rules over the remembered one.
    const QString folder = qEnvironmentVariableIsSet("RACKWRIGHT_CATALOGUE")
                               ? QString()
                               : m_settings->value(setting::kCatalogueFolder).toString();
    m_catalogueReader->start([this, folder](const AnalysisRunner::Context&) -> AnalysisRunner::Delivery {
        const std::vector<Error> problems =
            (folder.isEmpty() ? offeredCatalogue() : offerCatalogueOf(folder.toStdString())).problems;
        return [this, problems] { showCatalogueProblems(problems); };
    });
}

void MainWindow::openInBackground(const QString& path)
{
    m_reader->setTitle(tr("Opening “%1”").arg(QFileInfo(path).fileName()));
    m_reader->start([this, path, files = m_files, asked = m_document->revision()](
                        const AnalysisRunner::Context&) -> AnalysisRunner::Delivery {
        files->waitForDisk();
        auto opened = std::make_shared<Result<OpenedPlan>>(PlanFiles::read(path));
        return [this, path, opened, asked] {
            if (!*opened) return m_files->tellUnread(path, opened->error());
            // Edits made while it was read were not asked about.
            if (m_document->revision() != asked && !maySwitch()) return;
            m_files->take(std::move(opened->value()));
            askForUnsaved(path);
        };
    });
}

void MainWindow::recoverInBackground(const Unsaved& unsaved)
{
    m_reader->setTitle(tr("Bringing edits back"));
    m_reader->start([this, unsaved, files = m_files](const AnalysisRunner::Context&) -> AnalysisRunner::Delivery {
        files->waitForDisk();
        auto found = std::make_shared<Result<std::optional<Recovered>>>(PlanFiles::replay(unsaved));
        return [this, unsaved, found] { m_files->takeRecovered(unsaved, std::move(*found)); };
    });
}

ManualWindow* MainWindow::manual() const
{
    return m_manual;
}

Preferences* MainWindow::preferences() const
{
    return m_preferences;
}

// --- objects of the plan -------------------------------------------------------------------------

void MainWindow::updateEditActions()
{
    if (!m_clipboard) return;
    const bool some = m_planVisible && m_clipboard->canCopy();
    const bool listed = m_planVisible && m_clipboard->canRemove();
    m_copy->setEnabled(some);
    for (QAction* action : {m_cut, m_duplicate, m_delete}) action->setEnabled(listed);
    m_paste->setEnabled(m_planVisible);
}

bool MainWindow::editKey(const QKeyEvent& event)
{
    QAction* wanted = nullptr;
    if (event.matches(QKeySequence::Copy)) wanted = m_copy;
    else if (event.matches(QKeySequence::Cut)) wanted = m_cut;
    else if (event.matches(QKeySequence::Paste)) wanted = m_paste;
    else if (event.key() == Qt::Key_D && event.modifiers() == Qt::ControlModifier) wanted = m_duplicate;
    else if (event.key() == Qt::Key_Delete && event.modifiers() == Qt::NoModifier) wanted = m_delete;
    if (!wanted || !wanted->isEnabled()) return false;
    if (event.isAutoRepeat()) return true;  // a key held a moment too long is still one wish
    wanted->trigger();
    return true;
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (editKey(*event)) return;
    if (event->key() == Qt::Key_Escape && m_tour->isRunning()) return m_tour->end();
    QMainWindow::keyPressEvent(event);
}

// --- export, preferences, help -------------------------------------------------------------------

void MainWindow::exportPage()
{
    Page* page = currentPage();
    if (!page) return;
    ExportDialog dialog(*page, this);
    if (dialog.exec() != QDialog::Accepted) return;
    const QString suffix = suffixOf(dialog.form());
    QString stem = PlanFiles::fileNameFor(m_document->title());
    stem.chop(static_cast<int>(QStringLiteral(".rackwright").size()));
    const QString folder = m_settings ? m_settings->value(setting::kDirectory, QDir::homePath()).toString() : QDir::homePath();
    QString file = QFileDialog::getSaveFileName(
        this, dialog.windowTitle(),
        QDir(folder).filePath(QStringLiteral("%1-%2%3").arg(stem, QString::fromLatin1(page->key()), suffix)),
        QStringLiteral("*%1").arg(suffix));
    if (file.isEmpty()) return;
    if (!file.endsWith(suffix, Qt::CaseInsensitive)) file += suffix;
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const TakenExport taken = takeExport(dialog.parts(), dialog.form());
    QApplication::restoreOverrideCursor();
    m_writer->setTitle(tr("Writing “%1”").arg(QFileInfo(file).fileName()));
    m_writer->start([this, taken, file](const AnalysisRunner::Context& context) -> AnalysisRunner::Delivery {
        QString problem;
        const bool good = writeTaken(taken, file, &problem, {context.cancel, context.progress});
        return [this, good, problem, file] {
            if (good) showStatus(tr("%1 is written").arg(QDir::toNativeSeparators(file)));
            else m_notice->setNotice(problem, {});
        };
    });
}

void MainWindow::showPreferences()
{
    if (!m_preferences) {
        m_preferences = new Preferences({m_theme, *m_document, *m_files, *m_keyFigures, m_settings}, this);
        m_preferences->setAttribute(Qt::WA_DeleteOnClose);
        m_preferences->setProperty(kHelpTopic, QStringLiteral("Preferences"));
        connect(m_preferences, &Preferences::themeChosen, this, &MainWindow::chooseTheme);
        connect(m_preferences, &Preferences::catalogueChanged, this, &MainWindow::readCatalogueProblems);
    }
    m_preferences->show();
    m_preferences->raise();
    m_preferences->activateWindow();
}

void MainWindow::readCatalogueProblems()
{
    const LoadedCatalogue& offered = offeredCatalogue();
    showCatalogueProblems(offered.problems);
    showStatus(tr("Catalogue files of yours: %1").arg(formatCount(static_cast<qint64>(offered.files.size()))));
}

void MainWindow::showHelp()
{
    const QWidget* focus = QApplication::focusWidget();
    const QString topic = focus && focus->window() == this ? helpTopicOf(focus) : helpTopicOf(nullptr);
    const bool nowhere = !focus || focus == this || topic == QLatin1String("The window");
    if (!m_manual) {
        m_manual = new ManualWindow(this);
        m_manual->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_manual->showTopic(nowhere && currentPage() ? helpTopicOf(currentPage()) : topic);
}

void MainWindow::startTour()
{
    if (!m_planVisible) return;
    setPageAlone(false);
    m_inspectorDock->show();
    m_findingsDock->show();
    m_findingsDock->raise();
    m_tour->start({
        {m_rail, tr("The steps of the work"),
         tr("From the programme over sites, buildings and racks to the report. Every page shows the same plan; Ctrl and a digit lead there.")},
        {m_keyFigures, tr("Figures that are always true"),
         tr("They follow every edit at once. Click one to see how it came about, down to each source; a right click, or the preferences, choose which are shown.")},
        {m_inspectorDock, tr("All that can be edited"),
         tr("Type values with any unit (1.2 MW, 95 F), or drag a number or its label sideways and watch the figures follow. Shift goes finer, Ctrl coarser, Escape takes it back.")},
        {m_findingsDock, tr("What would not work"),
         tr("Each finding names its figures and what would mend it, and leads to where that is entered. One that you accept can be acknowledged with a reason.")},
        {m_findField, tr("Find anything"),
         tr("Ctrl+K finds objects of the plan, figures, catalogue entries and commands. F1 opens the manual at what has the focus.")},
    });
}

void MainWindow::offerTour()
{
    if (!m_settings || m_quiet || m_settings->value(setting::kTourDone).toBool()) return;
    m_settings->setValue(setting::kTourDone, true);
    QTimer::singleShot(kTourDelay, this, [this] {
        if (isVisible()) startTour();
    });
}

}  // namespace rw::ui
