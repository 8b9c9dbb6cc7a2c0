// SPDX-License-Identifier: GPL-3.0-or-later
#include "site_limits.h"

#include "bound_model.h"
#include "building/failure_table.h"
#include "evaluate/evaluation.h"
#include "shell/theme.h"
#include "site_figures.h"
#include "site_model.h"
#include "widgets/elided_label.h"
#include "widgets/section_header.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {

namespace {
constexpr int kBarNarrow = 36;  // px; below it the bar tells nothing
}  // namespace

SiteLimits::SiteLimits(QWidget* parent)
    : QScrollArea(parent), m_head(new SectionHeader(tr("Limits"))), m_line(new ElidedLabel), m_table(new QTableView),
      m_model(new BoundModel(this)), m_figures(new SiteFigures)
{
    setMuted(m_line);
    m_table->setModel(m_model);
    prepareTable(*m_table, tr("What limits the chosen site"));
    m_table->setSortingEnabled(false);  // the binding one stands first
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setItemDelegateForColumn(BoundModel::Bar, new BoundBarDelegate(m_table));
    m_table->setWhatsThis(tr("Enter on a limit shows where the plan sets it."));
    m_table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, space::kM, space::kS);
    column->setSpacing(space::kXs);
    column->addWidget(m_head);
    column->addWidget(m_line);
    column->addWidget(m_table);
    column->addSpacing(space::kS);
    column->addWidget(m_figures);
    column->addStretch(1);
    setMinimumWidth(kLeastWidth);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(part);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { emit pathWanted(index.data(BoundModel::PathRole).toString()); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &SiteLimits::fit);
    connect(m_figures, &SiteFigures::derivationWanted, this, &SiteLimits::derivationWanted);
}

void SiteLimits::show(const SiteFacts& site, const Evaluation* evaluation, UnitSystem units)
{
    m_head->setTitle(site.name);
    const QString holds = site.shared ? tr("holds %1 of IT in %2 racks of several kinds, as they fill it") : tr("holds %1 of IT in %2 racks");
    m_head->setRemark(site.it ? holds.arg(formatValue(*site.it, unit::W), formatCount(site.racks.value_or(0))) : QString());
    QString line;
    if (!site.it) line = evaluation ? tr("It has no figures: nothing can be placed on it yet.") : tr("The figures are on their way.");
    else if (!site.limit.isEmpty())
        line = nextWords(site).isEmpty() ? tr("Limited by %1").arg(site.limit) : tr("Limited by %1; next %2").arg(site.limit, nextWords(site));
    if (site.shared && !line.isEmpty()) line = tr("Full of the kind that comes first: %1").arg(line.left(1).toLower() + line.mid(1));
    m_line->setText(line);
    m_line->setVisible(!line.isEmpty());
    m_model->show(site);
    m_table->setVisible(m_model->rowCount() > 0);
    m_figures->show(evaluation, site.id, site.inUse.value_or(0), units);
}

void SiteLimits::fit()
{
    if (m_model->rowCount() == 0) return;
    for (const int column : {BoundModel::Racks, BoundModel::It, BoundModel::Bar}) m_table->setColumnHidden(column, false);
    fitColumns(*m_table);
    const auto others = [this] { return m_table->horizontalHeader()->length() - m_table->columnWidth(BoundModel::Bar); };
    const int room = viewport()->width() - space::kM;
    for (const int column : {BoundModel::Racks, BoundModel::It})
        if (room - others() < BoundBarDelegate::kLeastWidth) m_table->setColumnHidden(column, true);
    // The bar gives way before the numbers beside it do.
    m_table->setColumnHidden(BoundModel::Bar, room - others() < kBarNarrow);
    m_table->setColumnWidth(BoundModel::Bar, std::max(kBarNarrow, room - others()));
    // A limit's name is cut before its distance is; the tooltip tells it whole.
    if (const int over = others() - room; m_table->isColumnHidden(BoundModel::Bar) && over > 0)
        m_table->setColumnWidth(BoundModel::Name, std::max(kBarNarrow, m_table->columnWidth(BoundModel::Name) - over));
    m_table->updateGeometry();
}

void SiteLimits::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

}  // namespace rw::ui
