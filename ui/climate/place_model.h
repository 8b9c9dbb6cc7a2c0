// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "climate_place.h"
#include "document/format.h"
#include "weather_shelf.h"

#include <QAbstractItemModel>
#include <QSortFilterProxyModel>

namespace rw::ui {

/// Places under the headings of their kinds. A tick takes a place into the comparison. The edit role gives bare numbers.
class PlaceModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, Mean, DryBulb, WetBulb, Elevation, Lowest, Highest, Grade, Source, ColumnCount };
    enum Role { KeyRole = Qt::UserRole, SearchRole };

    explicit PlaceModel(const WeatherShelf& shelf, QObject* parent = nullptr);

    void setPlaces(const QList<ClimatePlace>& places);
    void setUnits(UnitSystem units);
    void weatherCame();
    [[nodiscard]] const QList<ClimatePlace>& places() const { return m_places; }
    [[nodiscard]] const ClimatePlace* place(const QString& key) const;
    [[nodiscard]] const ClimatePlace* placeAt(const QModelIndex& index) const;  ///< null of a heading
    [[nodiscard]] QModelIndex indexOf(const QString& key) const;

    /// By key, in the order in which they were ticked.
    [[nodiscard]] const QStringList& ticked() const { return m_ticked; }
    void setTicked(const QStringList& keys);
    void setMostTicked(int most) { m_most = most; }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void tickedChanged();
    void refused(const QString& reason);

private:
    struct Group {
        ClimatePlace::Kind kind;
        int from = 0;
        int count = 0;
    };
    [[nodiscard]] QVariant cell(const ClimatePlace& place, int column, int role) const;

    const WeatherShelf& m_shelf;
    UnitSystem m_units = UnitSystem::Si;
    QList<ClimatePlace> m_places;
    QList<Group> m_groups;
    QStringList m_ticked;
    int m_most = 6;
};

/// Finds places by name, country and source; headings stay where something stands below them.
class PlaceFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit PlaceFilter(QObject* parent = nullptr);
    void setWords(const QString& words);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
};

}  // namespace rw::ui
