// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/palette_model.h"

#include <algorithm>

namespace rw::ui {

namespace {
constexpr int kRun = 8;         // a letter right after the one before
constexpr int kWordStart = 10;  // a letter that begins a word
constexpr int kLetter = 2;
constexpr int kWholeWord = 24;  // everything typed stands together
constexpr std::size_t kMostShown = 200;
constexpr int kScore = 8;       // beside a step of an entry's weight: what a page or an action offers comes before
constexpr int kWeight = 6;      // an input that is a few letters shorter
constexpr int kWorthShowing = 3;  // a third of the best answer's score

bool beginsWord(const QString& text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber() || (text[at].isUpper() && text[at - 1].isLower());
}
}  // namespace

int fuzzyScore(const QString& typed, const QString& text)
{
    int score = 1;
    qsizetype together = text.indexOf(typed, 0, Qt::CaseInsensitive);
    for (qsizetype i = together; i >= 0; i = text.indexOf(typed, i + 1, Qt::CaseInsensitive))
        if (beginsWord(text, i)) {
            together = i;
            break;
        }
    if (together >= 0) score += kWholeWord + (beginsWord(text, together) ? kWordStart : 0);
    qsizetype at = std::max(qsizetype{0}, together);
    qsizetype last = -2;
    qsizetype placed = 0;  // letters that begin a word or follow the one before
    for (const QChar wanted : typed) {
        qsizetype found = -1;
        for (qsizetype i = at; i < text.size(); ++i) {
            if (text[i].toLower() != wanted.toLower()) continue;
            if (found < 0) found = i;
            // A word's beginning further on is the likelier meaning than a letter inside a word.
            if (beginsWord(text, i) || i == last + 1) {
                found = i;
                break;
            }
        }
        if (found < 0) return 0;
        if (found == last + 1 || beginsWord(text, found)) ++placed;
        score += kLetter + (found == last + 1 ? kRun : 0) + (beginsWord(text, found) ? kWordStart : 0);
        last = found;
        at = found + 1;
    }
    // Letters strewn over a long name are there by chance.
    if (together < 0 && 2 * placed < typed.size()) return 0;
    return std::max(1, score - static_cast<int>(text.size()) / 16);
}

int wordsScore(const QString& typed, const QString& text)
{
    int sum = 0;
    for (const QString& word : typed.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const int score = fuzzyScore(word, text);
        if (score == 0) return 0;
        sum += score;
    }
    return sum;
}

PaletteModel::PaletteModel(QObject* parent) : QAbstractListModel(parent) {}

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    filter();
    endResetModel();
}

void PaletteModel::setTyped(const QString& typed)
{
    beginResetModel();
    m_typed = typed.trimmed();
    filter();
    endResetModel();
}

void PaletteModel::filter()
{
    struct Hit {
        int score;
        std::size_t index;
    };
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const PaletteEntry& e = m_entries[i];
        const int score = m_typed.isEmpty()
            ? 1 : std::max(2 * wordsScore(m_typed, e.title),
                           wordsScore(m_typed, e.kind + QLatin1Char(' ') + e.title + QLatin1Char(' ') + e.detail));
        if (score > 0) hits.push_back({kScore * score + kWeight * e.weight, i});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
    // Behind a good answer, letters that only happen to be there are noise.
    if (!m_typed.isEmpty())
        while (!hits.empty() && hits.back().score * kWorthShowing < hits.front().score) hits.pop_back();
    if (hits.size() > kMostShown) hits.resize(kMostShown);
    m_shown.clear();
    for (const Hit& hit : hits) m_shown.push_back(hit.index);
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const PaletteEntry& e = entry(index.row());
    switch (role) {
    case Qt::DisplayRole: return e.title;
    case Qt::AccessibleTextRole: return QStringLiteral("%1, %2, %3").arg(e.title, e.kind, e.detail);
    case DetailRole: return e.detail;
    case KindRole: return e.kind;
    case IconNameRole: return e.iconName;
    case ShortcutRole: return e.shortcut;
    default: return {};
    }
}

}  // namespace rw::ui
