// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>

namespace rw::ui {

/// Shares of a whole, labelled directly under their parts instead of by a legend elsewhere.
class StackedBar : public QWidget {
    Q_OBJECT
public:
    struct Share {
        QString label;
        double value = 0.0;    ///< any unit, the same for all; negative counts as none
        QString text;          ///< "62 %", shown inside the part if it fits, else with the label
        bool hatched = false;  ///< planned, assumed, stranded: what does not count like the rest
        QColor color = {};     ///< invalid: the next Okabe–Ito category
    };

    explicit StackedBar(QWidget* parent = nullptr);

    void setTitle(const QString& title);  ///< accessible name
    void setShares(const QList<Share>& shares);
    /// The whole; by itself the sum. What is missing to it stays empty.
    void setTotal(double total);
    void setLabelsShown(bool shown);
    void setBarHeight(int pixels);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Part {
        QRectF rect;
        QColor color;
        bool textInside = false;
    };
    [[nodiscard]] QList<Part> parts() const;
    void drawLabels(QPainter& painter, const QList<Part>& parts) const;
    void describe();

    QString m_title;
    QList<Share> m_shares;
    double m_total = 0.0;
    int m_barHeight = 22;
    bool m_labelsShown = true;
};

}  // namespace rw::ui
