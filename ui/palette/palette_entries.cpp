// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/palette_entries.h"

#include "document/figure_words.h"
#include "document/plan_document.h"
#include "document/plan_words.h"
#include "file/user_catalogue.h"
#include "plan/catalogue_copy.h"

#include <QCoreApplication>

#include <set>

namespace rw::ui {

namespace {

void addObjects(std::vector<PaletteEntry>& entries, const Plan& plan, const ObjectType& type, const void* object,
                const QString& path, const OpenPath& open)
{
    void* readable = const_cast<void*>(object);  // the table's accessors serve writers too
    for (const Field& field : type.fields()) {
        const QString below = path.isEmpty() ? QString::fromLatin1(field.key)
                                             : path + QLatin1Char('.') + QString::fromLatin1(field.key);
        if (field.kind == FieldKind::Object) {
            entries.push_back({typeWord(*field.type), placeWords(plan, path), typeWord(*field.type),
                               typeIcon(*field.type), {}, 3, [open, below] { open(below); }});
            addObjects(entries, plan, *field.type, field.at(readable, 0), below, open);
        }
        if (field.kind != FieldKind::List) {
            // Names and bookkeeping are found through their object; what is set and can be is worth a line.
            if (field.kind == FieldKind::Quantity || field.kind == FieldKind::Integer || field.kind == FieldKind::Choice)
                entries.push_back({coreText(field.label), placeWords(plan, path),
                                   QCoreApplication::translate("palette", "Input"), QStringLiteral("edit"), {}, 0,
                                   [open, below] { open(below); }});
            continue;
        }
        for (std::size_t i = 0; i < field.size(object); ++i) {
            const void* element = field.at(readable, i);
            const QString id = QString::fromStdString(textOf(*field.type, element, "id"));
            const QString at = QStringLiteral("%1[%2]").arg(below, id);
            entries.push_back({nameInPlan(plan, at), path.isEmpty() ? id : placeWords(plan, path),
                               typeWord(*field.type), typeIcon(*field.type), {}, path.isEmpty() ? 3 : 2,
                               [open, at] { open(at); }});
            addObjects(entries, plan, *field.type, element, at, open);
        }
    }
}

void takeFromCatalogue(PlanDocument& document, const std::string& list, const std::string& entry, const OpenPath& open,
                       const TellStatus& tell)
{
    const Result<CatalogueUse> use = useCatalogueEntry(document.plan(), offeredCatalogue().catalogue, list, entry);
    if (!use) return tell(QString::fromStdString(use.error().message()));
    if (const Status done = document.apply(use->edits); !done) return tell(QString::fromStdString(done.error().message()));
    open(QStringLiteral("%1[%2]").arg(QString::fromStdString(list), QString::fromStdString(use->id)));
}

}  // namespace

QString viewWord(const QByteArray& view)
{
    static constexpr std::pair<const char*, const char*> kWords[] = {
        {"one-line", QT_TRANSLATE_NOOP("palette", "One-line diagram")},
        {"table", QT_TRANSLATE_NOOP("palette", "Table")},
        {"failures", QT_TRANSLATE_NOOP("palette", "Failures: fail a unit")},
        {"sweep", QT_TRANSLATE_NOOP("palette", "Sweep of all failures")},
        {"availability", QT_TRANSLATE_NOOP("palette", "Availability")},
        {"schematic", QT_TRANSLATE_NOOP("palette", "Schematic")},
        {"sankey", QT_TRANSLATE_NOOP("palette", "Sankey diagram")},
        {"year", QT_TRANSLATE_NOOP("palette", "Energy over the year")},
        {"plan", QT_TRANSLATE_NOOP("palette", "Floor plan")},
        {"split", QT_TRANSLATE_NOOP("palette", "Floor plan above table")},
        {"takeoff", QT_TRANSLATE_NOOP("palette", "Take-off")},
        {"front", QT_TRANSLATE_NOOP("palette", "Front elevation")},
        {"rear", QT_TRANSLATE_NOOP("palette", "Rear elevation")},
        {"both", QT_TRANSLATE_NOOP("palette", "Front and rear elevation")},
        {"contributions", QT_TRANSLATE_NOOP("palette", "Contributions")},
        {"scenarios", QT_TRANSLATE_NOOP("palette", "Scenarios")},
        {"solve", QT_TRANSLATE_NOOP("palette", "Solve for an input")},
        {"power", QT_TRANSLATE_NOOP("palette", "Power against target")},
        {"delivery", QT_TRANSLATE_NOOP("palette", "Delivery")},
        {"carpets", QT_TRANSLATE_NOOP("palette", "Carpet plots")},
        {"durations", QT_TRANSLATE_NOOP("palette", "Duration curves")},
        {"compare", QT_TRANSLATE_NOOP("palette", "Comparison of places")},
    };
    for (const auto& [key, words] : kWords)
        if (view == key) return QCoreApplication::translate("palette", words);
    return QString::fromLatin1(view);
}

void addViewEntries(std::vector<PaletteEntry>& entries, const QString& page, const QString& iconName, const QList<QByteArray>& views,
                    const std::function<void(const QByteArray& view)>& open)
{
    for (const QByteArray& view : views)
        entries.push_back({viewWord(view), page, QCoreApplication::translate("palette", "View"), iconName, {}, 5, [open, view] { open(view); }});
}

void addPlanEntries(std::vector<PaletteEntry>& entries, const Plan& plan, const OpenPath& open)
{
    addObjects(entries, plan, typeOf<Plan>(), &plan, {}, open);
}

void addFigureEntries(std::vector<PaletteEntry>& entries, const Plan& plan, const Evaluation& evaluation, UnitSystem units,
                      const OpenPath& open)
{
    for (const Figure& figure : figures(evaluation)) {
        if (!figure.si) continue;
        const QString path = QString::fromStdString(figure.path);
        entries.push_back({QStringLiteral("%1: %2").arg(coreText(figure.about->label), formatFigure(figure, units)),
                           elementTitle(plan, figureElement(path)), QCoreApplication::translate("palette", "Figure"), QStringLiteral("chart"), {}, 1,
                           [open, path] { open(path); }});
    }
}

void addCatalogueEntries(std::vector<PaletteEntry>& entries, PlanDocument& document, const OpenPath& open,
                         const TellStatus& tell)
{
    const Equipment& equipment = offeredCatalogue().catalogue.equipment;
    const void* planRoot = &document.plan();
    for (const Field& list : typeOf<Equipment>().fields()) {
        if (list.kind != FieldKind::List) continue;
        const Field* inPlan = typeOf<Plan>().find(list.key);
        std::set<std::string> copied;
        for (std::size_t i = 0; i < inPlan->size(planRoot); ++i)
            copied.insert(textOf(*list.type, inPlan->at(const_cast<void*>(planRoot), i), "catalogue_id"));
        void* owner = const_cast<Equipment*>(&equipment);
        for (std::size_t i = 0; i < list.size(owner); ++i) {
            const void* entry = list.at(owner, i);
            const std::string id = textOf(*list.type, entry, "id");
            if (copied.count(id) != 0) continue;
            const std::string key = list.key;
            entries.push_back({QString::fromStdString(textOf(*list.type, entry, "name")),
                               QString::fromStdString(textOf(*list.type, entry, "vendor")),
                               QCoreApplication::translate("palette", "Catalogue: %1").arg(typeWord(*list.type)),
                               QStringLiteral("add"), {}, 0, [&document, key, id, open, tell] {
                                   takeFromCatalogue(document, key, id, open, tell);
                               }});
        }
    }
}

}  // namespace rw::ui
