// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot_data.h"

#include <QWidget>

class QBoxLayout;
class QStackedWidget;
class QTableView;

namespace rw::ui {

class CarpetCanvas;
class ElidedLabel;
class PlotCanvas;
class PlotSurface;
class PlotTableModel;

/// A plot with its message above it. The pointer, or the arrow keys, read values; + and - zoom,
/// 0 shows all again; right click copies and saves; the same numbers stand in a table behind it. A plot with a carpet
/// is one of hours by days.
class PlotView : public QWidget {
    Q_OBJECT
public:
    explicit PlotView(QWidget* parent = nullptr);

    void setPlot(const PlotData& plot);
    [[nodiscard]] const PlotData& plot() const { return m_plot; }
    /// Fixed room left and right of the plotting area, so that it lines up with what stands above.
    void setSideMargins(int left, int right);
    /// Shows the numbers instead of the picture.
    void setTableShown(bool shown);
    [[nodiscard]] bool isTableShown() const;
    /// Message and what is read share one line: for plots below each other.
    void setCompact(bool compact);
    /// The carpet of a plot that has one; else null.
    [[nodiscard]] CarpetCanvas* carpet() const { return m_carpet; }
    /// Name proposed when saving.
    void setFileStem(const QString& stem) { m_fileStem = stem; }

    [[nodiscard]] QString csv() const;
    /// Writes SVG, PNG or CSV by the name's ending. False with the reason in \p problem.
    bool save(const QString& fileName, QString* problem = nullptr) const;
    [[nodiscard]] QImage picture(const QSize& size, double scale) const;
    [[nodiscard]] QByteArray svg() const;
    /// The plot as it stands on the screen, under title and conditions in full.
    [[nodiscard]] QSizeF sheetSize() const;
    void paintSheet(QPainter& painter) const;

    /// Height that names and words beneath the plot take. Once they stand there they keep it until plot or width are
    /// others: with more room they might find a place inside, and lose it again.
    [[nodiscard]] int foot() const { return m_foot; }

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

    // Also for menus and keys.
    void resetZoom();
    void copyPicture() const;
    void copyData() const;

Q_SIGNALS:
    void footChanged();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    PlotCanvas* lines();
    PlotSurface* surface() const;
    void showReading(const QString& reading);
    void takeFoot(int height);
    void saveAs(const QString& filter, const QString& suffix);
    void describe();
    /// The height that it takes; only measured where there is no painter.
    double paintHead(QPainter* painter, double width) const;

    PlotData m_plot;
    QString m_fileStem;
    QBoxLayout* m_head;
    ElidedLabel* m_title;
    ElidedLabel* m_subtitle;
    bool m_compact = false;
    QStackedWidget* m_stack;
    PlotCanvas* m_lines = nullptr;     ///< made when a plot needs them
    CarpetCanvas* m_carpet = nullptr;
    QTableView* m_table;
    PlotTableModel* m_model;
    int m_foot = 0;
    int m_footWidth = 0;
    QStringList m_footWords;
};

}  // namespace rw::ui
