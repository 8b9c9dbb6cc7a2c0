// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "climate_place.h"
#include "document/format.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QToolButton;

namespace rw::ui {

class ElidedLabel;
class SegmentedControl;
struct PlaceWeather;

/// Over the pictures of a year: whose it is, where it comes from, whose plant stands in it, what can be done with it and
/// how it is shown.
class PlaceHead : public QWidget {
    Q_OBJECT
public:
    explicit PlaceHead(QWidget* parent = nullptr);

    /// \p weather: null while it is on its way. \p usable: some site could use it.
    void showPlace(const ClimatePlace& place, const PlaceWeather* weather, UnitSystem units, bool usable);
    /// In place of one place's name.
    void showComparison();
    /// Sites whose plant may be thought to stand elsewhere; \p chosen by id. Returns which is chosen then.
    QString setPlants(const Plan& plan, const QString& chosen);

    /// What is shown, and what it is, in words.
    [[nodiscard]] QString nameText() const;
    [[nodiscard]] QString factsText() const;
    [[nodiscard]] SegmentedControl* viewChoice() const { return m_view; }
    [[nodiscard]] QComboBox* plantChoice() const { return m_plant; }
    [[nodiscard]] QMenu* useMenu() const { return m_useMenu; }  ///< filled by whom it concerns when it is about to show

signals:
    void viewChanged(int view);
    void plantChosen(const QString& site);
    void importWanted();
    void tablesShown(bool shown);

private:
    ElidedLabel* m_name;
    ElidedLabel* m_facts;
    QWidget* m_plantPart;
    QComboBox* m_plant;
    QMenu* m_useMenu;
    QToolButton* m_use;
    SegmentedControl* m_view;
};

}  // namespace rw::ui
