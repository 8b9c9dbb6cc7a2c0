// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "quantity/unit.h"
#include "schema/field.h"

#include <QLabel>
#include <QLineEdit>
#include <QString>
#include <QTimer>

#include <limits>
#include <optional>

namespace rw::ui {

/// A number with its unit. Shows the value in its own unit; takes "1.2 MW", "120e3 W", "95 F" or a
/// bare number. What cannot be is refused and the range named; the former value comes back with
/// Escape. Dragging sideways on the label, on the unit, or on the number before it has the focus changes
/// the value live; Up and Down step. With Shift both go finer, with Ctrl (and by the page keys) coarser;
/// Escape takes a drag back. A drag, and steps that follow each other, are one live edit.
class QuantityEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit QuantityEdit(QWidget* parent = nullptr);

    /// Unit, range and whether empty means something, from the field table. The name for screen
    /// readers is the field's label.
    void setField(const Field& field);
    /// Display unit, range in SI; for values that are no field of the plan.
    void setUnit(const Unit& unit);
    /// Shows and reads bare numbers in that system's unit; a typed unit still rules. After setField().
    void setUnitSystem(UnitSystem system);
    void setRange(double minimumSi, double maximumSi);
    void setWholeNumbers(bool whole);
    /// Empty is allowed and shows \p placeholder ("derived").
    void setNullable(bool nullable, const QString& placeholder = {});
    /// No one value, but several: shown as words in the empty field until one is typed.
    void setVarious(bool various);
    [[nodiscard]] bool isVarious() const { return m_various; }

    std::optional<double> si() const { return m_si; }
    /// Shows a value; emits nothing. While the user types, the text stays.
    void setSi(std::optional<double> si);
    const Unit& unit() const { return *m_unit; }
    /// Why the text as it stands is refused; empty while all is well.
    QString problem() const { return m_problem; }
    /// Whoever holds the field shows its refusals beside it; else a tooltip does.
    void setToldBeside(bool told) { m_toldBeside = told; }

    /// Dragging this label sideways changes the value. The label keeps its place.
    void setDragLabel(QLabel* label);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// A new value, within range: at Enter or leaving the field, at each step, and all along a drag.
    void siChanged(std::optional<double> si);
    void liveEditStarted();   ///< a drag or a series of steps begins
    void liveEditFinished();  ///< ... and is over
    void refused(const QString& reason);

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    static constexpr double kCoarser = 10.0;
    static constexpr int kSuffixGap = 6;  ///< px between number and unit
    static double pace(Qt::KeyboardModifiers modifiers);  ///< of steps and drags
    void keepRoomForUnit();
    void commit();
    void showValue();
    void setProblem(const QString& problem);
    void showPlaceholder();
    void stepBy(double steps);
    double stepSize() const;  ///< in the display unit
    void change(double si);
    bool onUnit(const QPoint& at) const;
    bool mayDrag() const;
    bool press(const QMouseEvent& event);
    bool drag(const QMouseEvent& event);
    bool release();  ///< true where it was a drag and no click
    void cancelDrag();
    void endSteps();
    void updateCursor(const QPoint& at);

    const Unit* m_unit = &unit::one;
    const Unit* m_displayUnit = &unit::one;
    double m_minimum = -std::numeric_limits<double>::infinity();
    double m_maximum = std::numeric_limits<double>::infinity();
    QString m_rangeText;
    bool m_whole = false;
    bool m_nullable = false;
    bool m_various = false;
    bool m_toldBeside = false;
    QString m_placeholder;
    std::optional<double> m_si;
    QString m_problem;
    QLabel* m_dragLabel = nullptr;  // not owned
    std::optional<double> m_dragFrom;
    double m_dragX = 0.0;
    double m_dragSteps = 0.0;  ///< gone so far; finer and coarser may change on the way
    bool m_dragging = false;
    bool m_dragCancelled = false;  ///< the button is still down
    bool m_clickedIn = false;  ///< the press that goes on brought the focus
    bool m_stepping = false;
    QTimer m_stepsOver;
};

}  // namespace rw::ui
