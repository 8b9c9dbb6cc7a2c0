// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_rail.h"

#include "../shell/icons.h"
#include "../shell/style_paint.h"
#include "../shell/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kIconSide = 22;

class RailButton : public QAbstractButton {
public:
    explicit RailButton(const QString& iconName, QWidget* parent)
        : QAbstractButton(parent), m_icon(ui::icon(iconName, Theme::of(this), IconTone::Muted))
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setTextSize(this, TextSize::Small);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);  // one width, one axis
    }
    void setBadge(const QString& text)
    {
        m_badge = text;
        update();
    }
    QSize sizeHint() const override
    {
        const int text = fontMetrics().horizontalAdvance(this->text()) + space::kL;
        return {std::max(76, text), content() + space::kL};
    }
    // A low window takes the air between the pages first.
    QSize minimumSizeHint() const override { return {sizeHint().width(), content() + space::kXs}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Colors& c = Theme::of(this).colors();
        QPainter painter(this);
        const QRectF plate = QRectF(rect()).adjusted(4, 1, -4, -1);
        if (isChecked()) {
            paint::box(&painter, plate, kRadius, c.accentSoft);
            paint::box(&painter, QRectF(0, plate.top() + 8, 3, plate.height() - 16), 1.5, c.accent);
        } else if (underMouse()) {
            paint::box(&painter, plate, kRadius, isDown() ? c.pressed : c.hover);
        }
        const QRect at((width() - kIconSide) / 2, (height() - content()) / 2, kIconSide, kIconSide);
        m_icon.paint(&painter, at, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled,
                     isChecked() ? QIcon::On : QIcon::Off);
        painter.setPen(!isEnabled() ? c.textDisabled : isChecked() ? c.text : c.textMuted);
        painter.drawText(QRect(0, at.bottom() + 1, width(), fontMetrics().height() + 2),
                         Qt::AlignCenter, text());
        if (!m_badge.isEmpty()) {
            drawBadge(painter, c, at);
        }
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
            paint::focusRing(&painter, plate, kRadius, c.focus);
        }
    }

private:
    int content() const { return kIconSide + 1 + fontMetrics().height(); }
    void drawBadge(QPainter& painter, const Colors& c, const QRect& at) const
    {
        const int height = fontMetrics().height() - 1;
        const int width = std::max(height, fontMetrics().horizontalAdvance(m_badge) + space::kS);
        const QRectF badge(at.right() - 4, at.top() - 4, width, height);
        paint::box(&painter, badge, height / 2.0, c.error);
        painter.setPen(readableOn(c.error));
        painter.drawText(badge, Qt::AlignCenter, m_badge);
    }

    QIcon m_icon;
    QString m_badge;
};

}  // namespace

PageRail::PageRail(QWidget* parent)
    : QWidget(parent),
      m_group(new QButtonGroup(this)),
      m_pages(new QVBoxLayout),
      m_footer(new QVBoxLayout)
{
    setAccessibleName(tr("Pages"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kXs, 1, space::kXs);
    column->setSpacing(0);
    m_pages->setSpacing(2);
    m_footer->setSpacing(2);
    column->addLayout(m_pages, 0);
    column->addStretch(1);
    column->addLayout(m_footer);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on) {
            emit currentChanged(id);
        }
    });
}

int PageRail::addPage(const QString& iconName, const QString& label, const QString& explanation)
{
    const int index = count();
    auto* button = new RailButton(iconName, this);
    button->setText(label);
    button->setAccessibleName(label);
    button->setAccessibleDescription(explanation);
    const QString key = index < 9 ? tr("Ctrl+%1").arg(index + 1) : QString();
    const QString head = key.isEmpty() ? label : tr("%1 (%2)").arg(label, key);
    button->setToolTip(explanation.isEmpty() ? head : head + QLatin1Char('\n') + explanation);
    m_group->addButton(button, index);
    m_pages->addWidget(button);
    if (index == 0) {
        button->setChecked(true);
    }
    return index;
}

void PageRail::addFooter(QWidget* widget) { m_footer->addWidget(widget, 0, Qt::AlignHCenter); }

void PageRail::setBadge(int index, const QString& text)
{
    if (auto* button = static_cast<RailButton*>(m_group->button(index))) {
        button->setBadge(text);
        button->setAccessibleName(text.isEmpty() ? button->text()
                                                 : tr("%1, %2 findings").arg(button->text(), text));
    }
}

int PageRail::count() const { return static_cast<int>(m_group->buttons().size()); }

int PageRail::currentIndex() const { return m_group->checkedId(); }

void PageRail::setCurrentIndex(int index)
{
    if (auto* button = m_group->button(index)) {
        button->setChecked(true);
    }
}

QSize PageRail::sizeHint() const { return QWidget::sizeHint().expandedTo(QSize(81, 0)); }

// Arrow keys inside an exclusive group are QAbstractButton's own; these are the ends.
void PageRail::keyPressEvent(QKeyEvent* event)
{
    const int target = event->key() == Qt::Key_Home  ? 0
                       : event->key() == Qt::Key_End ? count() - 1
                                                     : -1;
    if (auto* button = m_group->button(target)) {
        button->setChecked(true);
        button->setFocus(Qt::TabFocusReason);
        return;
    }
    QWidget::keyPressEvent(event);
}

void PageRail::paintEvent(QPaintEvent*)
{
    const Colors& c = Theme::of(this).colors();
    QPainter painter(this);
    painter.fillRect(rect(), c.sunken);
    paint::hairline(&painter, QRect(width() - 1, 0, 1, height()), c.line);
}

}  // namespace rw::ui
