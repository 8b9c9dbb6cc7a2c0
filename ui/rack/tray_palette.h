// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rack_edits.h"

#include <QAbstractListModel>
#include <QSortFilterProxyModel>
#include <QWidget>

class QComboBox;
class QLabel;
class QListView;

namespace rw::ui {

class SearchField;

/// The trays that may be put into a design, as a list that can be dragged from.
class TrayPaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { OfferRole = Qt::UserRole, KindRole, SourceRole };

    using QAbstractListModel::QAbstractListModel;

    void setOffers(std::vector<TrayOffer> offers);
    [[nodiscard]] const std::vector<TrayOffer>& offers() const { return m_offers; }
    [[nodiscard]] const TrayOffer& offer(int row) const { return m_offers.at(static_cast<std::size_t>(row)); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    std::vector<TrayOffer> m_offers;
};

/// Words that must all occur, and a kind.
class TrayPaletteFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString& text);
    void setKind(std::optional<TrayKind> kind);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
    std::optional<TrayKind> m_kind;
};

/// The palette: search, kind, list. Enter places the chosen tray at the lowest free place.
class TrayPalette : public QWidget {
    Q_OBJECT
public:
    explicit TrayPalette(QWidget* parent = nullptr);

    void setOffers(std::vector<TrayOffer> offers);
    [[nodiscard]] TrayPaletteModel* model() const { return m_model; }
    [[nodiscard]] QListView* list() const { return m_list; }

signals:
    void placeRequested(const QString& offerKey);

private:
    void updateRemark();

    TrayPaletteModel* m_model;
    TrayPaletteFilter* m_filter;
    SearchField* m_search;
    QComboBox* m_kind;
    QListView* m_list;
    QLabel* m_remark;
};

}  // namespace rw::ui
