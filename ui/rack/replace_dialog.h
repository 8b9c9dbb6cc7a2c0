// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "plan/replace.h"
#include "rack_edits.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace rw::ui {

class SearchField;
class SegmentedControl;

/// Finds a rack design, an accelerator or a kind of tray wherever the plan names it and puts another in its place: what would change is
/// shown before, and done in one step.
class ReplaceDialog : public QDialog {
    Q_OBJECT
public:
    /// \p design: chosen to be replaced at first; may be empty.
    ReplaceDialog(PlanDocument& document, const QString& design, QWidget* parent = nullptr);

    [[nodiscard]] QComboBox* oldChoice() const { return m_old; }
    [[nodiscard]] QListWidget* newChoice() const { return m_new; }
    [[nodiscard]] QListWidget* preview() const { return m_preview; }
    [[nodiscard]] QTableWidget* figures() const { return m_figures; }
    [[nodiscard]] QCheckBox* removeOld() const { return m_remove; }
    [[nodiscard]] QPushButton* replaceButton() const { return m_replace; }
    [[nodiscard]] SegmentedControl* what() const { return m_what; }

signals:
    /// After it is done: the new object's id, and in how many places.
    void replaced(const QString& id, int places);

private:
    [[nodiscard]] const char* list() const;  ///< "rack_designs"
    [[nodiscard]] bool ofTrays() const;
    void fillOld(const QString& chosen);
    void fillNew();
    void refresh();
    void replaceTrays(const QString& old, const QString& key);
    void showTrayPreview();
    void showPreview();
    void showFigures();
    void apply();

    QPointer<PlanDocument> m_document;
    QString m_design;  ///< looked at when it was opened
    std::optional<Replacement> m_replacement;
    std::optional<TrayReplacement> m_trays;
    QString m_problem;
    bool m_applying = false;

    SegmentedControl* m_what;
    QComboBox* m_old;
    SearchField* m_search;
    QListWidget* m_new;
    QTableWidget* m_figures;
    QLabel* m_heading;
    QListWidget* m_preview;
    QCheckBox* m_remove;
    QPushButton* m_replace;
};

}  // namespace rw::ui
