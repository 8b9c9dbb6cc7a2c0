// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>
#include <QString>

#include <span>

class QApplication;
class QWidget;

namespace rw::ui {

/// Distances on the 4 px grid; nothing in the window uses other ones.
namespace space {
inline constexpr int kXs = 4;
inline constexpr int kS = 8;
inline constexpr int kM = 12;
inline constexpr int kL = 16;
inline constexpr int kXl = 24;
inline constexpr int kXxl = 32;
}  // namespace space

inline constexpr double kRadiusSmall = 4.0;  ///< check boxes, chips, bars
inline constexpr double kRadius = 6.0;       ///< buttons, fields, menus
inline constexpr double kRadiusLarge = 8.0;  ///< cards, pop-ups

/// Every colour of the window. Filled from the one table in theme.cpp.
struct Colors {
    QColor surface;     ///< pages, tables, docks
    QColor raised;      ///< menus, cards, tooltips, the chosen segment
    QColor sunken;      ///< rail, tool bar, status bar, tracks
    QColor field;       ///< inside of editors
    QColor hover;       ///< under the pointer
    QColor pressed;     ///< held down; selection in a window without focus
    QColor line;        ///< hairlines that separate
    QColor lineStrong;  ///< outlines of fields and buttons
    QColor outline;     ///< outlines that must reach 3:1 (check boxes, scroll thumbs, limits)
    QColor text;
    QColor textMuted;     ///< labels, units, captions; still 4.5:1
    QColor textDisabled;  ///< controls that cannot be used; 3:1
    QColor accent;        ///< the one accent: primary buttons, selection marks, links
    QColor accentHover;
    QColor accentSoft;  ///< selection background; text on it stays `text`
    QColor onAccent;    ///< text on accent
    QColor good, goodSoft;
    QColor warning, warningSoft;
    QColor error, errorSoft;
    QColor data;   ///< bars of plain quantities: quieter than the accent, which is for acting
    QColor focus;  ///< focus ring, 3:1 against every background

    QColor canvas;      ///< paper of plans, diagrams and plots
    QColor canvasGrid;  ///< fine grid, 600 mm tiles
    QColor canvasGridMajor;
    QColor canvasInk;     ///< lines and text drawn on a canvas
    QColor canvasShadow;  ///< ghost of a dragged thing
    QColor rackFrame, rackInside;
    QColor trayCompute, traySwitch, trayPower, trayCooling, trayStorage, trayManagement, trayBlank;
    QColor feedA, feedB;  ///< electrical sides; always labelled too
    QColor liquidCold, liquidWarm, air;
};

/// One row of the token table, for the contrast check and the colour page of the gallery.
struct ColorToken {
    const char* name;
    QColor Colors::*member;
    QRgb light;
    QRgb dark;
};
[[nodiscard]] std::span<const ColorToken> colorTokens();

enum class TextSize { Small, Body, Title, Figure };
enum class ThemeMode { System, Light, Dark };

/// Contrast ratio of WCAG 2.1, 1..21. Both colours are taken as opaque.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);
/// Black or white, whichever reads better on `fill`; at least 4.5:1.
[[nodiscard]] QColor readableOn(const QColor& fill);
/// `over` laid on `base` with the opacity `share`, 0..1.
[[nodiscard]] QColor mixed(const QColor& base, const QColor& over, double share);
/// Cividis (Nuñez, Anderton, Renslow 2018): perceptually even, safe for colour-blind readers.
/// `t` is clamped to 0..1 because quantities outside a legend's range take its end colour.
[[nodiscard]] QColor cividis(double t);

/// Looks of the window: colours, fonts and the change between light and dark. One instance is
/// made in `main` and passed on; widgets find it with `of`.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(QObject* parent = nullptr);
    ~Theme() override;

    /// The theme installed in the application. Without one (a widget under test) a theme owned by
    /// the application is made, so painting code never has to ask.
    [[nodiscard]] static Theme& of(const QWidget* widget);

    /// Puts style, palette and font into the application and keeps them up to date. The theme must
    /// outlive every window.
    void install(QApplication& app);

    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    [[nodiscard]] bool isDark() const { return m_dark; }
    /// Text larger or smaller than the system's, as a factor; clamped to 0.8 to 2.
    void setTextScale(double scale);
    [[nodiscard]] double textScale() const { return m_textScale; }

    [[nodiscard]] const Colors& colors() const { return m_colors; }
    [[nodiscard]] QPalette palette() const;
    /// Scales with the system's font size; digits are tabular.
    [[nodiscard]] QFont font(TextSize size = TextSize::Body, bool bold = false) const;
    /// Okabe–Ito colour of a category; repeats after eight.
    [[nodiscard]] QColor category(int index) const;
    [[nodiscard]] static int categoryCount();
    /// False if the system asks for no motion.
    [[nodiscard]] static bool motionAllowed();

signals:
    /// Colours have changed. Widgets repaint by themselves (the palette changes too); canvases,
    /// plots and cached pictures listen here.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();

    ThemeMode m_mode = ThemeMode::System;
    bool m_dark = false;
    bool m_systemDark = false;
    bool m_refreshing = false;
    Colors m_colors;
    QString m_family;
    double m_basePoints = 9.75;
    double m_textScale = 1.0;
    QApplication* m_app = nullptr;  // not owned; set by install
};

/// Captions and other secondary text. Follows the theme, unlike a colour set by hand.
void setMuted(QWidget* widget, bool muted = true);
/// Font from the theme's scale.
void setTextSize(QWidget* widget, TextSize size, bool bold = false);

}  // namespace rw::ui
