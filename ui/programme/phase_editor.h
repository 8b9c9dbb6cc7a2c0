// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace rw::ui {

class DayEdit;
class QuantityEdit;

/// The chosen phase: name, dates, tranche, how power comes on, and its platform mix, whose shares always make one.
class PhaseEditor : public QWidget {
    Q_OBJECT
public:
    explicit PhaseEditor(QWidget* parent = nullptr);

    void setDocument(PlanDocument* document);
    void setPhase(const QString& id);
    void refresh();
    void focusName();
    [[nodiscard]] QComboBox* rampChoice() const { return m_ramp; }

signals:
    void refused(const QString& reason);

private:
    QString placeOf(const QWidget* field) const;
    struct ShareRow;

    void set(const char* key, Tree value);
    void apply(EditList edits);
    void showMix(const Phase& phase);
    ShareRow* makeRow();
    void fillAddMenu();

    QPointer<PlanDocument> m_document;
    QString m_phase;
    QLineEdit* m_name;
    DayEdit* m_start;
    DayEdit* m_end;
    QuantityEdit* m_target;
    QComboBox* m_ramp;
    QVBoxLayout* m_mix;
    QToolButton* m_add;
    QMenu* m_addMenu;
    QList<ShareRow*> m_rows;  // children
    bool m_filling = false;
};

}  // namespace rw::ui
