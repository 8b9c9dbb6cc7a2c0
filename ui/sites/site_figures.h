// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "evaluate/evaluation.h"

#include <QMap>
#include <QString>
#include <QWidget>

namespace rw::ui {

class FigureRow;
class SectionHeader;

/// What the sites of one entry that are in use come to in a year. Each figure leads to its derivation.
class SiteFigures : public QWidget {
    Q_OBJECT
public:
    explicit SiteFigures(QWidget* parent = nullptr);

    /// Hidden where the site is not in use: then it has no year.
    void show(const Evaluation* evaluation, const QString& site, qint64 inUse, UnitSystem units);

signals:
    void derivationWanted(const QString& figurePath);

private:
    QMap<QString, FigureRow*> m_rows;  ///< by the end of the figure's path
    SectionHeader* m_head;
};

}  // namespace rw::ui
