// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios_panel.h"

#include "document/plan_words.h"
#include "evaluate/plan_inputs.h"
#include "override_model.h"
#include "parts_model.h"
#include "path_edit.h"
#include "scenario_edits.h"
#include "shell/theme.h"
#include "widgets/section_header.h"
#include "widgets/tool_button.h"

#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kDifferencesShown = 5;
constexpr int kFieldWidth = 96;

}  // namespace

ScenariosPanel::ScenariosPanel(QWidget* parent)
    : QWidget(parent), m_list(new QListWidget), m_header(new SectionHeader(tr("Overrides"))), m_whole(new QStackedWidget),
      m_empty(new QLabel), m_table(new QTableView), m_model(new OverrideModel(this)),
      m_value(new QLineEdit), m_add(new QPushButton(tr("Add"))), m_about(new QLabel)
{
    const Theme& theme = Theme::of(this);
    auto* header = new SectionHeader(tr("Scenarios"));
    auto* make = toolButton("add", tr("New scenario"), theme);
    m_copy = toolButton("duplicate", tr("Duplicate this scenario"), theme);
    m_remove = toolButton("delete", tr("Remove this scenario"), theme);
    for (QToolButton* button : {make, m_copy, m_remove}) header->addTrailing(button);
    m_list->setAccessibleName(tr("Scenarios"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_list->setToolTip(tr("F2 or a double click renames a scenario"));

    m_removeChange = toolButton("remove", tr("Remove this override"), theme);
    m_header->addTrailing(m_removeChange);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Overrides of the scenario"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked | QAbstractItemView::AnyKeyPressed);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(OverrideModel::Input, QHeaderView::Stretch);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setMuted(m_empty);
    m_whole->addWidget(m_table);
    m_whole->addWidget(m_empty);

    m_path = new PathEdit([this] { return m_document ? inputOffers(m_document->plan(), InputKinds::Settable) : QList<PathEdit::Offer>{}; });
    m_path->setPlaceholderText(tr("Input to override"));
    m_path->setAccessibleName(tr("Input to override"));
    m_value->setPlaceholderText(tr("Value"));
    m_value->setAccessibleName(tr("Value of the override"));
    m_value->setFixedWidth(kFieldWidth);
    setMuted(m_about);
    setTextSize(m_about, TextSize::Small);
    m_about->setWordWrap(true);

    auto* line = new QHBoxLayout;
    line->setSpacing(space::kS);
    line->addWidget(m_path, 1);
    line->addWidget(m_value);
    line->addWidget(m_add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(header);
    column->addWidget(m_list);
    column->addWidget(m_header);
    column->addWidget(m_whole, 1);
    column->addLayout(line);
    column->addWidget(m_about);

    connect(make, &QToolButton::clicked, this, &ScenariosPanel::addNew);
    connect(m_copy, &QToolButton::clicked, this, &ScenariosPanel::duplicate);
    connect(m_remove, &QToolButton::clicked, this, &ScenariosPanel::removeCurrent);
    connect(m_removeChange, &QToolButton::clicked, this, &ScenariosPanel::removeChange);
    connect(m_add, &QPushButton::clicked, this, &ScenariosPanel::addChange);
    connect(m_value, &QLineEdit::returnPressed, this, &ScenariosPanel::addChange);
    connect(m_path, &PathEdit::pathChanged, this, &ScenariosPanel::showPath);
    connect(m_model, &OverrideModel::refused, this, &ScenariosPanel::refused);
    for (QAbstractItemView* view : {static_cast<QAbstractItemView*>(m_list), static_cast<QAbstractItemView*>(m_table)}) {
        auto* key = new QShortcut(Qt::Key_Delete, view, nullptr, nullptr, Qt::WidgetShortcut);
        connect(key, &QShortcut::activated, this, view == m_list ? &ScenariosPanel::removeCurrent : &ScenariosPanel::removeChange);
    }
    auto* copyKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_D), m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copyKey, &QShortcut::activated, this, &ScenariosPanel::duplicate);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!m_filling && row >= 0) setCurrent(m_list->item(row)->data(Qt::UserRole).toString());
    });
    // Chosen by the planner, the inspector shows it; several, all of them together.
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] {
        if (m_filling || !m_document) return;
        QStringList paths;
        if (const QListWidgetItem* current = m_list->currentItem(); current && current->isSelected())
            paths << scenarioPath(current->data(Qt::UserRole).toString());
        for (const QListWidgetItem* item : m_list->selectedItems())
            if (const QString path = scenarioPath(item->data(Qt::UserRole).toString()); !paths.contains(path)) paths << path;
        if (!paths.isEmpty()) m_document->setSelectedPaths(paths);
    });
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        if (m_filling || !m_document) return;
        const QString name = item->text().trimmed();
        if (name.isEmpty()) return refresh();
        apply(renameScenario(item->data(Qt::UserRole).toString(), name));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_removeChange->setEnabled(m_table->selectionModel()->hasSelection()); });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { m_removeChange->setEnabled(false); });
    refresh();
}

void ScenariosPanel::setDocument(PlanDocument* document)
{
    m_document = document;
    m_current.clear();
    m_path->clear();
    m_value->clear();
    refresh();
}

void ScenariosPanel::setCurrent(const QString& scenario)
{
    if (scenario == m_current) return;
    m_current = scenario;
    refresh();
    emit currentChanged(scenario);
}

void ScenariosPanel::refresh()
{
    const QScopedValueRollback<bool> guard(m_filling, true);
    m_path->invalidate();
    const std::vector<Scenario> none;
    const std::vector<Scenario>& scenarios = m_document ? m_document->plan().scenarios : none;
    if (!scenarios.empty() && !findById(scenarios, m_current.toStdString())) m_current = toQString(scenarios.front().id);
    if (scenarios.empty()) m_current.clear();
    while (m_list->count() > static_cast<int>(scenarios.size())) delete m_list->takeItem(m_list->count() - 1);
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        if (static_cast<int>(i) >= m_list->count()) {
            auto* item = new QListWidgetItem;
            item->setFlags(item->flags() | Qt::ItemIsEditable);
            m_list->addItem(item);
        }
        QListWidgetItem* item = m_list->item(static_cast<int>(i));
        item->setText(scenarioName(m_document->plan(), scenarios[i].id));
        item->setData(Qt::UserRole, toQString(scenarios[i].id));
        item->setToolTip(counted(static_cast<qint64>(scenarios[i].overrides.size()), tr("%1 override"), tr("%1 overrides")));
        // Several that are chosen stay so; one that has come, as by Ctrl+D, is chosen alone.
        if (toQString(scenarios[i].id) == m_current && m_list->currentRow() != static_cast<int>(i))
            m_list->setCurrentRow(static_cast<int>(i), QItemSelectionModel::ClearAndSelect);
    }
    const int rows = std::clamp(m_list->count(), 1, kDifferencesShown);
    const int height = m_list->count() > 0 ? m_list->sizeHintForRow(0) : fontMetrics().height() + space::kS;
    m_list->setFixedHeight(rows * height + space::kXs);

    m_model->show(m_document, m_current);
    const bool chosen = !m_current.isEmpty();
    for (QWidget* part : {static_cast<QWidget*>(m_copy), static_cast<QWidget*>(m_remove), static_cast<QWidget*>(m_path),
                          static_cast<QWidget*>(m_value), static_cast<QWidget*>(m_add)})
        part->setEnabled(chosen);
    m_removeChange->setEnabled(m_table->selectionModel()->hasSelection());
    m_header->setRemark(chosen ? tr("of %1").arg(scenarioName(m_document->plan(), m_current.toStdString())) : QString());
    m_empty->setText(chosen ? tr("No overrides yet. Below, choose an input of the plan and the value that it has in this scenario.")
                            : tr("A scenario is the same plan with some of its inputs set otherwise."));
    m_whole->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    showPath();
}

bool ScenariosPanel::apply(EditList edits)
{
    if (!m_document) return false;
    const Status done = m_document->apply(std::move(edits));
    if (!done) {
        emit refused(QString::fromStdString(done.error().message()));
        refresh();
    }
    return done.ok();
}

void ScenariosPanel::addNew()
{
    if (!m_document) return;
    ScenarioEdits made = addScenario(m_document->plan());
    if (!apply(std::move(made.list))) return;
    setCurrent(made.made);
    refresh();
    m_path->setFocus();
}

void ScenariosPanel::duplicate()
{
    if (!m_document || m_current.isEmpty()) return;
    ScenarioEdits made = duplicateScenario(m_document->plan(), m_current);
    if (!apply(std::move(made.list))) return;
    setCurrent(made.made);
    refresh();
    m_list->setFocus();
}

void ScenariosPanel::removeCurrent()
{
    if (!m_current.isEmpty()) apply(removeScenario(m_current));
}

/// Words that are no path at all are told so, without the keys of a file.
QString ScenariosPanel::unknownWords(const QString& typed, const Error& error)
{
    static const QRegularExpression path(QStringLiteral("[.\\[]"));
    if (error.code == "path.unknown" && !typed.contains(path))
        return tr("“%1” is no input of the plan. Type part of a name and choose from the list.").arg(typed);
    return QString::fromStdString(error.message());
}

void ScenariosPanel::addChange()
{
    if (!m_document || m_current.isEmpty()) return;
    if (m_path->path().isEmpty()) return m_path->setFocus();
    if (m_value->text().trimmed().isEmpty()) return m_value->setFocus();
    auto made = addOverride(m_document->plan(), m_current, m_path->path(), m_value->text().trimmed());
    if (!made) {
        m_about->setText(unknownWords(m_path->path(), made.error()));
        emit refused(m_about->text());
        return;
    }
    if (!apply(made.value().list)) return;
    m_path->clear();
    m_value->clear();
    refresh();
    m_table->selectRow(m_model->rowOf(made.value().made));
    m_path->setFocus();
}

void ScenariosPanel::removeChange()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty()) return;
    if (const Override* change = m_model->overrideAt(rows.front().row())) apply(removeOverride(m_current, toQString(change->id)));
}

/// What the path beside it is, and what the plan has there.
void ScenariosPanel::showPath()
{
    m_about->clear();
    m_about->setVisible(!m_current.isEmpty());
    const QString path = m_path->path();
    if (path.isEmpty() || !m_document) {
        m_about->setText(tr("Type part of a name, or press Down for all inputs."));
        return;
    }
    const auto field = fieldAt(m_document->plan(), path.toStdString());
    if (!field) {
        m_about->setText(unknownWords(path, field.error()));
        return;
    }
    const Tree value = fieldValue(m_document->plan(), path.toStdString());
    m_about->setText(tr("%1, now %2").arg(placeWords(m_document->plan(), path), fieldText(**field, value, m_document->unitSystem())));
}

}  // namespace rw::ui
