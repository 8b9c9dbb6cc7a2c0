// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue_menu.h"

#include "file/user_catalogue.h"
#include "programme_edits.h"

#include <QCoreApplication>
#include <QMap>
#include <QMenu>

namespace rw::ui {

void addCatalogueDesigns(QMenu& menu, const Plan& plan, const std::function<void(const QString& entry)>& chosen)
{
    // Clearing a menu leaves those below it.
    qDeleteAll(menu.findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    const std::vector<DesignOffer> offers = designOffers(plan, offeredCatalogue().catalogue);
    if (offers.empty()) return;
    menu.addSection(QCoreApplication::translate("rw::ui::CatalogueMenu", "From the catalogue"));
    QMap<QString, QMenu*> makers;
    for (const DesignOffer& offer : offers)
        if (!makers.contains(offer.maker)) makers.insert(offer.maker, nullptr);
    for (auto maker = makers.begin(); maker != makers.end(); ++maker)
        maker.value() = menu.addMenu(maker.key().isEmpty() ? QCoreApplication::translate("rw::ui::CatalogueMenu", "Others") : maker.key());
    for (const DesignOffer& offer : offers)
        makers.value(offer.maker)->addAction(offer.name, [chosen, entry = offer.entry] { chosen(entry); });
}

}  // namespace rw::ui
