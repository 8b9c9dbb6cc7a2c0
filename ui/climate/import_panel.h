// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "import_file.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace rw::ui {

class AnalysisRunner;
class EmptyState;
class ImportReport;
class PlanDocument;
class PlotView;
class SectionHeader;

/// A file on its way into the plan: what it holds, what was mended, what was left aside, and then yes or no.
class ImportPanel : public QWidget {
    Q_OBJECT
public:
    explicit ImportPanel(QWidget* parent = nullptr);

    void setDocument(PlanDocument* document);
    /// Reads the file away from the window.
    void open(const QString& path);
    /// While the file is read, or made into edits.
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] const ImportFile& file() const { return m_file; }
    /// What stands there in words: notices, or why the file cannot be read.
    [[nodiscard]] QString reportText() const;

    [[nodiscard]] QPushButton* acceptButton() const { return m_accept; }
    [[nodiscard]] QPushButton* discardButton() const { return m_discard; }
    [[nodiscard]] QComboBox* siteChoice() const { return m_site; }
    [[nodiscard]] QComboBox* kindChoice() const { return m_kind; }
    [[nodiscard]] QComboBox* unitChoice() const { return m_unit; }
    [[nodiscard]] QLineEdit* columnField() const { return m_column; }
    [[nodiscard]] QLineEdit* nameField() const { return m_name; }
    [[nodiscard]] PlotView* preview() const;

    /// Makes the edits away from the window; they are in the plan when accepted() comes.
    void accept();
    void discard();

signals:
    /// It is in the plan; \p weather: the id of a weather year, empty for a series.
    void accepted(const QString& weather);
    void discarded();
    void anotherWanted();
    void statusText(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeOptions();
    QWidget* makeFoot();
    void read();
    void take(const Plan& plan, quint64 revision);
    void runningChanged(bool running);
    void fillUnits();
    void fillSites();
    void showFile();
    void focusAnswer();
    [[nodiscard]] SeriesOptions options() const;

    QPointer<PlanDocument> m_document;
    AnalysisRunner* m_runner;
    ImportFile m_file;
    SectionHeader* m_head;
    QWidget* m_options;
    QComboBox* m_kind;
    QComboBox* m_unit;
    QLineEdit* m_column;
    QStackedWidget* m_stack;
    EmptyState* m_problem;
    ImportReport* m_report;
    bool m_reading = false;  ///< not taking
    bool m_opened = false;   ///< a file that was not shown yet
    QString m_use;  ///< what is to use it, once it is accepted
    QLabel* m_nameLabel;
    QLineEdit* m_name;
    QLabel* m_siteLabel;
    QComboBox* m_site;
    QPushButton* m_accept;
    QPushButton* m_discard;
};

}  // namespace rw::ui
