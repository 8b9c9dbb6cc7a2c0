// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/link_row.h"

#include <QColor>
#include <QString>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace rw::ui {

/// What all trays of one kind draw, as one bar.
struct TrayPower {
    QString id;        ///< of the tray kind; empty: losses
    QString name;
    QString each;      ///< "18 × 9.81 kW"
    QString all;       ///< "176.6 kW"
    double liquid = 0.0;  ///< W
    double air = 0.0;     ///< W
    QColor swatch;

    bool operator==(const TrayPower&) const = default;
};

/// One bar with its words. A click, Space or Enter chooses the trays that it stands for.
class TrayBar : public LinkRow {
    Q_OBJECT
public:
    using LinkRow::LinkRow;

    void setPower(const TrayPower& power, double most);
    [[nodiscard]] const TrayPower& power() const { return m_power; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TrayPower m_power;
    double m_most = 0.0;
};

/// A design's power by kind of tray, split by where the heat goes.
class TrayBars : public QWidget {
    Q_OBJECT
public:
    explicit TrayBars(QWidget* parent = nullptr);

    void setPowers(const std::vector<TrayPower>& powers);
    [[nodiscard]] const std::vector<TrayBar*>& bars() const { return m_bars; }

signals:
    /// All trays of a kind.
    void chosen(const QString& tray);

private:
    QVBoxLayout* m_column;
    std::vector<TrayBar*> m_bars;
};

}  // namespace rw::ui
