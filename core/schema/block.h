// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rw {

/// A large immutable part of a plan, shared between its copies, so that copying a plan costs microseconds whatever is
/// drawn in its halls. It is held in pieces of some hundred elements: a change copies the pieces it touches, and the rest
/// stays shared with what the block was.
template <class T>
class Block {
public:
    using Element = T;
    class Iterator;

    Block() = default;
    explicit Block(std::vector<T> items) : m_table(tableOf(pieces(std::move(items)))) {}

    std::size_t size() const { return m_table ? m_table->starts.back() : 0; }
    bool empty() const { return size() == 0; }
    Iterator begin() const { return m_table ? Iterator(m_table->pieces.data()) : Iterator(); }
    Iterator end() const { return m_table ? Iterator(m_table->pieces.data() + m_table->pieces.size()) : Iterator(); }
    /// \p i < size(). Walking over all elements is faster by iterators.
    const T& operator[](std::size_t i) const
    {
        const auto [piece, at] = placeOf(i);
        return m_table->pieces[piece]->items[at];
    }
    /// What reads like a vector: size, [], begin and end.
    const Block& items() const { return *this; }

    bool operator==(const Block& other) const
    {
        if (m_table == other.m_table) return true;
        if (size() != other.size()) return false;
        if (sameShape(other)) return differences(other, [](std::size_t) { return false; });
        return std::equal(begin(), end(), other.begin());
    }
    /// Whether both are the same thing in memory: equal, found without a look at the elements.
    bool sharedWith(const Block& other) const { return m_table == other.m_table; }

    /// f(i) for each place where blocks of the same shape differ, rising, until f says false; then false. What they share
    /// is not looked at. False at once for other shapes.
    template <class F>
    bool differences(const Block& other, F&& f) const
    {
        if (m_table == other.m_table) return true;
        if (!sameShape(other)) return false;
        for (std::size_t p = 0; p < m_table->pieces.size(); ++p) {
            const Piece& a = *m_table->pieces[p];
            const Piece& b = *other.m_table->pieces[p];
            if (&a == &b) continue;
            for (std::size_t i = 0; i < a.items.size(); ++i)
                if (!(a.items[i] == b.items[i]) && !f(m_table->starts[p] + i)) return false;
        }
        return true;
    }
    /// Made of pieces of the same sizes, as after changes in place.
    bool sameShape(const Block& other) const
    {
        if (m_table == other.m_table) return true;
        return m_table && other.m_table && m_table->starts == other.m_table->starts;
    }

    /// Where elements with these ids stand; size() for those that do not. One pass however many are asked for.
    template <class Ids>
    std::vector<std::size_t> find(const Ids& ids) const
        requires requires(const T& t) { t.id; }
    {
        std::vector<std::size_t> places(std::size(ids), size());
        if (!m_table || std::size(ids) == 0) return places;
        // Sorted by hash, and by a byte of it whether any is asked for at all.
        std::vector<std::pair<std::size_t, std::size_t>> asked;
        std::vector<bool> any(kSieve, false);
        for (std::size_t k = 0; k < std::size(ids); ++k) {
            const std::size_t hash = std::hash<std::string_view>{}(ids[k]);
            asked.emplace_back(hash, k);
            any[hash % kSieve] = true;
        }
        std::sort(asked.begin(), asked.end());
        for (std::size_t p = 0; p < m_table->pieces.size(); ++p) {
            const Piece& piece = *m_table->pieces[p];
            for (std::size_t i = 0; i < piece.hashes.size(); ++i) {
                const std::size_t hash = piece.hashes[i];
                if (!any[hash % kSieve]) continue;
                for (auto at = std::lower_bound(asked.begin(), asked.end(), std::pair{hash, std::size_t{0}});
                     at != asked.end() && at->first == hash; ++at)
                    if (places[at->second] == size() && piece.items[i].id == std::string_view(ids[at->second]))
                        places[at->second] = m_table->starts[p] + i;
            }
        }
        return places;
    }

    /// f(k, element) on each of some places, rising and each once; ids must stay as they are.
    template <class F>
    void change(std::span<const std::size_t> places, F&& f)
    {
        if (places.empty()) return;
        auto table = std::make_shared<Table>(*m_table);
        for (std::size_t k = 0; k < places.size();) {
            const std::size_t p = placeOf(places[k]).first;
            auto piece = std::make_shared<Piece>(*table->pieces[p]);
            for (; k < places.size() && places[k] < table->starts[p + 1]; ++k)
                f(k, piece->items[places[k] - table->starts[p]]);
            table->pieces[p] = std::move(piece);
        }
        m_table = std::move(table);
    }

    /// Takes out the elements at \p gone, then puts new ones in so that they stand at their places in what comes out. Both
    /// rising, each place once, none beyond the end.
    void splice(std::span<const std::size_t> gone, std::vector<std::pair<std::size_t, T>> fresh)
    {
        if (gone.empty() && fresh.empty()) return;
        RW_ASSERT(gone.empty() || gone.back() < size());
        RW_ASSERT(fresh.empty() || fresh.back().first < size() - gone.size() + fresh.size());
        std::vector<PiecePtr> out;
        std::size_t nextGone = 0, nextFresh = 0, place = 0;  // the last: in what comes out
        for (std::size_t p = 0; m_table && p < m_table->pieces.size(); ++p) {
            const PiecePtr& piece = m_table->pieces[p];
            const std::size_t first = m_table->starts[p], last = m_table->starts[p + 1];
            const bool loses = nextGone < gone.size() && gone[nextGone] < last;
            const bool gains = nextFresh < fresh.size() && fresh[nextFresh].first < place + (last - first);
            if (!loses && !gains) {
                out.push_back(piece);
                place += last - first;
                continue;
            }
            std::vector<T> items;
            for (std::size_t i = first; i < last; ++i) {
                if (nextGone < gone.size() && gone[nextGone] == i) {
                    ++nextGone;
                    continue;
                }
                for (; nextFresh < fresh.size() && fresh[nextFresh].first == place; ++nextFresh, ++place)
                    items.push_back(std::move(fresh[nextFresh].second));
                items.push_back(piece->items[i - first]);
                ++place;
            }
            append(out, std::move(items));
        }
        std::vector<T> rest;
        for (; nextFresh < fresh.size(); ++nextFresh) rest.push_back(std::move(fresh[nextFresh].second));
        append(out, std::move(rest));
        m_table = tableOf(std::move(out));
        // Many small changes leave small pieces behind.
        if (m_table && m_table->pieces.size() > 8 + 4 * (size() / kPiece))
            m_table = tableOf(pieces(std::vector<T>(begin(), end())));
    }

private:
    struct Piece {
        std::vector<T> items;             ///< never empty
        std::vector<std::size_t> hashes;  ///< of their ids, if they have any

        explicit Piece(std::vector<T> from) : items(std::move(from))
        {
            if constexpr (requires(const T& t) { t.id; })
                for (const T& item : items) hashes.push_back(std::hash<std::string_view>{}(item.id));
        }
    };
    using PiecePtr = std::shared_ptr<const Piece>;
    struct Table {
        std::vector<PiecePtr> pieces;
        std::vector<std::size_t> starts;  ///< of each piece, and the size
    };
    static constexpr std::size_t kPiece = 256;
    static constexpr std::size_t kSieve = 4096;

    static void append(std::vector<PiecePtr>& out, std::vector<T> items)
    {
        if (items.empty()) return;
        if (items.size() <= 2 * kPiece) {
            out.push_back(std::make_shared<const Piece>(std::move(items)));
            return;
        }
        for (std::size_t i = 0; i < items.size(); i += kPiece) {
            const auto from = std::make_move_iterator(items.begin() + static_cast<std::ptrdiff_t>(i));
            const auto n = static_cast<std::ptrdiff_t>(std::min(kPiece, items.size() - i));
            out.push_back(std::make_shared<const Piece>(std::vector<T>(from, from + n)));
        }
    }
    static std::vector<PiecePtr> pieces(std::vector<T> items)
    {
        std::vector<PiecePtr> out;
        append(out, std::move(items));
        return out;
    }
    static std::shared_ptr<const Table> tableOf(std::vector<PiecePtr> pieces)
    {
        if (pieces.empty()) return nullptr;
        auto table = std::make_shared<Table>();
        table->starts.push_back(0);
        for (const PiecePtr& p : pieces) table->starts.push_back(table->starts.back() + p->items.size());
        table->pieces = std::move(pieces);
        return table;
    }
    std::pair<std::size_t, std::size_t> placeOf(std::size_t i) const
    {
        RW_ASSERT(m_table && i < m_table->starts.back());
        const auto after = std::upper_bound(m_table->starts.begin(), m_table->starts.end(), i);
        const auto piece = static_cast<std::size_t>(after - m_table->starts.begin()) - 1;
        return {piece, i - m_table->starts[piece]};
    }

    std::shared_ptr<const Table> m_table;  ///< null: empty
};

template <class T>
class Block<T>::Iterator {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    Iterator() = default;
    explicit Iterator(const PiecePtr* piece) : m_piece(piece) {}

    reference operator*() const { return (*m_piece)->items[m_at]; }
    pointer operator->() const { return &**this; }
    Iterator& operator++()
    {
        if (++m_at == (*m_piece)->items.size()) {
            ++m_piece;
            m_at = 0;
        }
        return *this;
    }
    Iterator operator++(int)
    {
        Iterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const Iterator&) const = default;

private:
    const PiecePtr* m_piece = nullptr;
    std::size_t m_at = 0;
};

}  // namespace rw
