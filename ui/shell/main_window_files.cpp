// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/plan_document.h"
#include "document/plan_files.h"
#include "shell/main_window.h"
#include "shell/settings.h"
#include "widgets/typed.h"

#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>

namespace rw::ui {

bool MainWindow::openFile(const QString& path)
{
    if (!m_files->open(path)) return false;
    askForUnsaved(path);
    return true;
}

void MainWindow::askForUnsaved(const QString& path)
{
    const std::optional<Unsaved> unsaved = m_files->unsavedEdits();
    if (!unsaved || m_quiet) return;
    QMessageBox box(QMessageBox::Question, tr("Unsaved edits"),
                    tr("“%1” has edits from %2 that were never saved.")
                        .arg(QFileInfo(path).fileName(), QLocale().toString(unsaved->changed, QLocale::ShortFormat)),
                    QMessageBox::NoButton, this);
    box.setInformativeText(tr("Bring them back? The file itself stays as it is until you save."));
    QPushButton* back = box.addButton(tr("Bring back"), QMessageBox::AcceptRole);
    QPushButton* discard = box.addButton(tr("Discard them"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);  // neither: the plan is put away, and both wait for another time
    box.setDefaultButton(back);
    box.exec();
    if (box.clickedButton() == back) recoverInBackground(*unsaved);
    else if (box.clickedButton() == discard) m_files->forget(*unsaved);
    else leavePlan();
}

void MainWindow::leavePlan()
{
    m_files->close();
    m_document->replace({}, {});
    showWelcome();
}

bool MainWindow::maySwitch()
{
    takeOverTyped();
    if (!m_document->isDirty()) return true;
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"),
                    tr("“%1” has changes that are not saved.").arg(m_document->title()), QMessageBox::NoButton, this);
    box.setInformativeText(tr("Save them first?"));
    QAbstractButton* saveButton = box.addButton(tr("Save"), QMessageBox::AcceptRole);
    QAbstractButton* discard = box.addButton(tr("Discard"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(static_cast<QPushButton*>(saveButton));
    box.exec();
    if (box.clickedButton() == saveButton) {
        if (!save()) return false;
        m_files->finish();
        return !m_document->isDirty();
    }
    return box.clickedButton() == discard;
}

void MainWindow::openDialog()
{
    if (!maySwitch()) return;
    const QString directory = m_settings ? m_settings->value(setting::kDirectory).toString() : QString();
    const QString path = QFileDialog::getOpenFileName(this, tr("Open plan"), directory, PlanFiles::openFilter());
    if (path.isEmpty()) return;
    if (m_settings) m_settings->setValue(setting::kDirectory, QFileInfo(path).absolutePath());
    openFile(path);
}

bool MainWindow::save()
{
    takeOverTyped();
    if (m_document->path().isEmpty()) return saveAs();
    if (m_files->changedOnDisk()) {
        const std::optional<bool> replaces = mayReplace();
        if (!replaces) return false;
        if (!*replaces) return saveAs();
    }
    m_files->save();
    return true;
}

/// Whether what somebody else wrote meanwhile may be written over; false: the plan goes elsewhere; nothing: neither.
std::optional<bool> MainWindow::mayReplace()
{
    const QString name = QFileInfo(m_document->path()).fileName();
    if (m_quiet) {
        emit fileProblem(tr("“%1” has changed on disk").arg(name));
        return {};
    }
    QMessageBox box(QMessageBox::Warning, tr("Changed on disk"),
                    tr("“%1” has been changed by something else since it was opened here.").arg(name), QMessageBox::NoButton, this);
    box.setInformativeText(tr("Saving replaces what is there now."));
    const QAbstractButton* replace = box.addButton(tr("Replace"), QMessageBox::DestructiveRole);
    QPushButton* elsewhere = box.addButton(tr("Save as…"), QMessageBox::AcceptRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(elsewhere);
    box.exec();
    if (box.clickedButton() == replace) return true;
    if (box.clickedButton() == elsewhere) return false;
    return {};
}

bool MainWindow::saveAs()
{
    takeOverTyped();
    QString suggestion = m_document->path();
    if (suggestion.isEmpty()) {
        const QString directory = m_settings ? m_settings->value(setting::kDirectory, QDir::homePath()).toString()
                                             : QDir::homePath();
        suggestion = QDir(directory).filePath(PlanFiles::fileNameFor(m_document->title()));
    }
    const QString path = QFileDialog::getSaveFileName(this, tr("Save plan"), suggestion, PlanFiles::saveFilter());
    if (path.isEmpty()) return false;
    if (m_settings) m_settings->setValue(setting::kDirectory, QFileInfo(path).absolutePath());
    m_files->saveAs(path);
    return true;
}

void MainWindow::saveCopyAfterFault(const QString& fault)
{
    const QString copy = m_files->saveCopyAfterFault();
    const QString where = copy.isEmpty() ? tr("A copy of the plan could not be written.")
                                         : tr("A copy of the plan was saved as %1.").arg(copy);
    qWarning("%s", qPrintable(fault));
    showStatus(tr("Something failed; the figures shown are the last good ones. %1").arg(where));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!maySwitch()) {
        event->ignore();
        return;
    }
    m_files->close();
    if (m_settings) {
        m_settings->setValue(setting::kGeometry, saveGeometry());
        setPageAlone(false);
        if (m_planVisible) m_settings->setValue(setting::kState, saveState());
    }
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile() && PlanFiles::opens(urls.front().toLocalFile()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = event->mimeData()->urls().value(0).toLocalFile();
    event->acceptProposedAction();
    if (maySwitch()) openInBackground(path);
}

}  // namespace rw::ui
