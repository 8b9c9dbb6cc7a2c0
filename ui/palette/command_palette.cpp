// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/command_palette.h"

#include "shell/icons.h"
#include "shell/style_paint.h"
#include "shell/theme.h"
#include "widgets/search_field.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {

namespace {

constexpr int kWidth = 620;
constexpr int kRows = 10;

class EntryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QString title = option.text;
        option.text.clear();
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
        const Theme& theme = Theme::of(option.widget);
        const Colors& c = theme.colors();
        QRect line = option.rect.adjusted(space::kM, 0, -space::kM, 0);
        icon(index.data(PaletteModel::IconNameRole).toString(), theme, IconTone::Muted)
            .paint(painter, QRect(line.left(), line.center().y() - 10, 22, 22));
        line.setLeft(line.left() + 32);
        painter->save();
        painter->setFont(option.font);
        const QFontMetrics metrics(option.font);
        const QString right = index.data(PaletteModel::ShortcutRole).toString().isEmpty()
            ? index.data(PaletteModel::KindRole).toString() : index.data(PaletteModel::ShortcutRole).toString();
        const int rightWidth = metrics.horizontalAdvance(right);
        painter->setPen(c.textMuted);
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, right);
        line.setRight(line.right() - rightWidth - space::kL);
        painter->setPen(c.text);
        const QString shownTitle = metrics.elidedText(title, Qt::ElideRight, line.width());
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, shownTitle);
        line.setLeft(line.left() + metrics.horizontalAdvance(shownTitle) + space::kM);
        painter->setPen(c.textMuted);
        if (line.width() > 40)
            painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                              metrics.elidedText(index.data(PaletteModel::DetailRole).toString(), Qt::ElideMiddle,
                                                 line.width()));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {200, option.fontMetrics.height() + space::kL};
    }
};

}  // namespace

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window), m_field(new SearchField(tr("Find objects, catalogue entries, figures, actions"), this)),
      m_list(new QListView(this)), m_nothing(new QLabel(tr("Nothing by that name"), this)), m_model(new PaletteModel(this))
{
    setAccessibleName(tr("Find anything"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);  // keys stay in the field and move the selection from there
    m_list->setAccessibleName(tr("Found"));
    m_list->viewport()->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    column->setSpacing(space::kS);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1);
    m_nothing->setAlignment(Qt::AlignCenter);
    setMuted(m_nothing);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setTyped(text);
        showFound();
    });
    connect(m_field, &SearchField::left, this, &CommandPalette::leave);
    connect(m_list, &QListView::clicked, this, &CommandPalette::openCurrent);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    hide();
}

void CommandPalette::popUp(std::vector<PaletteEntry> entries)
{
    m_before = QApplication::focusWidget();
    m_model->setEntries(std::move(entries));
    m_field->clear();
    m_model->setTyped({});
    showFound();
    place();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::showFound()
{
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    m_list->setCurrentIndex(m_model->index(0));
    m_list->scrollToTop();
}

void CommandPalette::place()
{
    const QWidget* window = parentWidget();
    const int width = std::min(kWidth, window->width() - 2 * space::kXl);
    const int row = m_list->sizeHintForRow(0) > 0 ? m_list->sizeHintForRow(0) : 32;
    const int height = std::min(m_field->sizeHint().height() + 3 * space::kS + kRows * row,
                                window->height() - 2 * space::kXxl);
    setGeometry((window->width() - width) / 2, std::min(72, window->height() / 8), width, height);
}

void CommandPalette::openCurrent()
{
    const QModelIndex at = m_list->currentIndex();
    if (!at.isValid()) return;
    const auto open = m_model->entry(at.row()).open;
    leave();
    if (open) open();
}

void CommandPalette::leave()
{
    hide();
    if (m_before) m_before->setFocus(Qt::OtherFocusReason);
    m_before = nullptr;
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
    if (watched == m_field && event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
        hide();
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int rows = m_model->rowCount();
        const int at = m_list->currentIndex().row();
        const auto moveTo = [&](int row) {
            if (rows > 0) m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, rows - 1)));
            return true;
        };
        switch (key->key()) {
        case Qt::Key_Down: return moveTo(at + 1);
        case Qt::Key_Up: return moveTo(at - 1);
        case Qt::Key_PageDown: return moveTo(at + kRows);
        case Qt::Key_PageUp: return moveTo(at - kRows);
        case Qt::Key_Return:
        case Qt::Key_Enter: openCurrent(); return true;
        default: break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    const Colors& c = Theme::of(this).colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint::box(&painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadiusLarge, c.raised, c.lineStrong);
}

}  // namespace rw::ui
