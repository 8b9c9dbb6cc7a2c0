// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hall_faults.h"

#include <QAbstractListModel>
#include <QWidget>

class QLabel;
class QListView;

namespace rw::ui {

class HallEditor;
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

/// The faults of a hall as a list that leads to their places.
class HallFaultList : public QWidget {
    Q_OBJECT
public:
    explicit HallFaultList(HallEditor* editor, QWidget* parent = nullptr);

    [[nodiscard]] QListView* list() const { return m_list; }

signals:
    void zoomWanted(const QRectF& mm);
    void told(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void fit();

    HallEditor* m_editor;
    SectionHeader* m_head = nullptr;
    QLabel* m_none = nullptr;
    QListView* m_list = nullptr;
    HallFaultModel* m_model = nullptr;
};

}  // namespace rw::ui
