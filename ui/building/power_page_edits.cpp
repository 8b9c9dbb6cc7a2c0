// SPDX-License-Identifier: GPL-3.0-or-later
// How the page changes the chain: topologies, supplies, stages in and out.
#include "power_page.h"

#include "document/plan_words.h"
#include "document/refusal.h"
#include "file/user_catalogue.h"
#include "power_edits.h"
#include "schema/path.h"

#include <QMenu>

namespace rw::ui {

void PowerPage::fillTopologyMenu()
{
    m_topologyMenu->clear();
    if (!m_document)
        return;
    const Building* building = findById(m_document->plan().buildings, m_building.toStdString());
    if (!building)
        return;
    const std::vector<std::string> stages = topologyStages(m_document->plan(), *building);
    for (const Topology& topology : topologies()) {
        QAction* action = m_topologyMenu->addAction(topologyName(topology), this, [this, topology] {
            const EditList edits =
                applyTopology(m_document->plan(), m_building.toStdString(), topology);
            if (edits.edits.empty())
                emit statusText(tr("The stages are so already"));
            else
                apply(edits);
        });
        action->setCheckable(true);
        action->setChecked(
            !stages.empty()
            && applyTopology(m_document->plan(), building->id, topology).edits.empty());
        action->setEnabled(!stages.empty());
    }
    m_topologyMenu->addSection(tr("Supply"));
    for (const SupplyKind supply : supplies()) {
        const Result<EditList> edits =
            applySupply(m_document->plan(), offeredCatalogue().catalogue, building->id, supply);
        QAction* action = m_topologyMenu->addAction(supplyName(supply), this, [this, supply] {
            const Result<EditList> chosen = applySupply(
                m_document->plan(), offeredCatalogue().catalogue, m_building.toStdString(), supply);
            if (!chosen)
                emit statusText(refusalWords(m_document->plan(), chosen.error()));
            else if (chosen->edits.empty())
                emit statusText(tr("The stages are so already"));
            else
                apply(chosen.value());
        });
        action->setCheckable(true);
        action->setChecked(edits && edits->edits.empty());
    }
    m_topologyMenu->addSeparator();
    const auto& lineups = building->power.lineups;
    QAction* action = m_topologyMenu->addAction(
        lineups ? tr("Lineups of each system: %1…").arg(formatCount(*lineups)) : tr("Lineups of each system…"), this,
        [this] { m_document->setSelectedPath(QStringLiteral("buildings[%1].power.lineups").arg(m_building)); });
    action->setToolTip(tr("So many equal paths that units pair off and load moves evenly when one fails"));
}

void PowerPage::fillInsertMenu()
{
    m_insertMenu->clear();
    if (!m_document)
        return;
    bool separated = false;
    for (const StageOffer& offer : stageOffers(m_document->plan(), offeredCatalogue().catalogue)) {
        if (!offer.inPlan && !separated) {
            m_insertMenu->addSection(tr("From the catalogue"));
            separated = true;
        }
        m_insertMenu->addAction(offer.name, this, [this, offer] { insert(offer); });
    }
}

void PowerPage::insert(const StageOffer& offer)
{
    if (!m_document)
        return;
    Result<StageEdits> made =
        insertStage(m_document->plan(), offeredCatalogue().catalogue,
                    buildingChainPath(m_building.toStdString()), selectedStage(), offer);
    if (!made) {
        emit statusText(refusalWords(m_document->plan(), made.error()));
        return;
    }
    if (apply(made->list))
        m_document->setSelectedPath(made->made);
}

void PowerPage::remove(const QString& stage)
{
    if (!m_document)
        return;
    const EditList edits = removeStage(m_document->plan(), stage);
    if (!edits.edits.empty() && apply(edits))
        m_document->setSelectedPath(parentPath(stage));
}

bool PowerPage::apply(EditList edits)
{
    if (!m_document || edits.edits.empty())
        return false;
    const Status status = m_document->apply(std::move(edits));
    if (!status)
        emit statusText(refusalWords(m_document->plan(), status.error()));
    return status.ok();
}

}  // namespace rw::ui
