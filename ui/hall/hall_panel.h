// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hall_editor.h"

#include <QAbstractListModel>
#include <QScrollArea>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QSlider;
class QToolButton;
class QVBoxLayout;

namespace rw::ui {

class BarMeter;
class ElidedLabel;
class FigureRow;
class QuantityEdit;
class SectionHeader;

/// What the checks have against a hall, worst first.
class HallFaultModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit HallFaultModel(HallEditor* editor, QObject* parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    HallEditor* m_editor;
    std::vector<HallFault> m_faults;
};

/// Beside the canvas: what the hall holds against its limits, the fields of what is selected, what the checks say, and
/// the picture under the plan.
class HallPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit HallPanel(HallEditor* editor, QWidget* parent = nullptr);

    [[nodiscard]] QListView* faultList() const { return m_faultList; }
    [[nodiscard]] QuantityEdit* field(const QString& key) const { return m_fields.value(key); }
    [[nodiscard]] QString figureText(const QString& key) const;
    /// Reads a file and lays it under the plan. Answers what is wrong with it.
    bool setUnderlayFile(const QString& fileName);
    /// The underlay's width such that two of its points lie so far apart.
    void scaleUnderlay(const QPointF& a, const QPointF& b, double millimetres);

    /// The field that names what is selected.
    void editName();

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void zoomWanted(const QRectF& mm);
    void twoPointsWanted();
    void told(const QString& text);
    void derivationWanted(const QString& figurePath);

private:
    QWidget* makeFacts();
    QWidget* makeSelection();
    QWidget* makeFaults();
    QWidget* makeUnderlay();
    void refreshFacts();
    void refreshSelection();
    void refreshFaults();
    void refreshUnderlay();
    void setUnderlay(std::vector<Edit> edits);
    void chooseUnderlay();
    FigureRow* factRow(const QString& key, const QString& label);

    HallEditor* m_editor;
    QWidget* m_facts;
    SectionHeader* m_factsHead = nullptr;
    BarMeter* m_power = nullptr;
    QHash<QString, FigureRow*> m_rows;
    QVBoxLayout* m_designRows = nullptr;
    QList<FigureRow*> m_designs;

    QWidget* m_selection = nullptr;
    SectionHeader* m_selectionHead = nullptr;
    QHash<QString, QuantityEdit*> m_fields;
    QHash<QString, QLabel*> m_labels;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_row = nullptr;
    QComboBox* m_design = nullptr;
    QComboBox* m_angle = nullptr;
    QComboBox* m_feed = nullptr;
    QComboBox* m_use = nullptr;

    SectionHeader* m_faultHead = nullptr;
    QLabel* m_noFaults = nullptr;
    QListView* m_faultList = nullptr;
    HallFaultModel* m_faultModel = nullptr;

    ElidedLabel* m_underlayName = nullptr;
    QPushButton* m_underlayChoose = nullptr;
    QToolButton* m_underlayRemove = nullptr;
    QToolButton* m_underlayScale = nullptr;
    QSlider* m_opacity = nullptr;
    QList<QWidget*> m_underlayFields;
    bool m_showing = false;
};

}  // namespace rw::ui
