// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hall_editor.h"
#include "layout/generate.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QSpinBox;

namespace rw::ui {

class QuantityEdit;

/// Copies of the selection in columns and rows, with the pitch of each and what comes of it.
class HallArrayDialog : public QDialog {
    Q_OBJECT
public:
    HallArrayDialog(HallEditor* editor, QWidget* parent = nullptr);

    [[nodiscard]] QSpinBox* columns() const { return m_columns; }
    [[nodiscard]] QSpinBox* rows() const { return m_rows; }
    [[nodiscard]] QuantityEdit* pitchX() const { return m_pitchX; }
    [[nodiscard]] QuantityEdit* pitchY() const { return m_pitchY; }
    void accept() override;

private:
    void refresh();

    HallEditor* m_editor;
    QSpinBox* m_columns;
    QSpinBox* m_rows;
    QuantityEdit* m_pitchX;
    QuantityEdit* m_pitchY;
    QLabel* m_told;
};

/// A small plan of what would be generated.
class HallPreview : public QWidget {
public:
    explicit HallPreview(QWidget* parent = nullptr);
    void show(std::vector<Placement> placements, const QSizeF& floor);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Placement> m_placements;
    QSizeF m_floor;
};

/// A whole hall from counts, with what would be drawn beside them while they are typed.
class HallGenerateDialog : public QDialog {
    Q_OBJECT
public:
    HallGenerateDialog(HallEditor* editor, QWidget* parent = nullptr);

    [[nodiscard]] QComboBox* design() const { return m_design; }
    [[nodiscard]] QSpinBox* rows() const { return m_rows; }
    [[nodiscard]] QSpinBox* racksPerRow() const { return m_perRow; }
    [[nodiscard]] QSpinBox* racks() const { return m_racks; }
    /// What would be drawn, or why nothing can be.
    [[nodiscard]] QString summary() const;
    [[nodiscard]] const std::optional<layout::GeneratedHall>& made() const { return m_made; }
    void accept() override;

private:
    void chooseDesign();
    void refresh();
    [[nodiscard]] layout::HallBrief brief() const;

    HallEditor* m_editor;
    layout::HallBrief m_brief;
    std::optional<layout::GeneratedHall> m_made;
    Edit m_counter;
    bool m_filling = false;
    QComboBox* m_design;
    QSpinBox* m_rows;
    QSpinBox* m_perRow;
    QSpinBox* m_racks;
    QComboBox* m_cdus;
    QSpinBox* m_cduCount;
    QSpinBox* m_network;
    QSpinBox* m_storage;
    QSpinBox* m_fanWalls;
    QSpinBox* m_doors;
    QCheckBox* m_busways;
    QCheckBox* m_panels;
    QCheckBox* m_containment;
    QuantityEdit* m_cold;
    QuantityEdit* m_hot;
    QuantityEdit* m_way;
    HallPreview* m_preview;
    QLabel* m_told;
    QLabel* m_warning;
    QDialogButtonBox* m_buttons;
};

}  // namespace rw::ui
