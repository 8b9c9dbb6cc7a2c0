// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page_export.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QPushButton;

namespace rw::ui {

class SegmentedControl;

/// What of a page goes into which form of file.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(Page& page, QWidget* parent = nullptr);

    /// What is chosen: one part, or all.
    [[nodiscard]] QList<PageExport> parts() const;
    [[nodiscard]] ExportForm form() const;
    [[nodiscard]] QComboBox* what() const { return m_what; }
    [[nodiscard]] SegmentedControl* forms() const { return m_form; }
    [[nodiscard]] QPushButton* saveButton() const { return m_save; }

private:
    void refresh();

    QList<PageExport> m_parts;
    QComboBox* m_what;
    SegmentedControl* m_form;
    QLabel* m_remark;
    QPushButton* m_save;
    int m_wanted = 0;  ///< the form asked for, whatever the chosen part can be
};

}  // namespace rw::ui
