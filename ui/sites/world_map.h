// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map_places.h"

#include <QList>
#include <QPainterPath>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <optional>

class QMenu;

namespace rw::ui {

/// A site as the map shows it.
struct MapSite {
    QString id;
    QString name;
    QString figures;      ///< one line, as a screen reader says it behind the name
    QStringList details;  ///< lines of the tooltip
    double latitude = 0.0;   ///< degrees north
    double longitude = 0.0;  ///< degrees east
    double capacity = 0.0;   ///< W of IT; 0: not known
    bool inUse = false;
    bool held = false;      ///< by something else than its grid contract: hatched if in use
    bool excluded = false;  ///< by the planner: crossed

    bool operator==(const MapSite&) const = default;
};

/// The sites on a map of the world. The area of a symbol is its capacity; filled where a site is in use, hollow where it
/// is a candidate, hatched where a site in use cannot use up its grid contract, crossed where it is left out. Symbols
/// that would lie on each other stand side by side with a line to their place. The wheel zooms about the pointer, a drag
/// moves, a double click or 0 shows the world again; arrows go to the nearest site that way.
class WorldMap : public QWidget {
    Q_OBJECT
public:
    explicit WorldMap(QWidget* parent = nullptr);

    void setSites(const QList<MapSite>& sites);
    [[nodiscard]] const QList<MapSite>& sites() const { return m_sites; }
    /// Buttons that stand at the end of the legend; the map takes ownership.
    void setTools(QWidget* tools);
    /// What Ctrl+C gives beside the picture.
    void setTable(const QString& csv) { m_csv = csv; }

    [[nodiscard]] QString current() const { return m_current; }
    void setCurrent(const QString& site);

    /// Where a place lies on the widget.
    [[nodiscard]] QPointF toWidget(double latitude, double longitude) const;
    /// Centre of a site's symbol; the site at a point, or none.
    [[nodiscard]] QPointF symbolCentre(const QString& site) const;
    [[nodiscard]] QString siteAt(const QPointF& point) const;
    [[nodiscard]] QRectF labelRect(const QString& site) const;

    void showWorld();
    void showSites();  ///< as near as all of them allow
    void zoomAbout(const QPointF& point, double factor);
    void zoom(double factor) { zoomAbout(rect().center(), factor); }
    [[nodiscard]] double zoomFactor() const { return m_zoom; }

    [[nodiscard]] QImage picture(double scale) const;
    void copy() const;
    [[nodiscard]] bool save(const QString& fileName, QString* problem = nullptr) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void currentChanged(const QString& site);
    /// Enter or a double click on a site.
    void activated(const QString& site);
    void removeRequested(const QString& site);
    void duplicateRequested(const QString& site);
    void statusText(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] double pixelsPerUnit() const;
    [[nodiscard]] QRectF mapRect() const;
    [[nodiscard]] static double ringGap() { return 3.0; }  ///< px between a symbol and the ring of the chosen one
    [[nodiscard]] double legendHeight() const;  ///< px below the map
    [[nodiscard]] qsizetype indexOf(const QString& site) const;
    [[nodiscard]] qsizetype neighbour(int key) const;
    [[nodiscard]] double radiusOf(const MapSite& site) const;
    void place();
    void holdWorld();
    void announce(const QString& text);
    void describe();
    void saveAs(const QString& filter, const QString& suffix);

    void paint(QPainter& painter) const;
    void paintWorld(QPainter& painter) const;
    void paintSymbol(QPainter& painter, const QPointF& centre, double radius, const MapSite& site) const;
    void paintSites(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;

    QList<MapSite> m_sites;
    QString m_csv;
    QWidget* m_tools = nullptr;
    QString m_current;
    QString m_hovered;
    double m_zoom = 1.0;   ///< over the whole world
    QPointF m_middle;      ///< of the view, in units of the projection
    double m_most = 0.0;   ///< W, the greatest capacity
    QList<MapCircle> m_circles;  ///< one a site, in pixels
    QList<QRectF> m_labels;
    std::optional<QPointF> m_pressed;
    bool m_dragging = false;
};

}  // namespace rw::ui
