// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "one_line.h"

#include "scheme_view.h"

#include <functional>

namespace rw::ui {

class OneLineItem;
class OneLineWires;

/// The one-line as a canvas. It holds no data but what it draws.
class OneLineView : public SchemeView {
    Q_OBJECT
public:
    explicit OneLineView(QWidget* parent = nullptr);
    ~OneLineView() override;

    void setOneLine(OneLine drawing);
    [[nodiscard]] const OneLine& oneLine() const { return m_drawing; }
    /// More than fits beside a node, asked when the pointer rests on it.
    void setExplainer(std::function<QString(const OneLineNode&)> explainer)
    {
        m_explainer = std::move(explainer);
    }
    /// Where a node lies on the viewport.
    [[nodiscard]] QRect nodeRect(const QString& key) const;

signals:
    void removeRequested(const QString& key);
    /// What if a unit of it failed: the key F.
    void failRequested(const QString& key);
    /// A context menu for a node, which is then chosen.
    void menuRequested(const QString& key, const QPoint& globalPos);

protected:
    [[nodiscard]] QRectF bounds() const override { return m_drawing.bounds; }
    [[nodiscard]] QStringList keys() const override;
    [[nodiscard]] QRectF boxOf(const QString& key) const override;
    [[nodiscard]] QPointF anchorOf(const QString& key) const override;
    [[nodiscard]] bool isOnTheWay(const QString& key) const override;
    [[nodiscard]] QString keyAt(const QPointF& scenePoint) const override;
    [[nodiscard]] QString spoken(const QString& key) const override;
    [[nodiscard]] QString explained(const QString& key) const override;
    [[nodiscard]] double fittingScale() const override;
    void showStates() override;

    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    using SchemeView::keyAt;

    [[nodiscard]] bool isLow() const;
    void makeItems();

    OneLine m_drawing;
    QRectF m_usual;  ///< its bounds as it stands where there is height
    std::vector<OneLineItem*> m_items;  ///< owned by the scene
    std::function<QString(const OneLineNode&)> m_explainer;
};

}  // namespace rw::ui
