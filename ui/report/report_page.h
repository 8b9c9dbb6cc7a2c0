// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/paper_page.h"
#include "shell/page.h"

#include <QTimer>

#include <memory>
#include <string>
#include <vector>

class QCheckBox;
class QLabel;
class QListWidget;
class QThreadPool;
class QToolButton;
class QVBoxLayout;

namespace rw::ui {

class AnalysisRunner;
class FieldRow;
class PreviewView;
class SegmentedControl;

/// The report as it will print: its sections to tick, its cover's data, and the ways out.
class ReportPage : public Page {
    Q_OBJECT
public:
    explicit ReportPage(QWidget* parent = nullptr);
    ~ReportPage() override;

    QByteArray key() const override { return "report"; }
    QString title() const override { return tr("Report"); }
    QString explanation() const override { return tr("The report as it will print, and its export"); }
    QString iconName() const override { return QStringLiteral("report"); }
    void setDocument(PlanDocument* document) override;
    QList<QAction*> pageActions() const override { return m_actions; }
    bool shows(const QString& planPath) const override;
    void reveal(const QString& planPath) override;
    bool isSettled() const override;
    /// The report's pages as they are set, and its figures.
    QList<PageExport> exports() override;

    PreviewView* preview() const { return m_preview; }
    /// Writes the report in the form that the file's ending names (.pdf, .csv, .txt), away from the
    /// window; exported() tells how it went.
    void exportTo(const QString& file);

signals:
    void previewChanged();
    /// An empty problem: the file is there.
    void exported(const QString& file, const QString& problem);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Request;

    QWidget* makeForm();
    QWidget* makePreview();
    void askForFile(const QString& suffix);
    std::vector<std::string> chosenSections() const;
    paper::Paper chosenPaper() const;
    std::shared_ptr<Request> request() const;
    void invalidate();
    void refresh();
    void deliver(int number, std::shared_ptr<const paper::PageSet> pages, std::vector<QImage> thumbnails);
    void updateStatus();
    AnalysisRunner* idleExporter();

    PlanDocument* m_document = nullptr;
    std::unique_ptr<QThreadPool> m_pool;  ///< one thread: the newest request waits for the one before it
    std::vector<AnalysisRunner*> m_exporters;  ///< children; each can be stopped by itself
    PreviewView* m_preview = nullptr;
    QListWidget* m_thumbnails = nullptr;
    QLabel* m_status = nullptr;
    QLabel* m_zoom = nullptr;
    SegmentedControl* m_paper = nullptr;
    QVBoxLayout* m_fields = nullptr;
    std::vector<FieldRow*> m_rows;
    std::vector<std::pair<std::string, QCheckBox*>> m_sections;
    QList<QAction*> m_actions;
    QTimer m_delay;
    int m_asked = 0;      ///< number of the newest request
    int m_delivered = 0;
    bool m_stale = true;
};

}  // namespace rw::ui
