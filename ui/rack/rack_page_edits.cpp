// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to the trays of a rack: each an undoable step, or a sentence that says why not.
#include "catalogue/display_name.h"
#include "document/format.h"
#include "document/refusal.h"
#include "elevation_view.h"
#include "file/user_catalogue.h"
#include "rack_page.h"
#include "shell/page_export.h"

#include <algorithm>

namespace rw::ui {
namespace {

/// The place above those that go, or beneath them where there is none; empty where nothing stays.
QString neighbourOf(const Elevation& elevation, const QStringList& going)
{
    int top = 0;
    for (const ElevationTray& tray : elevation.trays)
        if (going.contains(tray.slot)) top = std::max(top, tray.position);
    const ElevationTray* above = nullptr;
    const ElevationTray* beneath = nullptr;
    for (const ElevationTray& tray : elevation.trays) {
        if (going.contains(tray.slot)) continue;
        if (tray.position > top && (!above || tray.position < above->position)) above = &tray;
        if (tray.position < top && (!beneath || tray.position > beneath->position)) beneath = &tray;
    }
    const ElevationTray* next = above ? above : beneath;
    return next ? next->slot : QString();
}

}  // namespace

bool RackPage::apply(EditList edits)
{
    const Status status = m_document->apply(std::move(edits));
    if (!status) emit statusText(refusalWords(m_document->plan(), status.error()));
    return status.ok();
}

void RackPage::place(const QString& offerKey, int position)
{
    const auto offer = findOffer(m_offers, offerKey);
    if (!m_document || !offer) return;
    const Result<MadeEdits> made = insertTray(m_document->plan(), offeredCatalogue().catalogue, m_design, *offer, position);
    if (!made) {
        emit statusText(refusalWords(m_document->plan(), made.error()));
        return;
    }
    if (!apply(made->list)) return;
    m_view->setSelection(made->made);
    emit statusText(tr("%1 placed at %2").arg(offer->name, m_elevation.place(position, offer->height)));
}

void RackPage::placeLowest(const QString& offerKey)
{
    const auto offer = findOffer(m_offers, offerKey);
    if (!offer) return;
    if (const auto position = m_elevation.firstFree(offer->height))
        place(offerKey, *position);
    else
        emit statusText(tr("No free place of %1 %2 for %3").arg(offer->height).arg(m_elevation.unitName, offer->name));
}

void RackPage::move(const QStringList& slotIds, int by)
{
    for (const QString& id : slotIds) {
        const ElevationTray* tray = m_elevation.find(id);
        if (!tray) continue;
        const QString refusal = m_elevation.obstacle(tray->position + by, tray->height, slotIds);
        if (refusal.isEmpty()) continue;
        emit statusText(tr("Not moved. %1").arg(refusal));
        return;
    }
    if (!m_document || !apply(moveSlots(m_document->plan(), m_design, slotIds, by))) return;
    const ElevationTray* moved = slotIds.size() == 1 ? m_elevation.find(slotIds.front()) : nullptr;
    emit statusText(moved ? tr("%1 moved to %2").arg(moved->name, m_elevation.place(*moved))
                          : counted(slotIds.size(), tr("%1 tray moved"), tr("%1 trays moved")));
}

void RackPage::remove(const QStringList& slotIds)
{
    if (!m_document || slotIds.isEmpty()) return;
    const ElevationTray* gone = slotIds.size() == 1 ? m_elevation.find(slotIds.front()) : nullptr;
    const QString words = gone ? tr("%1 removed from %2").arg(gone->name, m_elevation.place(*gone))
                               : counted(slotIds.size(), tr("%1 tray removed"), tr("%1 trays removed"));
    const QString next = neighbourOf(m_elevation, slotIds);
    if (!apply(removeSlots(m_design, slotIds))) return;
    if (!next.isEmpty()) m_view->setSelection({next});
    emit statusText(words);
}

void RackPage::duplicate(const QStringList& slotIds)
{
    if (!m_document || slotIds.isEmpty()) return;
    const MadeEdits made = duplicateSlots(m_document->plan(), m_design, m_elevation, slotIds);
    if (made.made.isEmpty()) {
        emit statusText(tr("No free place for a copy"));
        return;
    }
    if (!apply(made.list)) return;
    m_view->setSelection(made.made);
    if (made.made.size() < slotIds.size())
        emit statusText(tr("Room for %1 of %2 copies").arg(made.made.size()).arg(slotIds.size()));
}

void RackPage::edit(const QString& slot)
{
    if (const ElevationTray* tray = m_elevation.find(slot); tray && m_document)
        m_document->setSelectedPath(trayPath(m_design, tray->tray) + QStringLiteral(".power"));
}

// --- files ---------------------------------------------------------------------------------------

QList<PageExport> RackPage::exports()
{
    QList<PageExport> parts = Page::exports();
    const RackDesign* design = m_document ? findById(m_document->plan().rackDesigns, m_design.toStdString()) : nullptr;
    if (!design) return parts;
    const QString title = toQString(displayName(*design));
    qsizetype at = 1;
    for (const RackFace face : {RackFace::Front, RackFace::Rear})
        parts.insert(at++, headedExport(elevationExport(m_elevation, face), title,
                                        face == RackFace::Front ? tr("Front elevation") : tr("Rear elevation"), &Colors::surface));
    return parts;
}

}  // namespace rw::ui
