// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page.h"
#include "shell/painted_picture.h"
#include "shell/theme.h"

#include <QByteArray>
#include <QColor>
#include <QList>
#include <QString>

#include <functional>
#include <stop_token>
#include <vector>

class QAbstractItemModel;
class QGraphicsView;

namespace rw::ui {

/// A canvas that marks what is chosen on it, or under the pointer: no part of a picture to keep.
class Choosing {
public:
    virtual ~Choosing() = default;
    virtual void setChoiceShown(bool shown) = 0;
};

enum class ExportForm { Pdf, Svg, Png, Csv };

/// What Page::exports() gives by itself.
QList<PageExport> defaultExports(Page& page);

// Parts to make a list of one's own from. What is asked for must outlive the list.

/// A widget as it stands, with all in it; plots as vectors.
PageExport widgetExport(const QString& name, QWidget& widget);
/// A scene whole, whatever of it is in view.
PageExport sceneExport(const QString& name, QGraphicsView& view);
/// A picture under a heading: a sheet that says what it shows. \p ground: the colour that the picture itself stands on.
PageExport headedExport(PageExport part, const QString& title, const QString& remark, QColor Colors::*ground);
PageExport tableExport(const QString& name, const QAbstractItemModel& model);

/// A model as it reads, one line a row; rows below others are indented in their first column.
QString tableCsv(const QAbstractItemModel& model);

/// Whether there is anything in these parts that the form can hold.
bool holds(const QList<PageExport>& parts, ExportForm form);
/// What was asked for, off the window: painted as values, to be encoded and written on any thread.
struct TakenExport {
    ExportForm form = ExportForm::Pdf;
    std::vector<PaintedPicture> pictures;
    QColor ground;     ///< of a PNG, where nothing is painted
    QByteArray table;  ///< of a CSV
    QString problem;   ///< why there is nothing; empty otherwise
};
/// Who waits for a file: how far it is, 0..1, and whether it is wanted any more.
struct ExportWatch {
    std::stop_token stop{};
    std::function<void(double)> progress{};
};
/// The part of writing that needs the window's thread: widgets cannot be painted on another one.
TakenExport takeExport(const QList<PageExport>& parts, ExportForm form);
/// The rest of it, on any thread. False with the reason in \p problem; the file is whole or as it was.
bool writeTaken(const TakenExport& taken, const QString& file, QString* problem = nullptr, const ExportWatch& watch = {});
/// Both at once. A PDF has a page for each picture, in the light theme and no printer asked; CSV has the tables one
/// after another; SVG and PNG hold the first picture. False with the reason in \p problem.
bool writeExport(const QList<PageExport>& parts, ExportForm form, const QString& file, QString* problem = nullptr);

/// ".pdf"
QString suffixOf(ExportForm form);

}  // namespace rw::ui
