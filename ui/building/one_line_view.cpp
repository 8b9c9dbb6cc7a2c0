// SPDX-License-Identifier: GPL-3.0-or-later
#include "one_line_view.h"

#include "document/format.h"
#include "one_line_items.h"
#include "shell/theme.h"

#include <QContextMenuEvent>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr double kMostZoom = 4.0;
constexpr double kReadable = 0.76;  // rather than smaller one scrolls from grid to racks
constexpr double kReadableLow = 0.68;
constexpr double kLeastDrawn = 0.6;
constexpr double kMostFit = 1.15;

}  // namespace

OneLineView::OneLineView(QWidget* parent) : SchemeView(kMostZoom, parent)
{
    setRenderHint(QPainter::Antialiasing);
    setAccessibleName(tr("One-line of the building’s power"));
    setWhatsThis(tr(
        "The way of power from the grid to the racks. Arrow keys choose a stage, Enter shows how its loss "
        "comes about, F looks at the failure of a unit, the wheel and + − zoom, 0 shows all of it."));
}

OneLineView::~OneLineView() = default;

void OneLineView::setOneLine(OneLine drawing)
{
    const QRectF before = m_drawing.bounds;
    m_drawing = std::move(drawing);
    m_usual = m_drawing.bounds;
    if (isLow())
        arrange(m_drawing, lineHeight(), true);
    makeItems();
    drawingChanged(before);
}

/// Whether one would have to scroll from grid to racks.
bool OneLineView::isLow() const
{
    return !m_drawing.nodes.empty() && maximumViewportSize().height() < m_usual.height() * kReadable;
}

void OneLineView::resizeEvent(QResizeEvent* event)
{
    if (isLow() != m_drawing.low) {
        const QRectF before = m_drawing.bounds;
        arrange(m_drawing, lineHeight(), !m_drawing.low);
        makeItems();
        drawingChanged(before);
    }
    SchemeView::resizeEvent(event);
}

void OneLineView::makeItems()
{
    m_items.clear();
    scene()->clear();
    if (!m_drawing.nodes.empty())
        scene()->addItem(new OneLineWires(m_drawing, Theme::of(this)));
    for (const OneLineNode& node : m_drawing.nodes) {
        m_items.push_back(new OneLineItem(node, m_drawing.unit, Theme::of(this)));
        scene()->addItem(m_items.back());
    }
}

void OneLineView::showStates()
{
    for (OneLineItem* item : m_items)
        item->setState(item->node().key == current(), hasFocus());
}

double OneLineView::fittingScale() const
{
    const QSize room = maximumViewportSize();
    const double high = room.height() / m_drawing.bounds.height();
    const double readable = m_drawing.low ? kReadableLow : kReadable;
    const bool scrolls = high < readable;
    const int width = room.width() - (scrolls ? verticalScrollBar()->sizeHint().width() : 0);
    const double wide = width / m_drawing.bounds.width();
    return std::clamp(std::min(wide, std::max(high, readable)), kLeastDrawn, kMostFit);
}

QStringList OneLineView::keys() const
{
    QStringList all;
    for (const OneLineNode& node : m_drawing.nodes)
        all << node.key;
    return all;
}

QRectF OneLineView::boxOf(const QString& key) const
{
    const OneLineNode* node = m_drawing.find(key);
    return node ? node->box : QRectF();
}

QPointF OneLineView::anchorOf(const QString& key) const
{
    const OneLineNode* node = m_drawing.find(key);
    return node ? QPointF(node->axis, node->box.center().y()) : QPointF();
}

bool OneLineView::isOnTheWay(const QString& key) const
{
    const OneLineNode* node = m_drawing.find(key);
    return node && node->symbol != PowerSymbol::Generator;
}

QRect OneLineView::nodeRect(const QString& key) const
{
    const OneLineNode* node = m_drawing.find(key);
    return node ? mapFromScene(node->box).boundingRect() : QRect();
}

QString OneLineView::spoken(const QString& key) const
{
    const OneLineNode* node = m_drawing.find(key);
    if (!node)
        return {};
    QStringList words{node->name, node->outage, node->detail};
    if (node->load) {
        QString load = tr("load %1").arg(formatPercent(*node->load));
        if (node->isOverloaded())
            load = tr("overloaded, %1").arg(load);
        else if (node->isRedundancyLost())
            load = tr("no redundancy, %1").arg(load);
        else if (node->limit && (*node->limit < 1.0 || node->redundancySpent))
            load = tr("%1 of %2").arg(load, formatPercent(*node->limit));
        words << load;
    }
    words << node->figures;
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

QString OneLineView::explained(const QString& key) const
{
    const OneLineNode* node = m_drawing.find(key);
    return node && m_explainer ? m_explainer(*node) : QString();
}

QString OneLineView::keyAt(const QPointF& scenePoint) const
{
    for (const OneLineNode& node : m_drawing.nodes)
        if (node.box.contains(scenePoint))
            return node.key;
    return {};
}

void OneLineView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QString key = byMouse ? keyAt(event->pos()) : current();
    if (key.isEmpty())
        return;
    setCurrent(key);
    emit menuRequested(key, byMouse ? event->globalPos() : viewport()->mapToGlobal(nodeRect(key).center()));
}

void OneLineView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && !current().isEmpty())
        emit removeRequested(current());
    else if (event->key() == Qt::Key_F && !current().isEmpty())
        emit failRequested(current());
    else
        SchemeView::keyPressEvent(event);
}

}  // namespace rw::ui
