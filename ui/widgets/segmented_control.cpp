// SPDX-License-Identifier: GPL-3.0-or-later
#include "segmented_control.h"

#include "../shell/icons.h"
#include "../shell/style_paint.h"
#include "../shell/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kInset = 2;

class Segment : public QAbstractButton {
public:
    explicit Segment(QWidget* parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
        setIconSize(QSize(16, 16));
    }
    QSize sizeHint() const override
    {
        const int text = fontMetrics().horizontalAdvance(this->text());
        const int picture = icon().isNull() ? 0 : iconSize().width() + (text > 0 ? 6 : 0);
        const int height = std::max(24, (fontMetrics().height() + 11) / 2 * 2) - 2 * kInset;
        return {text + picture + (text > 0 ? 2 * space::kM : space::kM), height};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Colors& c = Theme::of(this).colors();
        QPainter painter(this);
        const QRectF plate(rect());
        if (isChecked()) {
            paint::box(&painter, plate, kRadiusSmall, isEnabled() ? c.raised : QColor(),
                       c.lineStrong);
        } else if (underMouse() && isEnabled()) {
            paint::box(&painter, plate, kRadiusSmall, c.pressed);
        }
        const int text = fontMetrics().horizontalAdvance(this->text());
        const int picture = icon().isNull() ? 0 : iconSize().width();
        const int gap = text > 0 && picture > 0 ? 6 : 0;
        int x = (width() - text - picture - gap) / 2;
        if (picture > 0) {
            icon().paint(&painter, QRect(x, (height() - picture) / 2, picture, picture),
                         Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled,
                         isChecked() ? QIcon::On : QIcon::Off);
            x += picture + gap;
        }
        painter.setPen(!isEnabled() ? c.textDisabled : isChecked() ? c.text : c.textMuted);
        painter.drawText(QRect(x, 0, text + 2, height()), Qt::AlignVCenter | Qt::AlignLeft,
                         this->text());
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
            paint::focusRing(&painter, plate, kRadiusSmall, c.focus);
        }
    }
};

}  // namespace

SegmentedControl::SegmentedControl(QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(kInset, kInset, kInset, kInset);
    m_row->setSpacing(1);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on) {
            emit currentChanged(id);
        }
    });
}

int SegmentedControl::addSegment(const QString& text, const QString& iconName,
                                 const QString& toolTip)
{
    const int index = count();
    auto* segment = new Segment(this);
    segment->setText(text);
    segment->setToolTip(toolTip);
    segment->setAccessibleName(text.isEmpty() ? toolTip : text);
    if (!iconName.isEmpty()) {
        segment->setIcon(icon(iconName, Theme::of(this), IconTone::Muted));
    }
    m_group->addButton(segment, index);
    m_row->addWidget(segment);
    if (index == 0) {
        segment->setChecked(true);
    }
    return index;
}

int SegmentedControl::count() const { return static_cast<int>(m_group->buttons().size()); }

int SegmentedControl::currentIndex() const { return m_group->checkedId(); }

void SegmentedControl::setCurrentIndex(int index)
{
    if (auto* segment = m_group->button(index)) {
        segment->setChecked(true);
    }
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled)
{
    if (auto* segment = m_group->button(index)) {
        segment->setEnabled(enabled);
    }
}

void SegmentedControl::paintEvent(QPaintEvent*)
{
    const Colors& c = Theme::of(this).colors();
    QPainter painter(this);
    paint::box(&painter, QRectF(rect()), kRadius, c.hover);
}

}  // namespace rw::ui
