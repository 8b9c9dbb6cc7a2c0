// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QListView;

namespace rw::ui {

class HallEditor;
class HallFacts;
class HallFaultList;
class HallSelection;
class HallUnderlayPart;
class QuantityEdit;

/// Beside the canvas: what the hall holds against its limits, the fields of what is selected, what the checks say, and
/// the picture under the plan.
class HallPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit HallPanel(HallEditor* editor, QWidget* parent = nullptr);

    [[nodiscard]] QListView* faultList() const;
    [[nodiscard]] QuantityEdit* field(const QString& key) const;
    [[nodiscard]] QString figureText(const QString& key) const;
    [[nodiscard]] HallUnderlayPart* underlay() const { return m_underlay; }

    /// To the field that names what is selected.
    void editName();

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// What is at fault is to be seen; empty: all of the hall.
    void zoomWanted(const QRectF& mm);
    void twoPointsWanted();
    void told(const QString& text);
    void derivationWanted(const QString& figurePath);

private:
    HallEditor* m_editor;
    HallFacts* m_facts;
    HallSelection* m_selection;
    HallFaultList* m_faults;
    HallUnderlayPart* m_underlay;
};

}  // namespace rw::ui
