// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/palette_model.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QListView;

namespace rw::ui {

class SearchField;

/// Find anything: typed letters narrow a list of objects, catalogue entries, figures, pages and
/// actions. Arrows move, Enter opens, Escape leaves.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    /// Stands over \p window, which it neither blocks nor moves.
    explicit CommandPalette(QWidget* window);

    void popUp(std::vector<PaletteEntry> entries);
    SearchField* field() const { return m_field; }
    QListView* list() const { return m_list; }
    PaletteModel* model() const { return m_model; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    void showFound();
    void openCurrent();
    void leave();

    SearchField* m_field;
    QListView* m_list;
    QLabel* m_nothing;
    PaletteModel* m_model;
    QPointer<QWidget> m_before;  ///< had the focus; gets it back
};

}  // namespace rw::ui
