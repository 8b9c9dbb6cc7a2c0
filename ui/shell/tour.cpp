// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/tour.h"

#include "document/format.h"
#include "palette/command_palette.h"
#include "shell/app_style.h"
#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {

namespace {

constexpr int kBubbleWidth = 320;
constexpr int kGap = 12;  // px between a part and its words

class Bubble : public QFrame {
public:
    using QFrame::QFrame;

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Colors& c = Theme::of(this).colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paint::box(&painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadiusLarge, c.raised, c.accent);
    }
};

/// Frames what is spoken of and lets the pointer through.
class Ring : public QWidget {
public:
    explicit Ring(QWidget* parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::of(this).colors().accent, 2.0));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), kRadius, kRadius);
    }
};

}  // namespace

Tour::Tour(QWidget* window)
    : QObject(window), m_window(window), m_bubble(new Bubble(window)), m_ring(new Ring(window)),
      m_count(new QLabel(m_bubble)), m_title(new QLabel(m_bubble)), m_text(new QLabel(m_bubble)),
      m_skip(new QPushButton(tr("Skip"), m_bubble)), m_back(new QPushButton(tr("Back"), m_bubble)),
      m_next(new QPushButton(tr("Next"), m_bubble))
{
    m_bubble->setFixedWidth(kBubbleWidth);
    m_bubble->hide();
    m_ring->hide();
    setMuted(m_count);
    setTextSize(m_count, TextSize::Small);
    setTextSize(m_title, TextSize::Title);
    m_text->setWordWrap(true);
    setButtonKind(m_next, ButtonKind::Primary);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kS);
    buttons->addWidget(m_skip);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* column = new QVBoxLayout(m_bubble);
    column->setContentsMargins(space::kL, space::kM, space::kL, space::kM);
    column->setSpacing(space::kXs);
    column->addWidget(m_count);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(space::kS);
    column->addLayout(buttons);
    connect(m_skip, &QPushButton::clicked, this, &Tour::end);
    connect(m_back, &QPushButton::clicked, this, &Tour::back);
    connect(m_next, &QPushButton::clicked, this, &Tour::next);
    m_bubble->installEventFilter(this);
    for (QPushButton* button : {m_skip, m_back, m_next}) button->installEventFilter(this);
}

Tour::~Tour() = default;

QWidget* Tour::bubble() const
{
    return m_bubble;
}

void Tour::start(std::vector<Step> steps)
{
    end();
    m_steps = std::move(steps);
    if (m_steps.empty()) return;
    m_window->installEventFilter(this);
    for (QWidget* part : parts()) part->installEventFilter(this);
    m_at = 0;
    show();
}

void Tour::next()
{
    if (!isRunning()) return;
    if (m_at + 1 == count()) return end();
    ++m_at;
    show();
}

void Tour::back()
{
    if (m_at <= 0) return;
    --m_at;
    show();
}

void Tour::end()
{
    if (!isRunning()) return;
    m_at = -1;
    m_window->removeEventFilter(this);
    for (QWidget* part : parts()) part->removeEventFilter(this);
    const bool byKeys = m_bubble->isAncestorOf(m_window->focusWidget()) && !m_bubble->underMouse();
    m_bubble->hide();
    m_ring->hide();
    emit ended(byKeys);
}

void Tour::show()
{
    const Step& step = m_steps[static_cast<std::size_t>(m_at)];
    m_count->setText(tr("%1 of %2").arg(formatCount(m_at + 1), formatCount(count())));
    m_title->setText(step.title);
    m_text->setText(step.text);
    m_back->setVisible(m_at > 0);
    m_skip->setVisible(m_at + 1 < count());
    m_next->setText(m_at + 1 < count() ? tr("Next") : tr("Done"));
    m_bubble->setAccessibleName(step.title);
    m_bubble->setAccessibleDescription(step.text);
    m_bubble->setFixedHeight(m_bubble->layout()->heightForWidth(kBubbleWidth));
    place();
    m_bubble->show();
    stayOnTop();
    m_next->setFocus(Qt::OtherFocusReason);
}

/// Beside what it speaks of, where there is room: right, left, below, above; else in its middle.
void Tour::place()
{
    if (!isRunning()) return;
    const QRect room = m_window->rect().adjusted(kGap, kGap, -kGap, -kGap);
    const QWidget* target = m_steps[static_cast<std::size_t>(m_at)].target;
    const bool seen = target && target->isVisible();
    const QRect at = seen ? QRect(target->mapTo(m_window, QPoint()), target->size()) : QRect(room.center(), QSize(1, 1));
    m_ring->setVisible(seen);
    m_ring->setGeometry(at.intersected(m_window->rect()));
    const QSize size = m_bubble->size();
    QPoint corner;
    if (at.right() + kGap + size.width() <= room.right()) corner = {at.right() + kGap, at.top()};
    else if (at.left() - kGap - size.width() >= room.left()) corner = {at.left() - kGap - size.width(), at.top()};
    else if (at.bottom() + kGap + size.height() <= room.bottom()) corner = {at.left(), at.bottom() + kGap};
    else if (at.top() - kGap - size.height() >= room.top()) corner = {at.left(), at.top() - kGap - size.height()};
    else corner = at.center() - QPoint(size.width() / 2, size.height() / 2);
    corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - size.width())));
    corner.setY(std::clamp(corner.y(), room.top(), std::max(room.top(), room.bottom() - size.height())));
    m_bubble->move(corner);
}

/// Whether the tour stays before it. What is called up for a moment, to find anything, comes before the tour.
bool Tour::isPart(const QWidget* part) const
{
    return part && !part->isWindow() && part != m_bubble && part != m_ring && !qobject_cast<const CommandPalette*>(part);
}

/// What the window shows itself, beside the tour's own.
QList<QWidget*> Tour::parts() const
{
    QList<QWidget*> parts = m_window->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    parts.removeIf([this](const QWidget* part) { return !isPart(part); });
    return parts;
}

/// A dock that is shown comes before all else in the window, the tour's own words included.
void Tour::stayOnTop()
{
    m_ring->raise();
    m_bubble->raise();
}

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    if (!isRunning()) return false;
    if (watched == m_window) {
        if (event->type() == QEvent::Resize) place();
        if (event->type() == QEvent::ChildAdded) {
            // A dock dragged out comes back as a new child; a tab bar comes with the first docks that share a place.
            auto* part = qobject_cast<QWidget*>(static_cast<QChildEvent*>(event)->child());
            if (isPart(part)) part->installEventFilter(this);
        }
    } else if (watched->parent() == m_window && watched != m_bubble) {
        if (event->type() == QEvent::ZOrderChange) stayOnTop();
        // What is spoken of may have moved inside such a part, once that has laid itself out.
        const bool moved = event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::Show || event->type() == QEvent::Hide;
        if (moved) QTimer::singleShot(0, this, [this] { place(); });
    }
    if (event->type() != QEvent::KeyPress) return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape) {
        end();
        return true;
    }
    // Outside a dialog Return presses no button by itself.
    auto* button = qobject_cast<QPushButton*>(watched);
    if (!button || (key != Qt::Key_Return && key != Qt::Key_Enter)) return false;
    button->click();
    return true;
}

}  // namespace rw::ui
