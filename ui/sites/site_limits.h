// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "site_facts.h"

#include <QScrollArea>

class QTableView;

namespace rw::ui {

class BoundModel;
class ElidedLabel;
class SectionHeader;
class SiteFigures;

/// What limits one site: in words, as bars against each other, and what it comes to in a year.
class SiteLimits : public QScrollArea {
    Q_OBJECT
public:
    static constexpr int kLeastWidth = 300;  // px

    explicit SiteLimits(QWidget* parent = nullptr);

    void show(const SiteFacts& site, const Evaluation* evaluation, UnitSystem units);
    /// The bars take what the other columns leave; racks, then power, give way to them.
    void fit();
    [[nodiscard]] BoundModel* model() const { return m_model; }

signals:
    void derivationWanted(const QString& figurePath);
    /// Where the plan sets a limit.
    void pathWanted(const QString& planPath);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    SectionHeader* m_head;
    ElidedLabel* m_line;
    QTableView* m_table;
    BoundModel* m_model;
    SiteFigures* m_figures;
};

}  // namespace rw::ui
