// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace rw::ui {

/// Names and fields of the narrow panel: two pairs side by side where both fields have room for their figures, else one
/// below the other.
class HallPairs : public QWidget {
    Q_OBJECT
public:
    explicit HallPairs(QWidget* parent = nullptr);

    /// In the order they are read. A \p whole one has a line to itself.
    void add(QLabel* name, QWidget* field, bool whole = false);
    [[nodiscard]] bool areSideBySide() const { return m_sideBySide; }

    /// Of one below the other: then it can always become as narrow as that.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Pair {
        QLabel* name;
        QWidget* field;
        bool whole;
    };
    void arrange();
    [[nodiscard]] int nameWidth(bool sideBySide) const;  ///< of all columns of names
    [[nodiscard]] int fieldWidth() const;

    QGridLayout* m_grid;
    QList<Pair> m_pairs;
    bool m_sideBySide = false;
    bool m_arranged = false;
};

}  // namespace rw::ui
