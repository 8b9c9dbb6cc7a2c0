// SPDX-License-Identifier: GPL-3.0-or-later
#include "design_list.h"

#include "catalogue/display_name.h"
#include "rack_edits.h"

#include "document/refusal.h"
#include "file/user_catalogue.h"
#include "shell/style_paint.h"
#include "shell/theme.h"
#include "widgets/section_header.h"
#include "widgets/tool_button.h"

#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <map>

namespace rw::ui {
namespace {

constexpr int kRowsShown = 5;
constexpr int kThreeButtons = 172;
constexpr int kAllButtons = 190;  // px, from which the heading has room beside all of them

/// Name above, figures below.
class DesignDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        const Theme& theme = Theme::of(option.widget);
        return {140, QFontMetrics(theme.font()).height() + QFontMetrics(theme.font(TextSize::Small)).height() + space::kM};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::of(option.widget);
        const Colors& c = theme.colors();
        const QRect r = option.rect.adjusted(0, 1, 0, -1);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (selected || option.state.testFlag(QStyle::State_MouseOver))
            paint::box(painter, r, kRadius, selected ? c.accentSoft : c.hover);
        const QRect text = r.adjusted(space::kS, space::kXs, -space::kS, -space::kXs);
        painter->setFont(theme.font(TextSize::Body, selected));
        painter->setPen(c.text);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignTop,
                          QFontMetrics(painter->font()).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        painter->setFont(theme.font(TextSize::Small));
        painter->setPen(c.textMuted);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignBottom,
                          QFontMetrics(painter->font())
                              .elidedText(index.data(DesignListModel::FiguresRole).toString(), Qt::ElideRight, text.width()));
        if (option.state.testFlag(QStyle::State_HasFocus))
            paint::focusRing(painter, QRectF(r).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, c.focus);
        painter->restore();
    }
};

}  // namespace

void DesignListModel::setDocument(PlanDocument* document)
{
    m_document = document;
    refresh();
}

void DesignListModel::refresh()
{
    QList<Row> rows;
    if (m_document) {
        const auto& evaluation = m_document->evaluation();
        for (const RackDesign& design : m_document->plan().rackDesigns) {
            QStringList words;
            const RackResult<double>* rack = evaluation ? findById(evaluation->racks, design.id) : nullptr;
            words << (rack && rack->power ? formatValue(rack->power->design.value(), unit::W) : tr("power not known"));
            if (rack && rack->accelerators.value() > 0.0)
                words << (rack->accelerators.value() == 1.0
                              ? tr("1 accelerator")
                              : tr("%1 accelerators").arg(formatCount(std::llround(rack->accelerators.value()))));
            const QString id = toQString(design.id);
            if (designUses(m_document->plan(), id).isEmpty()) words << tr("not used");
            rows << Row{id, toQString(displayName(design)), words.join(QStringLiteral(" · "))};
        }
    }
    if (rows == m_rows) return;
    const bool same = rows.size() == m_rows.size() &&
                      std::equal(rows.begin(), rows.end(), m_rows.begin(), [](const Row& a, const Row& b) { return a.id == b.id; });
    if (same) {
        m_rows = rows;
        emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int DesignListModel::rowOf(const QString& id) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (m_rows.at(row).id == id) return row;
    return -1;
}

int DesignListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DesignListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Row& row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return row.name;
    case Qt::ToolTipRole: return QStringLiteral("%1\n%2").arg(row.name, row.figures);
    case Qt::AccessibleTextRole: return QStringLiteral("%1, %2").arg(row.name, row.figures);
    case IdRole: return row.id;
    case FiguresRole: return row.figures;
    default: return {};
    }
}

Qt::ItemFlags DesignListModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? QAbstractListModel::flags(index) | Qt::ItemIsEditable : Qt::NoItemFlags;
}

bool DesignListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const QString name = value.toString().trimmed();
    if (!m_document || !index.isValid() || role != Qt::EditRole || name.isEmpty()) return false;
    return m_document->set(designPath(m_rows.at(index.row()).id) + QStringLiteral(".name"), Tree(name.toStdString())).ok();
}

DesignList::DesignList(QWidget* parent)
    : QWidget(parent), m_model(new DesignListModel(this)), m_list(new QListView), m_newMenu(new QMenu(this))
{
    const Theme& theme = Theme::of(this);
    m_new = toolButton("add", tr("New rack design"), theme);
    m_copy = toolButton("duplicate", tr("Copy this design, to change the copy"), theme);
    m_replace = toolButton("refresh", tr("Replace this design everywhere by another"), theme);
    m_remove = toolButton("delete", tr("Delete this design"), theme);
    m_new->setMenu(m_newMenu);
    m_new->setPopupMode(QToolButton::InstantPopup);
    auto* header = new SectionHeader(tr("Racks"));
    for (QToolButton* button : {m_new, m_copy, m_replace, m_remove}) header->addTrailing(button);

    m_list->setModel(m_model);
    m_list->setItemDelegate(new DesignDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Rack designs"));
    m_list->setWhatsThis(tr("F2 or a double click renames a design."));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    column->addWidget(header);
    column->addWidget(m_list);

    connect(m_newMenu, &QMenu::aboutToShow, this, &DesignList::fillMenu);
    connect(m_copy, &QToolButton::clicked, this, &DesignList::duplicateCurrent);
    connect(m_replace, &QToolButton::clicked, this, &DesignList::replaceWanted);
    connect(m_remove, &QToolButton::clicked, this, &DesignList::removeCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        const QString id = index.data(DesignListModel::IdRole).toString();
        if (id.isEmpty() || id == m_current) return;
        m_current = id;
        refresh();
        emit currentChanged(id);
    });
    // Several with Shift or Ctrl are edited together.
    const auto choose = [this] {
        if (m_refreshing) return;
        QStringList ids;
        for (const QModelIndex& row : m_list->selectionModel()->selectedRows()) ids << row.data(DesignListModel::IdRole).toString();
        if (ids.removeOne(m_current)) ids.prepend(m_current);
        if (!ids.isEmpty()) emit chosen(ids);
    };
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, choose);
    // A design that is shown already is chosen too, when something else of the plan was in between.
    connect(m_list, &QListView::clicked, this, choose);
}

void DesignList::setDocument(PlanDocument* document)
{
    m_document = document;
    m_model->setDocument(document);
    refresh();
}

void DesignList::refresh()
{
    const QScopedValueRollback<bool> guard(m_refreshing, true);
    m_model->refresh();
    int row = m_model->rowOf(m_current);
    if (row < 0 && m_model->rowCount() > 0) row = 0;
    if (row < 0 && !m_current.isEmpty()) {
        m_current.clear();
        emit currentChanged({});
    }
    if (row >= 0 && m_list->currentIndex().row() != row) chooseRow(row);
    const int rows = std::clamp(m_model->rowCount(), 1, kRowsShown);
    m_list->setFixedHeight(rows * m_list->sizeHintForRow(0) + 2);
    const bool any = m_document && !m_current.isEmpty();
    m_copy->setEnabled(any);
    m_replace->setEnabled(any);
    const QStringList uses = any ? designUses(m_document->plan(), m_current) : QStringList();
    m_remove->setEnabled(any && uses.isEmpty());
    m_remove->setToolTip(uses.isEmpty() ? tr("Delete this design")
                                        : tr("Cannot be deleted: used by %1").arg(uses.join(QStringLiteral(", "))));
}

void DesignList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // Where they are not, the menu has them.
    m_replace->setVisible(width() >= kAllButtons);
    m_copy->setVisible(width() >= kThreeButtons);
}

void DesignList::setCurrent(const QString& id)
{
    const int row = m_model->rowOf(id);
    if (row >= 0) chooseRow(row);
}

/// Alone: a view that may choose several takes Ctrl and Shift, which are still down with Ctrl+D, for a wish to add.
void DesignList::chooseRow(int row)
{
    m_list->selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::ClearAndSelect);
}

void DesignList::apply(const MadeEdits& made)
{
    if (const Status status = m_document->apply(made.list); !status) {
        emit refused(refusalWords(m_document->plan(), status.error()));
        return;
    }
    refresh();
    if (!made.made.isEmpty()) setCurrent(made.made.first());
}

void DesignList::duplicateCurrent()
{
    if (m_document && !m_current.isEmpty()) apply(duplicateDesign(m_document->plan(), m_current));
}

void DesignList::removeCurrent()
{
    if (m_document && !m_current.isEmpty()) apply({removeDesign(m_current), {}});
}

void DesignList::newFromCatalogue(const QString& entry)
{
    if (!m_document) return;
    const Result<MadeEdits> made = copyDesignFromCatalogue(m_document->plan(), offeredCatalogue().catalogue, entry);
    if (made)
        apply(*made);
    else
        emit refused(refusalWords(m_document->plan(), made.error()));
}

void DesignList::newEmpty()
{
    if (!m_document) return;
    const Result<MadeEdits> made = emptyDesign(m_document->plan(), offeredCatalogue().catalogue);
    if (made)
        apply(*made);
    else
        emit refused(refusalWords(m_document->plan(), made.error()));
}

void DesignList::popUpNewMenu(const QPoint& at)
{
    m_newMenu->popup(at);
}

void DesignList::fillMenu()
{
    m_newMenu->clear();
    if (!m_document) return;
    m_newMenu->addAction(tr("Empty rack"), this, [this] { newEmpty(); });
    if (!m_current.isEmpty()) {
        m_newMenu->addAction(tr("Copy of this design"), this, &DesignList::duplicateCurrent);
        m_newMenu->addAction(tr("In the place of this design, everywhere…"), this, &DesignList::replaceWanted);
    }
    m_newMenu->addSeparator();
    std::map<QString, QMenu*> vendors;
    for (const RackDesign& design : offeredCatalogue().catalogue.equipment.rackDesigns) {
        const QString vendor = toQString(design.vendor);
        QMenu*& menu = vendors[vendor];
        if (!menu) menu = m_newMenu->addMenu(vendor);
        QString words = toQString(design.name);
        if (design.makerDesignPower.set()) words += QStringLiteral("\t") + formatValue(*design.makerDesignPower.si, unit::W);
        menu->addAction(words, this, [this, id = toQString(design.id)] { newFromCatalogue(id); });
    }
}

}  // namespace rw::ui
