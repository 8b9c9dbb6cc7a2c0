// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scheme_view.h"

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

/// A diagram as a canvas; the context menu copies and saves the picture and its numbers.
class DiagramView : public SchemeView {
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

    /// Where an item lies on the viewport; a point of it.
    [[nodiscard]] QPoint itemPoint(const QString& key) const;
    [[nodiscard]] QString hovered() const { return m_hovered; }

    /// Writes SVG, PNG or CSV by the name's ending. False with the reason in \p problem.
    bool save(const QString& fileName, QString* problem = nullptr) const;
    void copy() const;

signals:
    void hoveredChanged(const QString& key);

protected:
    [[nodiscard]] QRectF bounds() const override { return m_diagram.bounds; }
    [[nodiscard]] QStringList keys() const override;
    [[nodiscard]] QRectF boxOf(const QString& key) const override;
    [[nodiscard]] QString keyAt(const QPointF& scenePoint) const override;
    [[nodiscard]] QString spoken(const QString& key) const override;
    [[nodiscard]] QString explained(const QString& key) const override;
    [[nodiscard]] double fittingScale() const override;
    void showStates() override;

    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    class Picture;
    using SchemeView::keyAt;

    [[nodiscard]] Diagram::State state() const;
    [[nodiscard]] QImage picture(double scale) const;
    void setHovered(const QString& key);
    void saveAs(const QString& filter, const QString& suffix);

    Diagram m_diagram;
    Picture* m_picture;  ///< owned by the scene
    std::function<QString()> m_csv;
    QString m_fileStem;
    QString m_hovered;
    double m_leastFit = 0.6;
};

}  // namespace rw::ui
