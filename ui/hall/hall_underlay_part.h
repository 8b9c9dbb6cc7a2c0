// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/edit.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace rw::ui {

class ElidedLabel;
class HallEditor;
class QuantityEdit;

/// The picture or drawing under a hall's plan: which, where, how large and how strong.
class HallUnderlayPart : public QWidget {
    Q_OBJECT
public:
    explicit HallUnderlayPart(HallEditor* editor, QWidget* parent = nullptr);

    /// Reads a file and lays it under the plan; false, and told why, where it cannot be.
    bool setFile(const QString& fileName);
    /// The underlay's width such that two of its points lie so far apart.
    void scale(const QPointF& a, const QPointF& b, double millimetres);
    /// What is to be known of the one that lies there, or why it is not seen.
    void setRemark(const QString& remark);
    [[nodiscard]] QString remark() const;

signals:
    void laid();  ///< another one lies there: it wants to be seen
    void twoPointsWanted();
    void told(const QString& text);

private:
    void refresh();
    void setUnderlay(std::vector<Edit> edits);
    void choose();

    HallEditor* m_editor;
    ElidedLabel* m_name = nullptr;
    QLabel* m_remark = nullptr;
    QPushButton* m_choose = nullptr;
    QToolButton* m_remove = nullptr;
    QToolButton* m_scale = nullptr;
    QSlider* m_opacity = nullptr;
    QHash<QString, QuantityEdit*> m_fields;
    QList<QWidget*> m_ofOne;  ///< shown only where there is one
    bool m_showing = false;
};

}  // namespace rw::ui
