// SPDX-License-Identifier: GPL-3.0-or-later
// Files on their way in: chosen, or dropped on the page.
#include "climate_page.h"
#include "document/plan_files.h"
#include "import_panel.h"
#include "place_list.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QStackedWidget>
#include <QTreeView>

namespace rw::ui {
namespace {

/// The one file that is dragged, unless it is a plan, which the window opens.
QString draggedFile(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.front().isLocalFile()) return {};
    const QString path = urls.front().toLocalFile();
    return PlanFiles::opens(path) ? QString() : path;
}

}  // namespace

bool ClimatePage::isImporting() const { return m_importing; }

void ClimatePage::showImport(bool shown)
{
    m_importing = shown;
    showStack();
    if (!shown && isVisible()) m_list->tree()->setFocus();
}

void ClimatePage::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Import weather or series"), {},
        tr("Weather years and hourly series (*.epw *.tmy3 *.csv *.txt);;Weather years (*.epw *.tmy3 *.csv);;Hourly series (*.csv *.tsv *.txt);;All files (*)"));
    if (!path.isEmpty()) importFile(path);
}

void ClimatePage::importFile(const QString& path)
{
    m_import->open(path);
    showImport(true);
}

void ClimatePage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!m_document || draggedFile(*event->mimeData()).isEmpty()) return;
    event->acceptProposedAction();
    m_stack->setCurrentWidget(m_dropHint);
}

void ClimatePage::dragLeaveEvent(QDragLeaveEvent*) { showStack(); }

void ClimatePage::dropEvent(QDropEvent* event)
{
    const QString path = draggedFile(*event->mimeData());
    showStack();
    if (path.isEmpty()) return;
    event->acceptProposedAction();
    importFile(path);
}

}  // namespace rw::ui
