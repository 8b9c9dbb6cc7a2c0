// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/paper_page.h"

#include <array>

namespace rw::paper {

/// Colours on paper: those of the light window, dark enough to print in grey.
namespace ink {
inline const QColor kText{0x1a, 0x1e, 0x25};
inline const QColor kMuted{0x59, 0x61, 0x6e};
inline const QColor kFaint{0x86, 0x8e, 0x9b};
inline const QColor kRule{0xc5, 0xca, 0xd3};
inline const QColor kHairline{0xe2, 0xe5, 0xea};
inline const QColor kPanel{0xf5, 0xf6, 0xf8};
inline const QColor kAccent{0x43, 0x48, 0xd6};
inline const QColor kCover{0x1b, 0x1e, 0x4b};
inline const QColor kCoverMuted{0xb9, 0xbd, 0xf0};
inline const QColor kError{0xb9, 0x25, 0x28};
inline const QColor kWarning{0x8a, 0x52, 0x00};
inline const QColor kGood{0x18, 0x70, 0x45};
inline const QColor kWhite{0xff, 0xff, 0xff};
/// Okabe and Ito: told apart by every kind of colour vision.
inline const std::array<QColor, 7> kCategories{QColor(0x00, 0x72, 0xb2), QColor(0xe6, 0x9f, 0x00),
                                               QColor(0x00, 0x9e, 0x73), QColor(0xcc, 0x79, 0xa7),
                                               QColor(0x56, 0xb4, 0xe9), QColor(0xd5, 0x5e, 0x00),
                                               QColor(0xf0, 0xe4, 0x42)};
}  // namespace ink

namespace type {
inline constexpr Font kBody{Face::Regular, 9.0};
inline constexpr Font kBodyBold{Face::Bold, 9.0};
inline constexpr Font kLead{Face::Regular, 11.5};
inline constexpr Font kNote{Face::Italic, 8.0};
inline constexpr Font kSection{Face::Bold, 19.0};
inline constexpr Font kHeading{Face::Bold, 11.5};
inline constexpr Font kCaption{Face::Bold, 8.0};
inline constexpr Font kTable{Face::Regular, 8.0};
inline constexpr Font kTableBold{Face::Bold, 8.0};
inline constexpr Font kTableHead{Face::Bold, 7.5};
inline constexpr Font kSmall{Face::Regular, 7.0};
inline constexpr Font kSmallBold{Face::Bold, 7.0};
inline constexpr Font kFigure{Face::Bold, 17.0};
inline constexpr Font kHeadline{Face::Bold, 34.0};
inline constexpr double kLeading = 1.42;  ///< line height over font size, body
}  // namespace type

inline QString qs(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace rw::paper
