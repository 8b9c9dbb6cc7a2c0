// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace rw::ui {

/// A quantity against its limit. The part beyond the limit is hatched; the limit is a line, never
/// a change of colour alone. Without a limit it is a plain bar.
class BarMeter : public QWidget {
    Q_OBJECT
public:
    /// A further line on the bar, as the next limits behind the binding one.
    struct Mark {
        double at = 0.0;
        QString name;
    };

    explicit BarMeter(QWidget* parent = nullptr);

    /// What is measured, for the accessible name and, if `shown`, left of the bar.
    void setLabel(const QString& label, bool shown = true);
    /// Same unit as the limit; negative values show an empty bar.
    void setValue(double value, const QString& valueText);
    void setLimit(double limit, const QString& limitText = {});
    void clearLimit();
    /// Right end of the bar. By itself: a little over the larger of value and limit.
    void setMaximum(double maximum);
    void setMarks(const QList<Mark>& marks);
    /// Widths of the label and value columns, so that meters under each other line up; 0: as needed.
    void setColumns(int labelWidth, int valueWidth);

    [[nodiscard]] bool isOverLimit() const { return m_hasLimit && m_value > m_limit; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();
    int valueRoom() const;
    [[nodiscard]] double rightEnd() const;

    QString m_label;
    QString m_valueText;
    QString m_limitText;
    QList<Mark> m_marks;
    double m_value = 0.0;
    double m_limit = 0.0;
    double m_maximum = 0.0;
    int m_labelWidth = 0;
    int m_valueWidth = 0;
    bool m_hasLimit = false;
    bool m_labelShown = true;
};

}  // namespace rw::ui
