// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery_view.h"

#include "shell/theme.h"
#include "widgets/empty_state.h"
#include "widgets/section_header.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kLongest = 260;  // px of a column of words; the tooltip tells the whole

QString sectionTitle(DeliveryView::Part part)
{
    switch (part) {
    case DeliveryView::Phases: return coreText("report.delivery.phases");
    case DeliveryView::Paths: return coreText("report.delivery.critical");
    case DeliveryView::Items: return DeliveryView::tr("What is ordered");
    case DeliveryView::Supply: return coreText("report.delivery.supply");
    case DeliveryView::Grid: return coreText("report.delivery.grid");
    case DeliveryView::Milestones: return coreText("report.delivery.milestones");
    case DeliveryView::kParts: break;
    }
    return {};
}

/// A place that is no object of the plan, as a default lead time, leads to where it would be entered.
QString knownPath(const Plan& plan, const QString& path)
{
    const QString lead = QStringLiteral("programme.delivery.lead_times[");
    if (!path.startsWith(lead)) return path;
    const QString id = path.mid(lead.size()).chopped(1);
    return findById(plan.programme.delivery.leadTimes, id.toStdString()) ? path : QStringLiteral("programme.delivery");
}

}  // namespace

DeliveryView::DeliveryView(QWidget* parent)
    : QWidget(parent),
      m_empty(new EmptyState(QStringLiteral("calendar"), tr("No phase has its dates yet"),
                             tr("When a phase begins and ends, its lead times tell by when is to be ordered; orders, supply and the "
                                "energisation of sites tell when it can be complete."))),
      m_missing(new QLabel)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    m_empty->setAction(tr("Enter its dates"));
    column->addWidget(m_empty);
    for (int part = 0; part < kParts; ++part) addSection(static_cast<Part>(part), column);
    m_missing->setWordWrap(true);
    m_missing->setTextFormat(Qt::RichText);
    m_missing->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setMuted(m_missing);
    column->addSpacing(space::kS);
    column->addWidget(m_missing);
    column->addStretch(1);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        const bool phased = m_document && !m_document->plan().programme.phases.empty();
        emit pathWanted(phased ? QStringLiteral("programme.phases[%1]").arg(toQString(m_document->plan().programme.phases.front().id))
                               : QStringLiteral("programme"));
    });
    connect(m_missing, &QLabel::linkActivated, this, &DeliveryView::pathWanted);
}

void DeliveryView::addSection(Part part, QVBoxLayout* column)
{
    Section& section = m_sections.at(part);
    section.whole = new QWidget;
    auto* inside = new QVBoxLayout(section.whole);
    inside->setContentsMargins(0, 0, 0, space::kS);
    inside->setSpacing(space::kXs);
    section.header = new SectionHeader(sectionTitle(part));
    section.table = new QTableView;
    section.model = new FailureTableModel(this);
    section.table->setModel(section.model);
    prepareTable(*section.table, sectionTitle(part));
    section.table->setSortingEnabled(false);  // phases stand in their order, items in that from the grid to the rack
    section.table->setSelectionMode(QAbstractItemView::SingleSelection);
    section.table->setShowGrid(false);
    section.table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    section.table->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    section.table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    section.table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    section.table->setWhatsThis(tr("Enter on a row shows where the plan sets it."));
    inside->addWidget(section.header);
    inside->addWidget(section.table);
    column->addWidget(section.whole);
    connect(section.table, &QTableView::activated, this, [this, model = section.model](const QModelIndex& index) {
        const QStringList& about = model->rowAt(index.row()).components;
        if (m_document && !about.isEmpty()) emit pathWanted(knownPath(m_document->plan(), about.front()));
    });
}

void DeliveryView::setDocument(PlanDocument* document)
{
    m_document = document;
    refresh();
}

void DeliveryView::setPhase(const QString& phase)
{
    if (phase == m_phase) return;
    m_phase = phase;
    refresh();
}

void DeliveryView::show(Part part, FailureTable table, const QString& remark)
{
    Section& section = m_sections.at(part);
    section.whole->setVisible(!table.rows.empty());
    section.header->setRemark(remark);
    section.model->show(std::move(table));
    section.fitted = false;
    if (isVisible()) fit(section);
}

/// Columns are as wide as what they hold; measuring that takes longer than all the rest, and a hidden table needs none.
void DeliveryView::fit(Section& section)
{
    section.fitted = true;
    fitColumns(*section.table);
    for (int column = 0; column < section.model->columnCount(); ++column)
        section.table->setColumnWidth(column, std::min(section.table->columnWidth(column), kLongest));
    section.table->updateGeometry();
}

void DeliveryView::showEvent(QShowEvent* event)
{
    for (Section& section : m_sections)
        if (!section.fitted) fit(section);
    QWidget::showEvent(event);
}

/// What could be asked and is not, each with the way to enter it.
QString DeliveryView::missingWords(const DeliveryResult& delivery) const
{
    QStringList words;
    const auto link = [](const QString& path, const QString& text) { return QStringLiteral("<a href=\"%1\">%2</a>").arg(path, text); };
    if (m_document && !m_document->plan().programme.delivery.ordersFrom.set())
        words << tr("Orders have no first day, so that nothing is late yet: %1.").arg(link(QStringLiteral("programme.delivery.orders_from"), tr("enter the day from which is ordered")));
    if (delivery.supply.empty())
        words << tr("Supply is without bound: %1.").arg(link(QStringLiteral("programme.delivery"), tr("add how many accelerators come a quarter")));
    if (delivery.grid.empty() && m_document && !m_document->plan().sites.empty())
        words << tr("No site has a date of energisation: %1.")
                     .arg(link(QStringLiteral("sites[%1]").arg(toQString(m_document->plan().sites.front().id)), tr("enter the dates of its grid")));
    return words.join(QLatin1Char(' '));
}

void DeliveryView::refresh()
{
    static const DeliveryResult kNone;
    const Evaluation* evaluation = m_document ? m_document->evaluation().get() : nullptr;
    const DeliveryResult& delivery = evaluation ? evaluation->delivery : kNone;
    const bool asked = !delivery.leadTimes.empty() || !delivery.supply.empty() || !delivery.grid.empty();
    m_empty->setVisible(!asked);
    show(Phases, asked ? phaseDates(delivery) : FailureTable{}, {});
    show(Paths, orderPaths(delivery), {});
    const auto& paths = delivery.leadTimes;
    auto path = std::find_if(paths.begin(), paths.end(), [this](const LeadPath& p) { return p.phase == m_phase.toStdString(); });
    if (path == paths.end())
        path = std::max_element(paths.begin(), paths.end(), [](const LeadPath& a, const LeadPath& b) { return a.items.size() < b.items.size(); });
    QString remark;
    if (path != paths.end()) {
        const PhaseDelivery* phase = findById(delivery.phases, path->phase);
        const QString name = toQString(phase ? phase->name : path->phase);
        remark = path->items.empty() ? tr("%1 orders nothing: its sites stand already").arg(name) : tr("for %1").arg(name);
    }
    show(Items, path != paths.end() ? orderItems(delivery, path->phase) : FailureTable{}, remark);
    show(Supply, supplyTable(delivery), {});
    show(Grid, gridTable(delivery), {});
    show(Milestones, milestoneTable(delivery), {});
    const QString missing = asked ? missingWords(delivery) : QString();
    m_missing->setText(missing);
    m_missing->setVisible(!missing.isEmpty());
}

}  // namespace rw::ui
