// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QAction>
#include <QMainWindow>
#include <QPointer>

#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QDockWidget;
class QLabel;
class QSettings;
class QStackedWidget;
class QToolBar;
class QToolButton;

namespace rw::ui {

class AnalysisRunner;
class CommandPalette;
class DerivationPanel;
class FindingsPanel;
class Inspector;
class JobArea;
class KeyFigures;
class ManualWindow;
class NoticeBar;
class ObjectClipboard;
class Page;
class PageRail;
class PlanDocument;
class PlanFiles;
class Preferences;
class Theme;
class Tour;
class WelcomePage;
struct PaletteEntry;
struct Unsaved;

/// The window: pages between rail and inspector, key figures on top, findings at the bottom.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// \p settings null: remembers nothing, as tests and screenshots want.
    MainWindow(Theme& theme, QSettings* settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    PlanDocument* document() const { return m_document; }
    PlanFiles* files() const { return m_files; }
    const std::vector<Page*>& pages() const { return m_pages; }
    Page* currentPage() const;
    FindingsPanel* findings() const { return m_findings; }
    DerivationPanel* derivation() const { return m_derivation; }
    Inspector* inspector() const { return m_inspector; }
    KeyFigures* keyFigures() const { return m_keyFigures; }
    CommandPalette* palette() const { return m_palette; }
    WelcomePage* welcome() const { return m_welcome; }
    ObjectClipboard* clipboard() const { return m_clipboard; }
    JobArea* jobs() const { return m_jobs; }
    Tour* tour() const { return m_tour; }
    ManualWindow* manual() const;     ///< null while it is closed
    Preferences* preferences() const;  ///< null while they are closed

    bool openFile(const QString& path);  ///< tells the user what went wrong, and answers false
    /// The same without waiting for it: it is read behind the window, which can stop it.
    void openInBackground(const QString& path);
    void showWelcome();
    void showPage(int index);
    void showPage(const QByteArray& key);
    /// Selects what a plan path names, and shows the page where it is seen.
    void reveal(const QString& planPath);
    void showDerivation(const QString& figurePath);
    void openPalette();
    void showPreferences();
    void exportPage();
    /// The manual at what is told about the widget that has the focus.
    void showHelp();
    void startTour();
    void showStatus(const QString& text);
    /// The program failed at something: writes a copy of the plan beside the user's data and says so.
    void saveCopyAfterFault(const QString& fault);
    /// Files of the user's own catalogue that were left out, and why: a notice above the page.
    void showCatalogueProblems(const std::vector<Error>& problems);
    NoticeBar* notice() const { return m_notice; }
    void resetLayout() { m_resetLayout->trigger(); }
    /// Without dialogs: what they would say comes by fileProblem alone.
    void setQuiet(bool quiet) { m_quiet = quiet; }

signals:
    void fileProblem(const QString& text);

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    QMenu* createPopupMenu() override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildActions();
    void buildMenus();
    void buildToolBar();
    void buildCentre();
    void buildDocks();
    void buildStatusBar();
    void connectDocument();
    void restoreLayout();
    void restoreFirstLayout();
    void setPageAlone(bool alone);
    void focusPart(QWidget* part, QWidget* last);
    void focusNextPart(bool back);
    void setPlanVisible(bool visible);

    bool editKey(const QKeyEvent& event);  ///< true where it was one of copy, paste and the like
    void connectJobs();
    void watchRunners(Page& page);
    void updateEditActions();
    void readCatalogue();
    void readCatalogueProblems();
    void recoverInBackground(const Unsaved& unsaved);
    void askForUnsaved(const QString& path);
    void leavePlan();  ///< back to the first page, without asking
    void offerTour();
    std::optional<bool> mayReplace();
    void tellExported(const QString& file, const QString& problem);
    bool maySwitch();  ///< asks about unsaved changes; false: stay
    void openDialog();
    bool save();
    bool saveAs();
    void fillRecentMenu();
    void fillScenarios();
    void updateTitle();
    void updateStatus();
    void updateBadges();
    void about();
    void chooseTheme(int mode);
    std::vector<PaletteEntry> paletteEntries();

    Theme& m_theme;
    QSettings* m_settings;  // not owned
    PlanDocument* m_document;
    PlanFiles* m_files;
    std::vector<Page*> m_pages;  // children of the stack

    PageRail* m_rail = nullptr;
    QToolBar* m_railBar = nullptr;
    QToolBar* m_toolBar = nullptr;
    QStackedWidget* m_stack = nullptr;
    WelcomePage* m_welcome = nullptr;
    NoticeBar* m_notice = nullptr;
    KeyFigures* m_keyFigures = nullptr;
    FindingsPanel* m_findings = nullptr;
    DerivationPanel* m_derivation = nullptr;
    Inspector* m_inspector = nullptr;
    QDockWidget* m_findingsDock = nullptr;
    QDockWidget* m_derivationDock = nullptr;
    QDockWidget* m_inspectorDock = nullptr;
    CommandPalette* m_palette = nullptr;
    ObjectClipboard* m_clipboard = nullptr;
    JobArea* m_jobs = nullptr;
    Tour* m_tour = nullptr;
    QPointer<ManualWindow> m_manual;
    QPointer<Preferences> m_preferences;
    std::unique_ptr<AnalysisRunner> m_reader;           ///< of plans
    std::unique_ptr<AnalysisRunner> m_catalogueReader;
    std::unique_ptr<AnalysisRunner> m_writer;           ///< of exported pages
    QComboBox* m_scenario = nullptr;
    QList<QAction*> m_scenarioParts;  ///< of the tool bar; only with a plan
    QWidget* m_findField = nullptr;
    QToolButton* m_themeButton = nullptr;
    QLabel* m_lockLabel = nullptr;
    QLabel* m_savedLabel = nullptr;
    QLabel* m_evaluatedLabel = nullptr;
    QLabel* m_scenarioLabel = nullptr;
    QToolButton* m_unitsButton = nullptr;

    QAction* m_new = nullptr;
    QAction* m_open = nullptr;
    QMenu* m_recentMenu = nullptr;
    QAction* m_save = nullptr;
    QAction* m_saveAs = nullptr;
    QAction* m_close = nullptr;
    QAction* m_quit = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_cut = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_paste = nullptr;
    QAction* m_duplicate = nullptr;
    QAction* m_delete = nullptr;
    QAction* m_exportPage = nullptr;
    QAction* m_showPreferences = nullptr;
    QAction* m_help = nullptr;
    QAction* m_startTour = nullptr;
    QAction* m_find = nullptr;
    QAction* m_inspectPlan = nullptr;
    QAction* m_toggleUnits = nullptr;
    QAction* m_about = nullptr;
    QAction* m_resetLayout = nullptr;
    QAction* m_pageAlone = nullptr;
    QAction* m_theme3[3] = {};
    QByteArray m_firstState;
    QByteArray m_besideAlone;  ///< what stands beside the page while that is shown alone; empty: it is not
    QString m_refusal;  ///< what the notice tells of an edit that could not be done
    bool m_planVisible = false;
    bool m_quiet = false;
};

}  // namespace rw::ui
