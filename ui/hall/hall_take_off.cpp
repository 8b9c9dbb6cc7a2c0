// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_take_off.h"

#include "building/failure_table.h"
#include "report/take_off_tables.h"
#include "shell/theme.h"
#include "widgets/flow_layout.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>

namespace rw::ui {
namespace {

/// Whole pieces whole, else four digits.
QString quantityText(double value)
{
    const bool whole = std::abs(value - std::round(value)) <= 1e-9 * std::max(1.0, std::abs(value));
    return whole ? formatCount(std::llround(value)) : formatIn(value, unit::one).number;
}

const Unit& shownUnit(const TakeOffRow& row, UnitSystem units)
{
    return unitFor(*row.unit, units);
}

}  // namespace

void TakeOffModel::show(TakeOff bill, UnitSystem units)
{
    beginResetModel();
    m_bill = std::move(bill);
    m_units = units;
    endResetModel();
}

int TakeOffModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_bill.rows.size());
}

int TakeOffModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TakeOffModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((index.column() == Quantity ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::EditRole) return {};
    const TakeOffRow& row = m_bill.rows[static_cast<std::size_t>(index.row())];
    const auto words = [](const char* of, std::string_view name) { return coreText(std::string(of) + std::string(name)); };
    switch (index.column()) {
    case Item: return words("take-off.item.", name(row.item));
    case What: return toQString(row.what);
    case Size: return toQString(row.size);
    case Quantity: {
        const double value = shownUnit(row, m_units).fromSi(row.quantity);
        return role == Qt::EditRole ? QVariant(value) : QVariant(quantityText(value));
    }
    case UnitName: return row.unit == &unit::one ? coreText("take-off.pieces") : QString::fromUtf8(shownUnit(row, m_units).symbol);
    case Way: return words("take-off.way.", name(row.way));
    case GradeName: return words("grade.", rw::name(row.grade));
    default: return {};
    }
}

QVariant TakeOffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Quantity ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Item: return coreText("report.column.take-off-item");
    case What: return coreText("report.column.take-off-what");
    case Size: return coreText("report.column.take-off-size");
    case Quantity: return coreText("report.column.take-off-quantity");
    case UnitName: return coreText("report.column.take-off-unit");
    case Way: return coreText("report.column.take-off-way");
    case GradeName: return coreText("report.column.take-off-grade");
    default: return {};
    }
}

HallTakeOff::HallTakeOff(HallEditor* editor, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_runner(new AnalysisRunner(this)), m_model(new TakeOffModel(this)), m_table(new QTableView),
      m_title(new QLabel), m_problems(new QLabel)
{
    m_table->setModel(m_model);
    prepareTable(*m_table, tr("Quantities of the hall"));
    m_table->setSortingEnabled(false);  // in the order of a bill: units differ from line to line
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setWhatsThis(tr("What one hall takes. Ctrl+C gives the chosen lines, or all of them, as CSV; the page’s export writes a file."));
    setMuted(m_title);
    setMuted(m_problems);
    m_title->setWordWrap(true);
    m_problems->setWordWrap(true);
    // Narrow, they take two lines.
    auto* row = new QWidget;
    auto* sums = new FlowLayout(row);
    sums->setContentsMargins(0, 0, 0, 0);
    sums->setSpacing(space::kL);
    const auto sum = [&](const QString& words, std::vector<TakeOffItem> items, const Unit& unit) {
        auto* name = new QLabel(words);
        setMuted(name);
        setTextSize(name, TextSize::Small);
        auto* figure = new QLabel;
        setTextSize(figure, TextSize::Title);
        figure->setAccessibleName(words);
        auto* tile = new QWidget;
        auto* lines = new QVBoxLayout(tile);
        lines->setContentsMargins(0, 0, 0, 0);
        lines->setSpacing(0);
        lines->addWidget(name);
        lines->addWidget(figure);
        sums->addWidget(tile);
        m_sums.push_back({figure, std::move(items), &unit});
    };
    sum(tr("Pipe"), {TakeOffItem::Pipe}, unit::m);
    sum(tr("Hose"), {TakeOffItem::Hose}, unit::m);
    sum(tr("Busway"), {TakeOffItem::BuswayLength}, unit::m);
    sum(tr("Cable"), {TakeOffItem::Conductor, TakeOffItem::Cords}, unit::m);
    sum(tr("Coolant"), {TakeOffItem::Coolant}, unit::L);
    sum(tr("Copper"), {TakeOffItem::Copper}, unit::kg);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kXs, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(row);
    column->addWidget(m_title);
    column->addWidget(m_table, 1);
    column->addWidget(m_problems);
    m_problems->hide();
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { fitColumns(*m_table); });
    connect(editor, &HallEditor::hallChanged, this, &HallTakeOff::refresh);
}

void HallTakeOff::setDocument(PlanDocument* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    m_runner->cancel();
    m_counted.reset();
    if (document) {
        connect(document, &PlanDocument::evaluationChanged, this, &HallTakeOff::refresh);
        connect(document, &PlanDocument::evaluationStaleChanged, this, &HallTakeOff::refresh);
        connect(document, &PlanDocument::unitSystemChanged, this, [this] {
            m_counted.reset();
            refresh();
        });
    }
    refresh();
}

void HallTakeOff::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale) refresh();
}

bool HallTakeOff::isSettled() const
{
    return !isVisible() || (!m_stale && !m_runner->isRunning());
}

/// The newest figures are those of the plan as it is shown, unless it has changed since: then newer ones come.
void HallTakeOff::refresh()
{
    m_stale = true;
    if (!isVisible() || !m_document || !m_document->evaluation() || m_document->evaluationStale()) return;
    m_stale = false;
    if (m_counted == m_document->evaluation() && m_hall == m_editor->hallId()) return;
    if (m_hall != m_editor->hallId()) {
        m_title->setText(tr("Counting…"));
        m_model->show({}, m_editor->units());
        refreshSums();
    }
    m_hall = m_editor->hallId();
    m_counted = m_document->evaluation();
    m_runner->start([this, plan = m_document->shownPlan(), evaluation = m_counted, id = m_hall.toStdString()](
                        const AnalysisRunner::Context&) -> AnalysisRunner::Delivery {
        Result<TakeOff> bill = TakeOffs(plan, *evaluation).hall(id);
        const QString words = bill ? toQString(report::takeOffWords(plan, *bill)) : QString();
        return [this, bill = std::move(bill), words] { show(bill, words); };
    });
}

void HallTakeOff::show(const Result<TakeOff>& bill, const QString& words)
{
    m_title->setText(bill ? words : QString::fromStdString(bill.error().message()));
    m_model->show(bill ? *bill : TakeOff{}, m_editor->units());
    QStringList problems;
    for (const std::string& problem : m_model->bill().problems) problems << coreText("report.take-off.problem", {{"problem", problem}});
    m_problems->setText(problems.join(QLatin1Char('\n')));
    m_problems->setVisible(!problems.isEmpty());
    refreshSums();
}

void HallTakeOff::refreshSums()
{
    for (const Sum& sum : m_sums) {
        double all = 0.0;
        for (const TakeOffItem item : sum.items) all += m_model->bill().sum(item);
        const Unit& shown = unitFor(*sum.unit, m_editor->units());
        sum.figure->setText(all > 0.0 ? QStringLiteral("%1\u00a0%2").arg(formatCount(std::llround(shown.fromSi(all))), QString::fromUtf8(shown.symbol))
                                      : QStringLiteral("–"));
    }
}

QString HallTakeOff::csv() const
{
    if (!m_document || !m_document->evaluation()) return {};
    const auto asShown = [this](TakeOff bill) {
        for (TakeOffRow& row : bill.rows) row.unit = &shownUnit(row, m_document->unitSystem());
        return toQString(report::takeOffCsv({bill}));
    };
    if (isVisible() && isSettled()) return asShown(m_model->bill());
    const Result<TakeOff> bill = TakeOffs(m_document->shownPlan(), *m_document->evaluation()).hall(m_editor->hallId().toStdString());
    return bill ? asShown(*bill) : QString();
}

}  // namespace rw::ui
