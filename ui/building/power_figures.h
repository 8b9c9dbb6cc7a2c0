// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace rw::ui {

class FigureRow;

/// Beside the stages of a building: its standby sets, and how the load of its racks behaves. Each figure leads to its
/// derivation.
class PowerFigures : public QWidget {
    Q_OBJECT
public:
    explicit PowerFigures(QWidget* parent = nullptr);

    /// \p building: id of one that has figures.
    void show(const Evaluation& evaluation, const Plan& plan, const QString& building, UnitSystem units);

    /// By the end of the figure's path, as "generators"; null where there is no such row.
    [[nodiscard]] FigureRow* row(const QString& figure) const { return m_rows.value(figure); }
    [[nodiscard]] QLabel* standbyNote() const { return m_standbyNote; }
    [[nodiscard]] QLabel* behaviourNote() const { return m_behaviourNote; }
    [[nodiscard]] QLabel* stepNote() const { return m_stepNote; }

signals:
    void derivationWanted(const QString& figurePath);
    /// Where what is missing is entered.
    void pathWanted(const QString& planPath);

private:
    QVBoxLayout* addPart(const QString& title);
    void addRow(QVBoxLayout* part, const char* figure, const QString& label);
    QLabel* addNote(QVBoxLayout* part);
    /// Shows the rows of a part, or in their place why there are none.
    void showPart(const QList<const char*>& figures, QLabel* note, const QString& reason);

    QHash<QString, FigureRow*> m_rows;
    QLabel* m_standbyNote;
    QLabel* m_behaviourNote;
    QLabel* m_stepNote;
};

}  // namespace rw::ui
