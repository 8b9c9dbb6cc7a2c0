// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling_drawing.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace rw::ui {

class FigureRow;
class SectionHeader;

/// Figures of what is chosen in the schematic; each leads to its derivation.
class CoolingFigures : public QScrollArea {
    Q_OBJECT
public:
    explicit CoolingFigures(QWidget* parent = nullptr);

    /// \p flag: what is short of it, in a sentence; \p note: what else is to be said.
    void show(const QString& title, const std::vector<CoolingFact>& facts, const QString& flag, const QString& note);

    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] const QList<FigureRow*>& rows() const { return m_rows; }

signals:
    void derivationWanted(const QString& figurePath);

private:
    QString m_title;
    SectionHeader* m_head;
    QLabel* m_flag;
    QLabel* m_note;
    QVBoxLayout* m_column;
    QList<FigureRow*> m_rows;  ///< as many as were ever needed; the first are shown
};

}  // namespace rw::ui
