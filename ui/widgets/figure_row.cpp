// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_row.h"

#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace rw::ui {

namespace {
constexpr int kSwatch = 10;
constexpr int kBleed = 4;  // the hover ground reaches a little beyond the words

/// Screen readers are told of a button where there is one, and of words else.
class FigureRowFace : public QAccessibleWidget {
public:
    explicit FigureRowFace(FigureRow* row) : QAccessibleWidget(row), m_row(row) {}

    [[nodiscard]] QAccessible::Role role() const override { return m_row->isLink() ? QAccessible::Button : QAccessible::StaticText; }
    [[nodiscard]] QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (m_row->isLink()) names.prepend(pressAction());
        return names;
    }
    void doAction(const QString& name) override
    {
        if (name == pressAction()) m_row->click();
        else QAccessibleWidget::doAction(name);
    }

private:
    FigureRow* m_row;
};

QAccessibleInterface* faceOf(const QString&, QObject* object)
{
    auto* row = qobject_cast<FigureRow*>(object);
    return row ? new FigureRowFace(row) : nullptr;
}

}  // namespace

FigureRow::FigureRow(const QString& label, QWidget* parent) : QWidget(parent), m_label(label)
{
    [[maybe_unused]] static const bool told = (QAccessible::installFactory(faceOf), true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setFigure(QStringLiteral("–"));
}

void FigureRow::click()
{
    if (isLink()) emit derivationWanted(m_path);
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
    setFocusPolicy(figurePath.isEmpty() ? Qt::NoFocus : Qt::TabFocus);
    setCursor(figurePath.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
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
    if (hot) paint::box(&painter, ground, kRadiusSmall, m_pressed ? c.pressed : c.hover);
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

void FigureRow::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !isLink()) return QWidget::mousePressEvent(event);
    m_pressed = true;
    update();
}

void FigureRow::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed) return QWidget::mouseReleaseEvent(event);
    m_pressed = false;
    update();
    if (rect().contains(event->position().toPoint())) click();
}

void FigureRow::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (isLink() && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)) click();
    else QWidget::keyPressEvent(event);
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
