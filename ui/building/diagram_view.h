// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsView>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <functional>
#include <vector>

class QPainter;

namespace rw::ui {

/// One thing of a diagram that can be chosen.
struct DiagramItem {
    QString key;
    QRectF box;      ///< where arrows and the eye find it
    QString spoken;  ///< name and figures in a line
    QString more;    ///< for the tooltip, rich text
    std::function<bool(const QPointF&)> contains{};  ///< empty: its box
};

/// A diagram: what there is to choose, how large it is and how it is painted.
struct Diagram {
    struct State {
        QString current;
        QString hovered;
        bool focused = false;
    };
    std::vector<DiagramItem> items;
    QRectF bounds;
    std::function<void(QPainter&, const State&)> paint;

    [[nodiscard]] const DiagramItem* find(const QString& key) const;
};

/// A diagram as a canvas. Arrows choose the next item, Enter opens its derivation, the wheel and + - 0 zoom; the context
/// menu copies and saves the picture and its numbers.
class DiagramView : public QGraphicsView {
    Q_OBJECT
public:
    explicit DiagramView(const QString& fileStem, QWidget* parent = nullptr);
    ~DiagramView() override;

    void setDiagram(Diagram diagram);
    [[nodiscard]] const Diagram& diagram() const { return m_diagram; }
    /// The numbers of the table twin, for copying and saving.
    void setCsv(std::function<QString()> csv) { m_csv = std::move(csv); }
    /// The least zoom at which all is shown rather than scrolled.
    void setLeastFit(double least) { m_leastFit = least; }

    [[nodiscard]] QString current() const { return m_current; }
    /// An unknown key chooses nothing.
    void setCurrent(const QString& key);
    /// Where an item lies on the viewport; a point of it.
    [[nodiscard]] QPoint itemPoint(const QString& key) const;
    [[nodiscard]] QString hovered() const { return m_hovered; }
    [[nodiscard]] double zoom() const { return transform().m11(); }
    /// The height of a line of small text, by which diagrams scale.
    [[nodiscard]] double lineHeight() const;
    void fit();
    void zoomBy(double factor);

    /// Writes SVG, PNG or CSV by the name's ending. False with the reason in \p problem.
    bool save(const QString& fileName, QString* problem = nullptr) const;
    void copy() const;

signals:
    void currentChanged(const QString& key);
    void activated(const QString& key);
    void hoveredChanged(const QString& key);
    void statusText(const QString& text);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    class Picture;

    [[nodiscard]] const DiagramItem* itemAt(const QPoint& point) const;
    [[nodiscard]] const DiagramItem* neighbour(int key) const;
    [[nodiscard]] Diagram::State state() const;
    [[nodiscard]] QImage picture(double scale) const;
    void setHovered(const QString& key);
    void announce(const QString& text);
    void saveAs(const QString& filter, const QString& suffix);

    Diagram m_diagram;
    Picture* m_picture;  ///< owned by the scene
    std::function<QString()> m_csv;
    QString m_fileStem;
    QString m_current;
    QString m_hovered;
    QPoint m_pressedAt;
    double m_leastFit = 0.6;
    bool m_ownZoom = false;  ///< the planner has chosen how near it is
};

}  // namespace rw::ui
