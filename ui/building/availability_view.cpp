// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability_view.h"

#include "failure_rows.h"
#include "reliability_model.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"
#include "widgets/empty_state.h"
#include "widgets/flow_layout.h"
#include "widgets/segmented_control.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace rw::ui {

AvailabilityView::AvailabilityView(QWidget* parent)
    : QWidget(parent), m_sections(new SegmentedControl), m_each(new QCheckBox(tr("Each by itself"))), m_summary(new ElidedLabel), m_whole(new QStackedWidget),
      m_empty(new EmptyState(QStringLiteral("clock"), tr("Settling…"), tr("The figures are on their way."))),
      m_groupTable(new QTableView), m_groups(new FailureTableModel(this)), m_causeTable(new QTableView),
      m_causes(new FailureTableModel(this)), m_dataTable(new QTableView),
      m_data(new ReliabilityModel(this)), m_reset(new QPushButton(tr("Back to the shipped rule")))
{
    m_sections->addSegment(tr("Loads"), {}, tr("Minutes a year by rack group"));
    m_sections->addSegment(tr("What dominates"), {}, tr("Components and common causes by their share"));
    m_sections->addSegment(tr("Failure data"), {}, tr("How often equipment fails and how long its repair takes"));
    m_sections->setAccessibleName(tr("Show of availability"));
    m_each->setToolTip(tr("A row for every load in place of one for all that fare alike"));
    m_each->setMinimumHeight(m_sections->sizeHint().height());  // so that their words are level
    setMuted(m_summary);
    setTextSize(m_summary, TextSize::Small);
    const auto table = [](QTableView* view, FailureTableModel* model, const QString& name) {
        auto* sorted = new FailureFilter(view);
        sorted->setSourceModel(model);
        view->setModel(sorted);
        prepareTable(*view, name);
    };
    table(m_groupTable, m_groups, tr("Availability by rack group"));
    table(m_causeTable, m_causes, tr("What dominates, largest first"));
    m_causeTable->setToolTip(tr("Enter or double click shows the failure"));
    for (QWidget* part : {static_cast<QWidget*>(m_groupTable),
                          static_cast<QWidget*>(m_causeTable), makeData(),
                          static_cast<QWidget*>(m_empty)})
        m_whole->addWidget(part);

    auto* head = new QWidget;
    auto* flow = new FlowLayout(head);
    flow->addWidget(m_sections);
    flow->addWidget(m_each);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(head);
    column->addWidget(m_summary);
    column->addWidget(m_whole, 1);

    connect(m_sections, &SegmentedControl::currentChanged, this, &AvailabilityView::showStanding);
    connect(m_each, &QCheckBox::toggled, this, &AvailabilityView::showGroups);
    connect(m_causeTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        const auto* sorted = static_cast<const FailureFilter*>(m_causeTable->model());
        const auto& row = m_causes->rowAt(sorted->mapToSource(index).row());
        if (!row.components.empty())
            emit failureChosen(row.components);
    });
    showStanding();
}

QWidget* AvailabilityView::makeData()
{
    m_dataTable->setModel(m_data);
    prepareTable(*m_dataTable, tr("Failure data of equipment"));
    m_dataTable->setSortingEnabled(false);
    m_dataTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_dataTable->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                                 | QAbstractItemView::AnyKeyPressed);
    m_reset->setToolTip(tr("Takes the rule out of the plan, so that the shipped one rules again (Delete)"));
    auto* note = new QLabel(tr("Shipped data are orders of magnitude until you put your own in their place; rules of the "
                               "plan are bold, and the inspector holds their range and source. Equipment with "
                               "data of its own stands at the end and goes before its kind’s rule."));
    note->setWordWrap(true);
    setTextSize(note, TextSize::Small);
    setMuted(note);
    auto* foot = new QHBoxLayout;
    foot->addWidget(note, 1);
    foot->addWidget(m_reset, 0, Qt::AlignTop);
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(m_dataTable, 1);
    column->addLayout(foot);

    connect(m_data, &ReliabilityModel::refused, this, &AvailabilityView::statusText);
    connect(m_reset, &QPushButton::clicked, this,
            [this] { m_data->reset(m_dataTable->currentIndex().row()); });
    auto* key = new QShortcut(Qt::Key_Delete, m_dataTable, nullptr, nullptr, Qt::WidgetShortcut);
    connect(key, &QShortcut::activated, m_reset, &QPushButton::click);
    connect(m_dataTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AvailabilityView::chooseData);
    connect(m_data, &QAbstractItemModel::dataChanged, this, &AvailabilityView::chooseData);
    connect(m_data, &QAbstractItemModel::modelReset, this, [this] {
        m_dataTable->resizeColumnsToContents();
        chooseData();
    });
    return all;
}

/// The inspector shows the rule of the plan, where its source and range are.
void AvailabilityView::chooseData()
{
    const int row = m_dataTable->currentIndex().row();
    m_reset->setEnabled(m_data->canReset(row));
    const QString path = m_data->pathAt(row);
    if (m_document && m_dataTable->isVisible() && !path.isEmpty())
        m_document->setSelectedPath(path);
}

void AvailabilityView::setDocument(PlanDocument* document)
{
    m_document = document;
    m_data->setDocument(document);
    m_dataTable->resizeColumnsToContents();
    chooseData();
}

QString AvailabilityView::summary() const { return m_summary->text(); }

bool AvailabilityView::isSettled() const
{
    return !m_subject || (m_shown && !m_planChanged && m_shown->isLike(*m_subject));
}

void AvailabilityView::setSubject(std::shared_ptr<const FailureSubject> subject)
{
    m_planChanged = false;
    m_data->refresh();
    const bool other = !subject || (m_subject && m_subject->building != subject->building);
    m_subject = std::move(subject);
    if (other)
        m_shown.reset();
    const bool news = m_subject && m_subject != m_shown && studyOf(*m_subject);
    if (news)
        m_shown = m_subject;
    if (other || news)
        showResults();
    else
        showStanding();
}

void AvailabilityView::markStale()
{
    m_planChanged = true;
    m_data->refresh();
    showStanding();
}

void AvailabilityView::showResults()
{
    const bool first = m_causes->rowCount() == 0;
    m_causes->show(m_shown ? causeTable(*studyOf(*m_shown), findById(m_shown->plan.buildings, m_shown->building)) : FailureTable{});
    showGroups();
    if (first)
        fitColumns(*m_causeTable);
    showStanding();
}

void AvailabilityView::showGroups()
{
    const bool first = m_groups->rowCount() == 0;
    m_groups->show(m_shown ? availabilityTable(*studyOf(*m_shown), findById(m_shown->evaluation->buildings, m_shown->building), m_each->isChecked())
                           : FailureTable{});
    if (first)
        fitColumns(*m_groupTable);
}

/// How the results stand to the plan, and what there is in place of results.
void AvailabilityView::showStanding()
{
    const FailureStudy* study = m_shown ? studyOf(*m_shown) : nullptr;
    const bool has = study && !study->outages.empty();
    QString text;
    if (has) {
        text = tr("%1 minutes a year without power: single failures %2, pairs %3, common causes %4 · three at "
                  "once are left out (probability %5)")
                   .arg(formatIn(study->outages.front().minutesPerYear, unit::one, 4).number,
                        formatPercent(1.0 - study->pairShare - study->commonCauseShare, 1),
                        formatPercent(study->pairShare, 1), formatPercent(study->commonCauseShare, 1),
                        formatIn(study->neglectedBound, unit::one, 2).number);
        if (!isSettled())
            text = tr("%1 · of the plan before the last change, settling…").arg(text);
    }
    m_summary->setText(text);
    m_summary->setVisible(has);
    const int section = m_sections->currentIndex();
    m_each->setVisible(section == Groups && has);
    m_whole->setCurrentIndex(section == Data || has ? section : 3);
    if (study && !study->problems.empty()) {
        m_empty->setTitle(tr("Failures cannot be looked at"));
        m_empty->setText(QString::fromStdString(study->problems.front()));
    } else {
        m_empty->setTitle(tr("Settling…"));
        m_empty->setText(tr("Single failures, pairs of them and common causes are weighed by how often equipment fails "
                            "and how long its repair takes, a moment after the figures have come."));
    }
}

}  // namespace rw::ui
