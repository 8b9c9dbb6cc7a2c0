// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QIcon>
#include <QString>

#include <functional>
#include <vector>

namespace rw::ui {

/// Something that can be found by typing.
struct PaletteEntry {
    QString title;
    QString detail;    ///< where it stands, or what it would do
    QString kind;      ///< "Tray", "Action", "Page"
    QString iconName;
    QString shortcut;
    int weight = 0;    ///< breaks ties: higher comes first
    std::function<void()> open;
};

/// How well \p text answers one typed word: 0 not at all. Letters must come in order; runs, word
/// beginnings and early places count more.
int fuzzyScore(const QString& typed, const QString& text);

/// The same for several words, each of which must be found, in whatever order.
int wordsScore(const QString& typed, const QString& text);

/// The entries that answer the typed text, best first.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole, KindRole, IconNameRole, ShortcutRole };
    explicit PaletteModel(QObject* parent = nullptr);

    void setEntries(std::vector<PaletteEntry> entries);
    void setTyped(const QString& typed);
    const PaletteEntry& entry(int row) const { return m_entries[m_shown[static_cast<std::size_t>(row)]]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void filter();

    std::vector<PaletteEntry> m_entries;
    std::vector<std::size_t> m_shown;
    QString m_typed;
};

}  // namespace rw::ui
