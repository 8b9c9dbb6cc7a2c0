// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/link_row.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QMouseEvent>

#include <utility>

namespace rw::ui {
namespace {

/// Screen readers are told of a button where there is one, and of words else.
class LinkRowFace : public QAccessibleWidget {
public:
    explicit LinkRowFace(LinkRow* row) : QAccessibleWidget(row), m_row(row) {}

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
    LinkRow* m_row;
};

QAccessibleInterface* faceOf(const QString&, QObject* object)
{
    auto* row = qobject_cast<LinkRow*>(object);
    return row ? new LinkRowFace(row) : nullptr;
}

}  // namespace

LinkRow::LinkRow(QWidget* parent) : QWidget(parent)
{
    [[maybe_unused]] static const bool told = (QAccessible::installFactory(faceOf), true);
}

void LinkRow::setLink(bool link)
{
    m_link = link;
    setAttribute(Qt::WA_Hover, link);
    setFocusPolicy(link ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void LinkRow::click()
{
    if (m_link) emit clicked();
}

void LinkRow::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_link) return QWidget::mousePressEvent(event);
    m_down = true;
    update();
}

void LinkRow::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !std::exchange(m_down, false)) return QWidget::mouseReleaseEvent(event);
    update();
    if (rect().contains(event->position().toPoint())) click();
}

void LinkRow::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (m_link && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)) click();
    else QWidget::keyPressEvent(event);
}

}  // namespace rw::ui
