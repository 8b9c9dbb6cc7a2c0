// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace rw::ui {

class HallEditor;
class QuantityEdit;
class SectionHeader;

/// The fields of what is selected on a hall's plan, of one thing or of several together.
class HallSelection : public QWidget {
    Q_OBJECT
public:
    explicit HallSelection(HallEditor* editor, QWidget* parent = nullptr);

    [[nodiscard]] QuantityEdit* field(const QString& key) const { return m_fields.value(key); }
    /// The field that names what is selected.
    [[nodiscard]] QLineEdit* nameField() const;

signals:
    void told(const QString& text);

private:
    void refresh();

    HallEditor* m_editor;
    SectionHeader* m_head = nullptr;
    QHash<QString, QuantityEdit*> m_fields;
    QHash<QString, QLabel*> m_labels;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_row = nullptr;
    QComboBox* m_design = nullptr;
    QComboBox* m_angle = nullptr;
    QComboBox* m_feed = nullptr;
    QComboBox* m_use = nullptr;
    bool m_showing = false;
};

}  // namespace rw::ui
