// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline_moves.h"

#include <QWidget>

class QMenu;

namespace rw::ui {

/// The way for power to come on that R chooses after this one.
RampShape nextRampShape(RampShape shape);

/// Phases as bars over time, with what holds one back as a hatched rest behind it; milestones as flags whose shape is their kind. Drag a bar to move it, its ends to stretch it; months are kept unless
/// Alt is held. Flags are dragged likewise. By keys: Up and Down choose, Left and Right move by a month, with Shift the end,
/// with Ctrl the start; Shift with Up and Down chooses several; after Space they carry until Space puts down or Escape gives up. R is the next way for power to come on.
class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent = nullptr);

    void setTimeline(const Timeline& timeline);
    [[nodiscard]] const Timeline& timeline() const { return m_timeline; }
    void setSideMargins(int left, int right);
    [[nodiscard]] QString current() const { return m_current; }
    void setCurrent(const QString& phase);
    /// All that are chosen, the current one last.
    [[nodiscard]] const QStringList& selection() const { return m_selected; }
    void setSelection(const QStringList& phases);
    [[nodiscard]] QRectF barRect(const QString& phase) const;
    [[nodiscard]] QRectF flagRect(const QString& milestone) const;
    /// From a phase's end to when it is complete; empty where it is not late.
    [[nodiscard]] QRectF lateRect(const QString& phase) const;
    /// What can be done with a phase, as in its context menu; the caller owns it.
    [[nodiscard]] QMenu* phaseMenu(const QString& phase);
    [[nodiscard]] QMenu* flagMenu(const QString& milestone);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void selectionChanged(const QStringList& phases);
    /// While a bar is dragged; an empty id when the drag is over.
    void dragged(const rw::ui::MovedPhase& phase);
    void moveRequested(const rw::ui::MovedPhase& phase);
    void removeRequested(const QStringList& phases);
    void reorderRequested(const QString& phase, int by);
    void editRequested(const QString& phase);
    void flagActivated(const QString& milestone);
    void flagMoveRequested(const QString& milestone, const QDate& day);
    void rampRequested(const QString& phase, rw::RampShape shape);
    void kindRequested(const QString& milestone, rw::MilestoneKind kind);
    void flagRemoveRequested(const QString& milestone);
    void statusText(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

private:
    using Grip = TimelineGrip;
    struct Carry {
        MovedPhase from;
        MovedPhase now;
        Grip grip = Grip::None;
        bool byKeys = false;
    };

    [[nodiscard]] double xOf(double years) const;
    [[nodiscard]] double yearsAt(double x) const;
    [[nodiscard]] qsizetype indexOf(const QString& phase) const;
    [[nodiscard]] QRectF rowRect(qsizetype row) const;
    [[nodiscard]] QRectF barOf(qsizetype row) const;
    [[nodiscard]] QRectF lateOf(qsizetype row) const;
    [[nodiscard]] std::pair<QString, Grip> gripAt(const QPointF& point) const;
    [[nodiscard]] qsizetype flagAt(const QPointF& point) const;
    [[nodiscard]] double axisTop() const;
    [[nodiscard]] MovedPhase datesOf(qsizetype row) const;
    void select(const QString& phase, Qt::KeyboardModifiers modifiers);
    void carry(const MovedPhase& to);
    void drop(bool keep);
    void carryFlag(double years, bool days);
    void dropFlag(bool keep);
    [[nodiscard]] QDate dayOf(const TimelineFlag& flag) const;
    void announce(const QString& text);
    void paintAxis(QPainter& painter) const;
    void paintPhase(QPainter& painter, qsizetype row) const;
    void paintFlags(QPainter& painter) const;

    Timeline m_timeline;
    QString m_current;
    QStringList m_selected;
    std::optional<Carry> m_carry;
    QString m_flag;        ///< under the pressed pointer
    QDate m_flagDay;       ///< where it is dragged to; invalid before it moves
    double m_pressedAt = 0.0;  ///< years
    QPointF m_pressedPoint;
    std::pair<QString, Grip> m_pressed{QString(), Grip::None};
    int m_left = 56;
    int m_right = 16;
};

}  // namespace rw::ui
