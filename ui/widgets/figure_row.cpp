// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_row.h"

#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace rw::ui {

namespace {
constexpr int kSwatch = 10;
constexpr int kBleed = 4;  // the hover ground reaches a little beyond the words
}  // namespace

FigureRow::FigureRow(const QString& label, QWidget* parent) : LinkRow(parent), m_label(label)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &LinkRow::clicked, this, [this] { emit derivationWanted(m_path); });
    setFigure(QStringLiteral("–"));
}

void FigureRow::setLabel(const QString& label)
{
    m_label = label;
    describe();
}

void FigureRow::setFigure(const QString& text, const QString& figurePath)
{
    m_text = text;
    m_path = figurePath;
    setLink(!figurePath.isEmpty());
    // A click leaves the keyboard where it is.
    setFocusPolicy(isLink() ? Qt::TabFocus : Qt::NoFocus);
    describe();
}

void FigureRow::setRemark(const QString& remark)
{
    m_remark = remark;
    describe();
}

void FigureRow::setStrong(bool strong)
{
    m_strong = strong;
    update();
}

void FigureRow::setSwatch(const QColor& color)
{
    m_swatch = color;
    update();
}

void FigureRow::describe()
{
    setAccessibleName(QStringLiteral("%1 %2 %3").arg(m_label, m_text, m_remark).simplified());
    setAccessibleDescription(m_path.isEmpty() ? QString() : tr("Shows where the figure comes from."));
    setToolTip(m_path.isEmpty() ? QStringLiteral("%1: %2").arg(m_label, m_text) : tr("%1: %2\nClick to see where it comes from.").arg(m_label, m_text));
    updateGeometry();
    update();
}

QSize FigureRow::sizeHint() const
{
    const QFontMetrics metrics(Theme::of(this).font(TextSize::Body, m_strong));
    return {metrics.horizontalAdvance(m_label + m_remark + m_text) + 2 * space::kL, metrics.height() + 6};
}

QSize FigureRow::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void FigureRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ground = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool hot = !m_path.isEmpty() && underMouse();
    if (hot) paint::box(&painter, ground, kRadiusSmall, isDown() ? c.pressed : c.hover);
    if (hasFocus()) paint::focusRing(&painter, ground, kRadiusSmall, c.focus);
    QRect room = rect().adjusted(kBleed, 0, -kBleed, 0);
    if (m_swatch.isValid()) {
        paint::box(&painter, QRectF(room.left(), height() / 2.0 - kSwatch / 2.0, kSwatch, kSwatch), 2.0, m_swatch);
        room.setLeft(room.left() + kSwatch + space::kS);
    }

    painter.setFont(theme.font(TextSize::Body, m_strong));
    const QFontMetrics strong(painter.font());
    // A long name of a machine gives way to what it is called; the tooltip has all of it.
    const int called = std::min(strong.horizontalAdvance(m_label), room.width() / 3);
    const QString text = strong.elidedText(m_text, Qt::ElideRight, room.width() - called - space::kS);
    const int figure = strong.horizontalAdvance(text);
    painter.setPen(hot ? c.accent : c.text);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, text);
    painter.setPen(m_strong ? c.text : c.textMuted);
    const QString label = strong.elidedText(m_label, Qt::ElideRight, room.width() - figure - space::kS);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, label);
    const int left = strong.horizontalAdvance(label) + space::kS;
    const int width = room.width() - figure - left - space::kS;
    if (!m_remark.isEmpty() && width > space::kXxl) {
        painter.setFont(theme.font(TextSize::Small));
        painter.setPen(c.textMuted);
        painter.drawText(QRect(room.left() + left, 0, width, height()), Qt::AlignRight | Qt::AlignVCenter,
                         QFontMetrics(painter.font()).elidedText(m_remark, Qt::ElideRight, width));
    }
}

FigureMeter::FigureMeter(const QString& label, QWidget* parent) : BarMeter(parent)
{
    setLabel(label);
    setAttribute(Qt::WA_Hover);
}

void FigureMeter::setFigurePath(const QString& figurePath)
{
    m_path = figurePath;
    setFocusPolicy(figurePath.isEmpty() ? Qt::NoFocus : Qt::TabFocus);
    setCursor(figurePath.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

void FigureMeter::paintEvent(QPaintEvent* event)
{
    const Colors& c = Theme::of(this).colors();
    const QRectF ground = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (!m_path.isEmpty() && underMouse()) {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paint::box(&painter, ground, kRadiusSmall, c.hover);
    }
    BarMeter::paintEvent(event);
    if (hasFocus()) {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paint::focusRing(&painter, ground, kRadiusSmall, c.focus);
    }
}

void FigureMeter::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !m_path.isEmpty() && rect().contains(event->position().toPoint()))
        emit derivationWanted(m_path);
}

void FigureMeter::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (!m_path.isEmpty() && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space))
        emit derivationWanted(m_path);
    else
        BarMeter::keyPressEvent(event);
}

}  // namespace rw::ui
