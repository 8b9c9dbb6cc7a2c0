// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot_canvas.h"
#include "plot_tickers.h"

#include <QSet>

#include <qcustomplot.h>

#include <optional>

namespace rw::ui {

inline constexpr double kFlagOffset = 6.0;  ///< px, of words from their point
inline constexpr int kWidestKey = 170;  ///< px, of names beside their samples
inline constexpr double kSample = 16.0;  ///< px, of a line beside its name
inline constexpr double kChip = 9.0;     ///< px, of an area beside its name
inline constexpr double kWordGap = 4.0;  ///< px, between a sample and its name, and around words

/// The width of words; those of plots are asked for with each of many layouts.
double wordWidth(const QFont& font, const QString& words);
/// The room that words take where they stand.
QRectF rectOf(const QCPItemText& text);
/// Words at a place of the viewport, in the middle of its height.
void standAt(QCPItemText& text, const QRectF& room);
/// A sample whose left end is there, for words at that height.
void standAt(QCPItemLine& chip, double left, double middle, double length);

/// What a plot is drawn with; of the canvas's own files alone.
struct PlotCanvas::Parts {
    QCustomPlot* plot = nullptr;
    QList<QCPItemText*> labels;
    QList<QCPItemTracer*> dots;
    struct Mark {
        QCPItemStraightLine* line;
        QCPItemText* text;
    };
    QList<Mark> marks;
    struct Flag {
        QCPItemTracer* foot;
        QCPItemText* text;
        QCPItemLine* leader;  ///< from words that stand away from their point
        QCPItemText* number;  ///< at the point, where the words stand beneath the plot
        QCPItemText* entry;   ///< the same number before the words
    };
    QList<Flag> flags;
    QList<QCPItemLine*> chips;  ///< samples of lines and areas beside their names
    QCPLayoutElement* footRoom = nullptr;
    bool barsBelow = false;  ///< names of bars would take too much of the plot's width
    QSet<int> areasBelow;    ///< and bars, whose names stand beneath the plot
    QSet<int> flagsBelow;    ///< whose words do likewise, by numbers
    int toldFoot = -1;       ///< px, as last asked for
    int toldWidth = -1;
    int wantedFoot = 0;      ///< px, that all of them would take
    /// For what words were last placed: as long as it is the same they stay.
    struct Placed {
        int build = -1;
        QRect viewport;
        QRect frame;
        QCPRange x;
        QCPRange left;
        QCPRange right;
        bool operator==(const Placed& o) const
        {
            return build == o.build && viewport == o.viewport && frame == o.frame && x == o.x && left == o.left && right == o.right;
        }
    };
    Placed placed;
    int build = 0;
    QStringList words;  ///< of areas and points, when what stands beneath was last decided from nothing
    QSize wordsSize;    ///< and the picture's size then
    QSharedPointer<MonthTicker> months;
    QCPItemStraightLine* reader = nullptr;
    std::optional<double> at;
    bool zoomed = false;
    int leftMargin = -1;
    int rightMargin = -1;
};

}  // namespace rw::ui
