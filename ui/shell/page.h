// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QSizeF>
#include <QString>
#include <QWidget>

#include <functional>

class QAction;
class QPainter;

namespace rw::ui {

class AnalysisRunner;
class PlanDocument;

/// One thing of a page that can be put into a file: a picture, a table, or both.
struct PageExport {
    QString name;                           ///< "One-line", "Limits"
    QSizeF size{};                          ///< of the picture, in pixels of the window; empty where there is none
    std::function<void(QPainter&)> paint{};  ///< as vectors, from 0,0 to that size
    std::function<QString()> csv{};
};

/// One step of the work: what stands between rail and inspector. Registered in page_list.cpp.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual QByteArray key() const = 0;    ///< "programme": file name of its picture, settings key
    virtual QString title() const = 0;     ///< on the rail
    virtual QString explanation() const { return {}; }  ///< one sentence for the rail's tooltip
    virtual QString iconName() const = 0;  ///< from icon_list.txt

    /// The document outlives the page's interest in it; null detaches.
    virtual void setDocument(PlanDocument* document) = 0;
    /// What the page adds to the tool bar and the command palette while it is shown.
    virtual QList<QAction*> pageActions() const { return {}; }
    /// True where this page is the place to see what a plan path names ("rack_designs[helios].slots[s1]").
    virtual bool shows(const QString& planPath) const;
    /// The page's own way to do what the edit menu's "cut", "copy", "paste", "duplicate" or "delete" asks for, where that
    /// concerns what is selected on the page; null: objects of the plan are meant.
    virtual QAction* editAction(const QByteArray& key) const;
    /// Brings what the path names into view and selects it. Called for paths that it shows.
    virtual void reveal(const QString& planPath);
    /// Where a page has several faces, their keys ("sweep") for pictures and tests; the first is the one it opens with.
    virtual QList<QByteArray> views() const { return {}; }
    virtual void showView(const QByteArray& view);
    /// False while what is shown lags behind the figures; pictures of the window wait for it.
    virtual bool isSettled() const { return true; }

    /// What the page can put into files. By itself: the page as it is shown, its canvases whole, its plots, and its
    /// tables as CSV; see page_export.h for the parts to make a better list of.
    virtual QList<PageExport> exports();

signals:
    /// A long job of a runner that the page did not have when it was made.
    void jobStarted(rw::ui::AnalysisRunner* runner);
    /// The derivation of a figure ("racks[helios].power_W.design") is wanted.
    void derivationWanted(const QString& figurePath);
    /// A sentence for the status bar: what is under the pointer, why a drop was refused.
    void statusText(const QString& text);
};

}  // namespace rw::ui
