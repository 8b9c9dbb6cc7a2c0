// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPlainTextEdit;

namespace rw::ui {

/// Asks why a finding is acceptable. Without a reason it cannot be acknowledged.
class AcknowledgeDialog : public QDialog {
    Q_OBJECT
public:
    AcknowledgeDialog(const QString& place, const QString& finding, QWidget* parent = nullptr);
    [[nodiscard]] QString reason() const;
    [[nodiscard]] QPlainTextEdit* field() const { return m_reason; }

private:
    QPlainTextEdit* m_reason;
};

}  // namespace rw::ui
