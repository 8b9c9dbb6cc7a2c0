// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "elevation.h"
#include "rack_edits.h"
#include "shell/page.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QPointer>

#include <functional>

namespace rw::ui {

inline constexpr const char* kTrayMimeType = "application/x-rackwright-tray";

/// A rack from the front or from the back. Takes trays from the palette, moves them by drag or by keys (Space picks up,
/// arrows carry, Space or Enter puts down, Escape gives up) and asks for every change by a signal:
/// it holds no data but what it draws.
class ElevationView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit ElevationView(QWidget* parent = nullptr);

    void setFace(RackFace face);
    [[nodiscard]] RackFace face() const { return m_face; }
    /// Lays the rack out as high as another view of it beside this one does, so that places stand on one line; null: for itself.
    void alignWith(const ElevationView* other);
    void setElevation(const Elevation& elevation);
    [[nodiscard]] const Elevation& elevation() const { return m_elevation; }
    /// Finds what a drag brings by the text that travels with it.
    void setOfferFinder(std::function<std::optional<TrayOffer>(const QString&)> finder);

    [[nodiscard]] QStringList selection() const { return m_selected; }
    void setSelection(const QStringList& slotIds);
    /// Scrolls so that the highest tray is at the top: empty units above it say least.
    void showHighest();
    /// That shows it whole, in a file.
    static QSizeF sheetSize(const Elevation& elevation, RackFace face);
    [[nodiscard]] double zoom() const { return m_zoom; }
    void setZoom(double zoom);  ///< over what fits, 1 to 3
    /// Where a tray lies on the viewport; for tests and for what points at it.
    [[nodiscard]] QRect placeRect(int position, int height) const;
    /// Why the ghost cannot stand where it is; empty while it can or there is none.
    [[nodiscard]] QString refusal() const { return m_refusal; }
    [[nodiscard]] bool isCarrying() const { return m_carrying; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void selectionChanged(const QStringList& slotIds);
    void dropRequested(const QString& offerKey, int position);
    void moveRequested(const QStringList& slotIds, int by);
    void removeRequested(const QStringList& slotIds);
    void duplicateRequested(const QStringList& slotIds);
    void editRequested(const QString& slotId);
    void statusText(const QString& text);
    void zoomChanged(double zoom);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Ghost {
        int position = 1;
        int height = 1;
        QString name;
        TrayKind kind = TrayKind::Other;
    };

    [[nodiscard]] int rows() const;
    [[nodiscard]] double unitHeight() const;
    [[nodiscard]] QRectF insideRect() const;  ///< of the frame, in viewport coordinates
    [[nodiscard]] QRectF trayRect(int position, int height) const;
    [[nodiscard]] int unitAt(double y) const;
    [[nodiscard]] const ElevationTray* trayAt(const QPointF& point) const;
    [[nodiscard]] QString describe(const ElevationTray& tray) const;

    void layoutRack();
    void select(const QString& slot, Qt::KeyboardModifiers modifiers);
    void stepSelection(int direction, bool extend);
    void startCarrying();
    void carryTo(int by);
    void endCarrying(bool drop);
    void ghostOfDrag(const TrayOffer& offer, const QPointF& point);
    void clearGhost();
    void scrollAt(const QPointF& point);
    void reveal(int position, int height);
    void announce(const QString& text);

    void paintFrame(QPainter& painter) const;
    void paintLines(QPainter& painter) const;
    void paintServices(QPainter& painter) const;
    void paintDoor(QPainter& painter) const;
    void paintTrays(QPainter& painter) const;
    void paintGhosts(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;

    struct LegendEntry {
        enum class Sign { Bar, Line, Dashed, Words };
        Sign sign = Sign::Words;
        QColor color;
        QString text;
        QRectF rect;  ///< below the rack's foot
    };
    [[nodiscard]] std::vector<LegendEntry> legend() const;
    [[nodiscard]] double ownLegendHeight() const;
    [[nodiscard]] double legendHeight() const;  ///< that of the other view where it is higher
    [[nodiscard]] double entryHeight() const;   ///< above the frame, where cords come in

    RackFace m_face = RackFace::Front;
    QPointer<const ElevationView> m_aligned;
    Elevation m_elevation;
    /// Asked for with every tray's place, and it rests on measured words.
    struct LegendHeight {
        int width = -1;
        double textScale = 0.0;
        double height = 0.0;
    };
    mutable LegendHeight m_legendHeight;
    std::function<std::optional<TrayOffer>(const QString&)> m_finder;
    QStringList m_selected;
    QString m_current;
    std::vector<Ghost> m_ghosts;
    QString m_refusal;
    double m_zoom = 1.0;
    bool m_carrying = false;  ///< by keys or by the mouse
    int m_carriedBy = 0;
    QPointF m_pressedAt;
    bool m_pressed = false;
    bool m_dragging = false;
    bool m_narrowOnRelease = false;
    QBasicTimer m_edge;      ///< runs while a drag is at an end of the canvas
    QPointF m_draggedAt;     ///< on the viewport
    QString m_dragged;       ///< the offer that is dragged from elsewhere
    bool m_highestWanted = false;  ///< once there is a size to scroll in
};

/// One face of a rack by itself, whole whatever of it is in view, without what is selected.
PageExport elevationExport(const Elevation& elevation, RackFace face);

}  // namespace rw::ui
