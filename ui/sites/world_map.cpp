// SPDX-License-Identifier: GPL-3.0-or-later
#include "world_map.h"

#include "equal_earth.h"
#include "shell/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rw::ui {
namespace {

constexpr double kStep = 1.25;      // of one notch of the wheel
constexpr double kMostZoom = 40.0;  // the outline is of 1:110 million: nearer it tells nothing
constexpr double kEdge = 6.0;       // px round the world
constexpr double kReach = 3.0;      // px beside a symbol that still mean it
constexpr double kLeast = 4.5;      // px, radius of the smallest symbol
constexpr double kGreatest = 15.0;  // px, of the greatest among few on a large map
constexpr double kSmallest = 9.0;   // px, of the greatest on any map
constexpr double kOfHeight = 0.045; // of the map's height, between the two
constexpr double kCrowd = 16.0;     // sites from which symbols shrink
constexpr double kNearest = 9.0;    // zoom at which a single site is shown

}  // namespace

WorldMap::WorldMap(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Map of the sites"));
    setWhatsThis(tr("The area of a symbol is the site’s capacity. Arrow keys go to the nearest site in that direction, "
                    "Home and End to the first and the last, Enter edits it, Ctrl+D copies it, Delete removes it. The "
                    "wheel and + − zoom, a drag or Shift with an arrow moves the map, 0 or a double click shows the "
                    "world, F all sites. Ctrl+C copies the picture and the table."));
    connect(&Theme::of(this), &Theme::changed, this, qOverload<>(&QWidget::update));
    describe();
}

void WorldMap::setSites(const QList<MapSite>& sites)
{
    if (sites == m_sites) return;
    m_sites = sites;
    m_most = 0.0;
    for (const MapSite& site : m_sites) m_most = std::max(m_most, site.capacity);
    if (indexOf(m_current) < 0) m_current.clear();
    if (indexOf(m_hovered) < 0) m_hovered.clear();
    place();
    describe();
}

void WorldMap::setTools(QWidget* tools)
{
    m_tools = tools;
    tools->setParent(this);
    tools->show();
}

void WorldMap::setCurrent(const QString& site)
{
    if (site == m_current || (!site.isEmpty() && indexOf(site) < 0)) return;
    m_current = site;
    if (const qsizetype i = indexOf(site); i >= 0) {
        // A site that is chosen elsewhere comes into view.
        if (!mapRect().contains(m_circles.at(i).centre)) {
            m_middle = equalEarth(m_sites.at(i).latitude, m_sites.at(i).longitude);
            holdWorld();
        }
    }
    place();
    describe();
    emit currentChanged(site);
}

void WorldMap::describe()
{
    const qsizetype i = indexOf(m_current);
    if (i >= 0) {
        const MapSite& site = m_sites.at(i);
        announce(tr("%1, %2").arg(site.name, site.figures));
        return;
    }
    const auto used = std::count_if(m_sites.begin(), m_sites.end(), [](const MapSite& s) { return s.inUse; });
    announce(tr("%1 sites, %2 of them in use").arg(m_sites.size()).arg(used));
}

void WorldMap::announce(const QString& text)
{
    if (text == accessibleDescription()) return;
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

// --- where things are ----------------------------------------------------------------------------

QRectF WorldMap::mapRect() const
{
    return QRectF(rect()).adjusted(0.0, 0.0, 0.0, -legendHeight());
}

double WorldMap::legendHeight() const
{
    return std::max(24, m_tools ? m_tools->sizeHint().height() : 0);
}

double WorldMap::pixelsPerUnit() const
{
    const QRectF room = mapRect().adjusted(kEdge, kEdge, -kEdge, -kEdge);
    const double whole = std::min(room.width() / (2.0 * equalEarthHalfWidth()), room.height() / (2.0 * equalEarthHalfHeight()));
    return std::max(whole, 1.0) * m_zoom;
}

QPointF WorldMap::toWidget(double latitude, double longitude) const
{
    const QPointF at = equalEarth(latitude, longitude) - m_middle;
    const double scale = pixelsPerUnit();
    return mapRect().center() + QPointF(at.x() * scale, -at.y() * scale);
}

double WorldMap::radiusOf(const MapSite& site) const
{
    if (m_most <= 0.0 || site.capacity <= 0.0) return kLeast;
    const double fitting = std::clamp(mapRect().height() * kOfHeight, kSmallest, kGreatest);
    const double greatest = fitting * std::min(1.0, std::sqrt(kCrowd / static_cast<double>(m_sites.size())));
    return std::max(kLeast, greatest * std::sqrt(site.capacity / m_most));
}

/// Symbols and labels for the view as it is; the chosen site is named first, then those in use, greatest first.
void WorldMap::place()
{
    m_circles.clear();
    for (const MapSite& site : m_sites) {
        const QPointF at = toWidget(site.latitude, site.longitude);
        m_circles << MapCircle{at, radiusOf(site), at};
    }
    spreadCircles(m_circles);
    const QFontMetricsF metrics(Theme::of(this).font(TextSize::Small, true));
    QList<QSizeF> sizes;
    for (const MapSite& site : m_sites) sizes << QSizeF(metrics.horizontalAdvance(site.name) + 2.0, metrics.height());
    QList<qsizetype> order(m_sites.size());
    std::iota(order.begin(), order.end(), qsizetype{0});
    std::stable_sort(order.begin(), order.end(), [this](qsizetype a, qsizetype b) {
        const MapSite& x = m_sites.at(a);
        const MapSite& y = m_sites.at(b);
        if ((x.id == m_current) != (y.id == m_current)) return x.id == m_current;
        if (x.inUse != y.inUse) return x.inUse;
        return x.capacity > y.capacity;
    });
    QList<MapCircle> taken = m_circles;
    const qsizetype chosen = indexOf(m_current);
    if (chosen >= 0) taken[chosen].radius += ringGap();
    m_labels = placeLabels(taken, sizes, order, mapRect(), chosen);
    update();
}

qsizetype WorldMap::indexOf(const QString& site) const
{
    for (qsizetype i = 0; i < m_sites.size(); ++i)
        if (m_sites.at(i).id == site) return i;
    return -1;
}

QPointF WorldMap::symbolCentre(const QString& site) const
{
    const qsizetype i = indexOf(site);
    return i < 0 ? QPointF() : m_circles.at(i).centre;
}

QRectF WorldMap::labelRect(const QString& site) const
{
    const qsizetype i = indexOf(site);
    return i < 0 ? QRectF() : m_labels.at(i);
}

QString WorldMap::siteAt(const QPointF& point) const
{
    qsizetype best = -1;
    double nearest = 0.0;
    for (qsizetype i = 0; i < m_circles.size(); ++i) {
        const QPointF way = m_circles.at(i).centre - point;
        const double outside = std::hypot(way.x(), way.y()) - m_circles.at(i).radius;
        if (outside > kReach || (best >= 0 && outside >= nearest)) continue;
        best = i;
        nearest = outside;
    }
    if (best < 0)
        for (qsizetype i = 0; i < m_labels.size(); ++i)
            if (m_labels.at(i).contains(point)) best = i;
    return best < 0 ? QString() : m_sites.at(best).id;
}

/// The nearest site within a quarter of the directions; what lies straight ahead counts as nearer.
qsizetype WorldMap::neighbour(int key) const
{
    const qsizetype from = indexOf(m_current);
    const QPointF start = from >= 0 ? m_circles.at(from).centre : mapRect().center();
    qsizetype best = -1;
    double least = 0.0;
    for (qsizetype i = 0; i < m_circles.size(); ++i) {
        if (i == from) continue;
        const QPointF way = m_circles.at(i).centre - start;
        const bool vertical = key == Qt::Key_Up || key == Qt::Key_Down;
        const double sign = key == Qt::Key_Up || key == Qt::Key_Left ? -1.0 : 1.0;
        const double ahead = sign * (vertical ? way.y() : way.x());
        const double aside = std::abs(vertical ? way.x() : way.y());
        const double cost = from >= 0 ? ahead + 2.0 * aside : std::hypot(way.x(), way.y());
        if ((from >= 0 && (ahead <= 0.0 || aside > ahead)) || (best >= 0 && cost >= least)) continue;
        best = i;
        least = cost;
    }
    return best;
}

// --- the view ------------------------------------------------------------------------------------

/// The world cannot be pushed out of the view.
void WorldMap::holdWorld()
{
    const double scale = pixelsPerUnit();
    const double x = std::max(0.0, equalEarthHalfWidth() - (mapRect().width() / 2.0 - kEdge) / scale);
    const double y = std::max(0.0, equalEarthHalfHeight() - (mapRect().height() / 2.0 - kEdge) / scale);
    m_middle = {std::clamp(m_middle.x(), -x, x), std::clamp(m_middle.y(), -y, y)};
}

void WorldMap::zoomAbout(const QPointF& point, double factor)
{
    const QPointF way = point - mapRect().center();
    const double before = pixelsPerUnit();
    m_zoom = std::clamp(m_zoom * factor, 1.0, kMostZoom);
    const double after = pixelsPerUnit();
    m_middle += QPointF(way.x(), -way.y()) * (1.0 / before - 1.0 / after);
    holdWorld();
    place();
}

void WorldMap::showWorld()
{
    m_zoom = 1.0;
    m_middle = {};
    place();
}

void WorldMap::showSites()
{
    if (m_sites.isEmpty()) return showWorld();
    QPolygonF places;
    for (const MapSite& site : m_sites) places << equalEarth(site.latitude, site.longitude);
    const QRectF all = places.boundingRect();
    m_zoom = 1.0;
    const double whole = pixelsPerUnit();
    const QSizeF room = mapRect().size() - QSizeF(140.0, 80.0);  // for symbols and names at the edge
    const double wide = std::max(room.width(), 60.0) / std::max(all.width() * whole, 1e-6);
    const double high = std::max(room.height(), 40.0) / std::max(all.height() * whole, 1e-6);
    m_zoom = std::clamp(std::min(wide, high), 1.0, kNearest);
    m_middle = all.center();
    holdWorld();
    place();
}

void WorldMap::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_tools) {
        const QSize wanted = m_tools->sizeHint();
        m_tools->setGeometry(QRect(QPoint(width() - wanted.width(), height() - wanted.height()), wanted));
    }
    holdWorld();
    place();
}

QSize WorldMap::sizeHint() const
{
    return {560, 290};
}

QSize WorldMap::minimumSizeHint() const
{
    return {240, 110};
}

// --- pointer and keys ----------------------------------------------------------------------------

void WorldMap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    m_pressed = event->position();
    m_dragging = false;
    if (const QString site = siteAt(event->position()); !site.isEmpty()) setCurrent(site);
}

void WorldMap::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressed && event->buttons().testFlag(Qt::LeftButton)) {
        const QPointF way = event->position() - *m_pressed;
        if (!m_dragging && way.manhattanLength() < QApplication::startDragDistance()) return;
        m_dragging = true;
        setCursor(Qt::ClosedHandCursor);
        m_middle += QPointF(-way.x(), way.y()) / pixelsPerUnit();
        m_pressed = event->position();
        holdWorld();
        place();
        return;
    }
    const QString site = siteAt(event->position());
    setCursor(site.isEmpty() ? (m_zoom > 1.0 ? Qt::OpenHandCursor : Qt::ArrowCursor) : Qt::PointingHandCursor);
    if (site == m_hovered) return;
    m_hovered = site;
    if (const qsizetype i = indexOf(site); i >= 0)
        emit statusText(tr("%1, %2").arg(m_sites.at(i).name, m_sites.at(i).figures));
    update();
}

void WorldMap::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    m_pressed.reset();
    m_dragging = false;
    setCursor(Qt::ArrowCursor);
}

void WorldMap::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    if (const QString site = siteAt(event->position()); !site.isEmpty())
        emit activated(site);
    else
        showWorld();
}

void WorldMap::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    if (m_hovered.isEmpty()) return;
    m_hovered.clear();
    update();
}

void WorldMap::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / 120.0;
    if (notches == 0.0) return QWidget::wheelEvent(event);
    zoomAbout(event->position(), std::pow(kStep, notches));
    event->accept();
}

void WorldMap::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) return copy();
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (event->modifiers().testFlag(Qt::ShiftModifier)) {
            const double by = 40.0 / pixelsPerUnit();
            m_middle += QPointF(event->key() == Qt::Key_Left ? -by : event->key() == Qt::Key_Right ? by : 0.0,
                                event->key() == Qt::Key_Down ? -by : event->key() == Qt::Key_Up ? by : 0.0);
            holdWorld();
            place();
        } else if (const qsizetype i = neighbour(event->key()); i >= 0) {
            setCurrent(m_sites.at(i).id);
        }
        return;
    case Qt::Key_Home:
        if (!m_sites.isEmpty()) setCurrent(m_sites.front().id);
        return;
    case Qt::Key_End:
        if (!m_sites.isEmpty()) setCurrent(m_sites.back().id);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        if (!m_current.isEmpty()) emit activated(m_current);
        return;
    case Qt::Key_Delete:
        if (!m_current.isEmpty()) emit removeRequested(m_current);
        return;
    case Qt::Key_D:
        if (!event->modifiers().testFlag(Qt::ControlModifier)) break;
        if (!m_current.isEmpty()) emit duplicateRequested(m_current);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(kStep);
    case Qt::Key_Minus: return zoom(1.0 / kStep);
    case Qt::Key_0: return showWorld();
    case Qt::Key_F: return showSites();
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void WorldMap::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void WorldMap::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool WorldMap::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const qsizetype i = indexOf(siteAt(help->pos()));
    if (i < 0) {
        QToolTip::hideText();
        return true;
    }
    QStringList lines{QStringLiteral("<b>%1</b>").arg(m_sites.at(i).name.toHtmlEscaped())};
    for (const QString& line : m_sites.at(i).details) lines << line.toHtmlEscaped();
    QToolTip::showText(help->globalPos(), lines.join(QStringLiteral("<br>")), this);
    return true;
}

}  // namespace rw::ui
