// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QString>

namespace rw::ui {

/// What a tile shows. All texts are ready for the eye: formatted, translated, with signs.
struct KeyFigure {
    enum class Trend { Neutral, Better, Worse };

    QString label;
    QString value;
    QString unit;
    QString delta;       ///< "+120 MW"; empty without a baseline
    QString deltaWords;  ///< the same told whole: "+120 MW against the plan itself"; stands for it in the tooltip
    Trend trend = Trend::Neutral;
    QString band;            ///< "5.91 – 6.38"; empty before a study has run
    bool stale = false;      ///< the plan has changed and this figure has not followed yet
    bool unsettled = false;  ///< instant tier: by bins, not yet by 8,760 hours
    QString brief;           ///< stands for the label where that has no room; may be empty

    bool operator==(const KeyFigure&) const = default;
};

/// One key figure. Click, Space or Enter asks for its derivation through `clicked`.
class KeyFigureTile : public QAbstractButton {
    Q_OBJECT
public:
    explicit KeyFigureTile(QWidget* parent = nullptr);

    [[nodiscard]] const KeyFigure& figure() const { return m_figure; }
    void setFigure(const KeyFigure& figure);

    /// Lines under the value (0..2) that there is room for; a strip gives all its tiles the same.
    /// What finds no line is told by the tooltip.
    void setExtraLines(int lines);
    /// In smaller letters; then a label may be cut too.
    void setCompact(bool compact);
    [[nodiscard]] int wantedExtraLines() const;
    [[nodiscard]] int heightFor(int extraLines) const;
    /// The label as it is shown in a width: whole, else the brief one, else cut in its middle.
    [[nodiscard]] QString labelIn(int room) const;
    [[nodiscard]] QString shownLabel() const { return labelIn(width() - 2 * pad()); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void describe();
    void forgetSizes();
    [[nodiscard]] int valueWidth() const;
    [[nodiscard]] int reservedWidth() const;
    [[nodiscard]] int pad() const;
    [[nodiscard]] int extraLines() const
    {
        return m_extraLines < 0 ? wantedExtraLines() : m_extraLines;
    }

    KeyFigure m_figure;
    [[nodiscard]] QFont valueFont() const;
    [[nodiscard]] QFont unitFont() const;
    [[nodiscard]] int topPad() const;
    [[nodiscard]] int leastPad() const;

    bool m_compact = false;
    int m_extraLines = -1;  // as many as the figure wants
    // Asked for many times a layout, and they rest on measured letters; invalid until asked for.
    mutable QSize m_hint;
    mutable QSize m_least;
};

}  // namespace rw::ui
