// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace rw::ui {

class OverrideModel;
class PathEdit;
class SectionHeader;

/// The plan's scenarios: made, renamed, duplicated, removed; and what the chosen one overrides.
class ScenariosPanel : public QWidget {
    Q_OBJECT
public:
    explicit ScenariosPanel(QWidget* parent = nullptr);

    void setDocument(PlanDocument* document);
    void refresh();
    [[nodiscard]] QString current() const { return m_current; }
    void setCurrent(const QString& scenario);

    void addNew();
    void duplicate();
    void removeCurrent();

    [[nodiscard]] QListWidget* list() const { return m_list; }
    [[nodiscard]] QTableView* overrides() const { return m_table; }
    [[nodiscard]] PathEdit* pathEdit() const { return m_path; }
    [[nodiscard]] QLineEdit* valueEdit() const { return m_value; }
    [[nodiscard]] QPushButton* addButton() const { return m_add; }

signals:
    void refused(const QString& why);
    void currentChanged(const QString& scenario);

private:
    bool apply(EditList edits);
    void addChange();
    void removeChange();
    void showPath();
    static QString unknownWords(const QString& typed, const Error& error);

    PlanDocument* m_document = nullptr;
    QString m_current;
    bool m_filling = false;

    QListWidget* m_list;
    QToolButton* m_copy;
    QToolButton* m_remove;
    SectionHeader* m_header;
    QStackedWidget* m_whole;
    QLabel* m_empty;  ///< what stands in place of the table
    QTableView* m_table;
    OverrideModel* m_model;
    QToolButton* m_removeChange;
    PathEdit* m_path;
    QLineEdit* m_value;
    QPushButton* m_add;
    QLabel* m_about;
};

}  // namespace rw::ui
