// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/painted_picture.h"
#include "shell/theme.h"
#include "world_map.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QSaveFile>

// The map's context menu, and the map out of the window: clipboard and files.
namespace rw::ui {

void WorldMap::copy() const
{
    auto* both = new QMimeData;
    both->setImageData(picture(2.0));
    both->setText(m_csv);
    QApplication::clipboard()->setMimeData(both);
}

QImage WorldMap::picture(double scale) const
{
    QImage image(size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Theme::of(this).colors().canvas);
    QPainter painter(&image);
    paint(painter);
    return image;
}

bool WorldMap::save(const QString& fileName, QString* problem) const
{
    QSaveFile file(fileName);
    bool good = file.open(QIODevice::WriteOnly);
    if (good && fileName.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        const QByteArray svg = svgOf(paintedPicture(accessibleName(), size(), [this](QPainter& painter) {
            painter.fillRect(rect(), Theme::of(this).colors().canvas);
            paint(painter);
        }));
        good = file.write(svg) == svg.size();
    } else if (good && fileName.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) {
        good = file.write(m_csv.toUtf8()) >= 0;
    } else if (good) {
        good = picture(2.0).save(&file, "PNG");
    }
    good = good && file.commit();
    if (!good && problem) *problem = tr("%1 could not be written: %2").arg(fileName, file.errorString());
    return good;
}

void WorldMap::saveAs(const QString& filter, const QString& suffix)
{
    QString name = QFileDialog::getSaveFileName(this, tr("Save map"), QStringLiteral("sites") + suffix, filter);
    if (name.isEmpty()) return;
    if (!name.endsWith(suffix, Qt::CaseInsensitive)) name += suffix;
    QString problem;
    if (!save(name, &problem)) QMessageBox::warning(this, tr("Save map"), problem);
}

void WorldMap::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKeys = event->reason() == QContextMenuEvent::Keyboard;
    const QString site = byKeys ? m_current : siteAt(event->pos());
    if (!site.isEmpty()) setCurrent(site);
    QMenu menu(this);
    if (!site.isEmpty()) {
        menu.addAction(tr("Edit"), this, [this, site] { emit activated(site); });
        menu.addAction(tr("Duplicate"), this, [this, site] { emit duplicateRequested(site); });
        menu.addAction(tr("Remove"), this, [this, site] { emit removeRequested(site); });
        menu.addSeparator();
    }
    menu.addAction(tr("Copy"), this, &WorldMap::copy);
    menu.addAction(tr("Save as SVG…"), this, [this] { saveAs(tr("SVG picture (*.svg)"), QStringLiteral(".svg")); });
    menu.addAction(tr("Save as PNG…"), this, [this] { saveAs(tr("PNG picture (*.png)"), QStringLiteral(".png")); });
    menu.addAction(tr("Save as CSV…"), this, [this] { saveAs(tr("CSV table (*.csv)"), QStringLiteral(".csv")); });
    menu.addSeparator();
    menu.addAction(tr("Show all sites"), this, &WorldMap::showSites);
    menu.addAction(tr("Show the world"), this, &WorldMap::showWorld);
    menu.exec(byKeys && !site.isEmpty() ? mapToGlobal(symbolCentre(site).toPoint()) : event->globalPos());
}

}  // namespace rw::ui
