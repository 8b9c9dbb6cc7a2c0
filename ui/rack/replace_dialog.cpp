// SPDX-License-Identifier: GPL-3.0-or-later
#include "replace_dialog.h"

#include "catalogue/display_name.h"
#include "document/plan_words.h"
#include "document/refusal.h"
#include "file/user_catalogue.h"
#include "power/rack.h"
#include "schema/path.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/search_field.h"
#include "widgets/segmented_control.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace rw::ui {
namespace {

constexpr int kWidth = 780;
constexpr int kHeight = 560;
constexpr int kChoices = 300;  // px

enum ItemRole { IdRole = Qt::UserRole, CatalogueRole };

QString nameOf(const Entry& entry)
{
    return toQString(displayName(entry));
}

QLabel* caption(const QString& text)
{
    auto* label = new QLabel(text);
    setTextSize(label, TextSize::Body, true);
    return label;
}

}  // namespace

ReplaceDialog::ReplaceDialog(PlanDocument& document, const QString& design, QWidget* parent)
    : QDialog(parent), m_document(&document), m_design(design), m_what(new SegmentedControl), m_old(new QComboBox),
      m_search(new SearchField(tr("Find in plan and catalogue"))), m_new(new QListWidget), m_figures(new QTableWidget),
      m_heading(caption({})), m_preview(new QListWidget), m_remove(new QCheckBox(tr("Remove the old one from the plan"))),
      m_replace(new QPushButton(tr("Replace")))
{
    setWindowTitle(tr("Replace platform"));
    setObjectName(QStringLiteral("replace-dialog"));
    resize(kWidth, kHeight);

    m_what->addSegment(tr("Rack design"), {}, tr("One rack design by another"));
    m_what->addSegment(tr("Accelerator"), {}, tr("One accelerator by another, in all trays and racks"));
    m_what->addSegment(tr("Tray"), {}, tr("One kind of tray by another, in all places of a rack design"));
    m_what->setAccessibleName(tr("What is replaced"));
    m_old->setAccessibleName(tr("Replace"));
    m_search->setAccessibleName(tr("Find what takes its place"));
    m_new->setAccessibleName(tr("What takes its place"));
    m_new->setTextElideMode(Qt::ElideRight);
    m_figures->setAccessibleName(tr("Figures of both"));
    m_figures->setColumnCount(3);
    m_figures->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_figures->setSelectionMode(QAbstractItemView::NoSelection);
    m_figures->setFocusPolicy(Qt::NoFocus);
    m_figures->verticalHeader()->hide();
    m_figures->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_figures->setFrameShape(QFrame::NoFrame);
    m_figures->setShowGrid(false);
    m_preview->setAccessibleName(tr("What would change"));
    m_preview->setWordWrap(true);
    m_preview->setSelectionMode(QAbstractItemView::NoSelection);

    auto* left = new QVBoxLayout;
    left->setSpacing(space::kS);
    left->addWidget(m_what);
    left->addWidget(caption(tr("Replace")));
    left->addWidget(m_old);
    left->addWidget(caption(tr("by")));
    left->addWidget(m_search);
    left->addWidget(m_new, 1);
    auto* right = new QVBoxLayout;
    right->setSpacing(space::kS);
    right->addWidget(m_figures);
    right->addWidget(m_heading);
    right->addWidget(m_preview, 1);
    right->addWidget(m_remove);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kXl);
    auto* choices = new QWidget;
    choices->setFixedWidth(kChoices);
    left->setContentsMargins(0, 0, 0, 0);
    choices->setLayout(left);
    row->addWidget(choices);
    row->addLayout(right, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_replace, QDialogButtonBox::AcceptRole);
    m_replace->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kXl, space::kL, space::kXl, space::kL);
    column->setSpacing(space::kM);
    column->addLayout(row, 1);
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_replace, &QPushButton::clicked, this, &ReplaceDialog::apply);
    connect(m_what, &SegmentedControl::currentChanged, this, [this] { fillOld({}); });
    connect(m_old, &QComboBox::currentIndexChanged, this, [this] { fillNew(); });
    connect(m_search, &QLineEdit::textChanged, this, [this] { fillNew(); });
    connect(m_new, &QListWidget::currentItemChanged, this, [this] { refresh(); });
    connect(m_new, &QListWidget::itemActivated, this, [this] { m_replace->setFocus(); });
    connect(m_remove, &QCheckBox::toggled, this, [this] { refresh(); });
    // A plan edited beside it has other places.
    connect(m_document, &PlanDocument::planChanged, this, [this] {
        if (!m_applying) fillOld(m_old->currentData(IdRole).toString());
    });
    connect(m_document, &PlanDocument::planReplaced, this, &QDialog::reject);
    fillOld(design);
}

bool ReplaceDialog::ofTrays() const
{
    return m_what->currentIndex() == 2;
}

const char* ReplaceDialog::list() const
{
    return m_what->currentIndex() == 1 ? "accelerators" : "rack_designs";
}

void ReplaceDialog::fillOld(const QString& chosen)
{
    if (!m_document) return;
    {
        const QSignalBlocker quiet(m_old);
        m_old->clear();
        const Plan& plan = m_document->plan();
        if (m_what->currentIndex() == 1)
            for (const Accelerator& a : plan.accelerators) m_old->addItem(nameOf(a), toQString(a.id));
        else if (ofTrays())
            for (const RackDesign& d : plan.rackDesigns)
                for (const Tray& t : d.trays)
                    m_old->addItem(tr("%1 · %2").arg(nameOf(t), nameOf(d)), trayPath(toQString(d.id), toQString(t.id)));
        else
            for (const RackDesign& d : plan.rackDesigns) m_old->addItem(nameOf(d), toQString(d.id));
        int at = m_old->findData(chosen, IdRole);
        // The trays of the design that is looked at, first.
        for (int i = 0; at < 0 && ofTrays() && i < m_old->count(); ++i)
            if (m_old->itemData(i).toString().startsWith(designPath(m_design))) at = i;
        m_old->setCurrentIndex(at < 0 ? 0 : at);
    }
    fillNew();
}

void ReplaceDialog::fillNew()
{
    if (!m_document) return;
    {
        const QSignalBlocker quiet(m_new);
        m_new->clear();
        const QString old = m_old->currentData(IdRole).toString();
        const QStringList words = m_search->text().simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        const auto group = [this](const QString& title) {
            auto* item = new QListWidgetItem(title, m_new);
            item->setFlags(Qt::NoItemFlags);
            item->setFont(Theme::of(this).font(TextSize::Small, true));
            return item;
        };
        const auto offer = [&](const Entry& entry, bool catalogue) {
            const QString name = nameOf(entry);
            const QString text = name + QLatin1Char(' ') + toQString(entry.vendor);
            if (!std::all_of(words.begin(), words.end(), [&](const QString& w) { return text.contains(w, Qt::CaseInsensitive); }))
                return;
            auto* item = new QListWidgetItem(name, m_new);
            item->setToolTip(entry.vendor.empty() ? name : tr("%1, %2").arg(name, toQString(entry.vendor)));
            item->setData(IdRole, toQString(entry.id));
            item->setData(CatalogueRole, catalogue);
        };
        const auto both = [&](const auto& own, const auto& catalogue) {
            const QListWidgetItem* head = group(tr("In this plan"));
            const int before = m_new->count();
            for (const auto& entry : own)
                if (toQString(entry.id) != old) offer(entry, false);
            if (m_new->count() == before) delete m_new->takeItem(m_new->row(head));
            const QListWidgetItem* second = group(tr("From the catalogue"));
            const int then = m_new->count();
            for (const auto& entry : catalogue)
                if (std::none_of(own.begin(), own.end(), [&](const auto& there) { return there.catalogueId == entry.id; }))
                    offer(entry, true);
            if (m_new->count() == then) delete m_new->takeItem(m_new->row(second));
        };
        const auto trays = [&] {
            const auto steps = parsePath(old.toStdString());
            const RackDesign* design = steps && !steps->empty() ? findById(m_document->plan().rackDesigns, steps->front().id) : nullptr;
            if (!design) return;
            std::optional<TrayOffer::Source> before;
            for (const TrayOffer& tray : trayOffers(m_document->plan(), *design, offeredCatalogue().catalogue)) {
                if (tray.source == TrayOffer::Source::Design && trayPath(toQString(design->id), tray.id) == old) continue;
                const QString text = tray.name + QLatin1Char(' ') + tray.vendor;
                if (!std::all_of(words.begin(), words.end(), [&](const QString& w) { return text.contains(w, Qt::CaseInsensitive); })) continue;
                if (before != tray.source)
                    group(tray.source == TrayOffer::Source::Design ? tr("In this design") : tray.source == TrayOffer::Source::Plan ? tr("In this plan") : tr("From the catalogue"));
                before = tray.source;
                auto* item = new QListWidgetItem(tr("%1 · %2 %3").arg(tray.name).arg(tray.height).arg(tray.unitName), m_new);
                item->setToolTip(tray.vendor.isEmpty() ? tray.name : tr("%1, %2").arg(tray.name, tray.vendor));
                item->setData(IdRole, offerKey(tray));
            }
        };
        const Plan& plan = m_document->plan();
        const Equipment& offered = offeredCatalogue().catalogue.equipment;
        if (ofTrays())
            trays();
        else if (m_what->currentIndex() == 1)
            both(plan.accelerators, offered.accelerators);
        else
            both(plan.rackDesigns, offered.rackDesigns);
    }
    refresh();
}

void ReplaceDialog::refresh()
{
    if (!m_document) return;
    m_replacement.reset();
    m_trays.reset();
    m_problem.clear();
    const QListWidgetItem* chosen = m_new->currentItem();
    const QString old = m_old->currentData(IdRole).toString();
    const bool asked = chosen && !old.isEmpty() && chosen->flags().testFlag(Qt::ItemIsSelectable);
    if (asked && ofTrays()) {
        replaceTrays(old, chosen->data(IdRole).toString());
    } else if (asked) {
        const ReplaceBy by{chosen->data(CatalogueRole).toBool() ? ReplaceBy::Source::Catalogue : ReplaceBy::Source::Plan,
                           chosen->data(IdRole).toString().toStdString()};
        auto made = replaceEverywhere(m_document->plan(), offeredCatalogue().catalogue, list(), old.toStdString(), by,
                                      m_remove->isChecked());
        if (made)
            m_replacement = std::move(made).value();
        else
            m_problem = refusalWords(m_document->plan(), made.error());
    }
    m_replace->setEnabled((m_replacement && !m_replacement->edits.edits.empty()) || (m_trays && m_trays->places > 0));
    showPreview();
    showFigures();
}

void ReplaceDialog::replaceTrays(const QString& old, const QString& key)
{
    const auto steps = parsePath(old.toStdString());
    const RackDesign* design = steps && steps->size() > 1 ? findById(m_document->plan().rackDesigns, steps->front().id) : nullptr;
    if (!design) return;
    const Catalogue& catalogue = offeredCatalogue().catalogue;
    const auto offer = findOffer(trayOffers(m_document->plan(), *design, catalogue), key);
    if (!offer) return;
    auto made = replaceTray(m_document->plan(), catalogue, toQString(design->id), toQString((*steps)[1].id), *offer, m_remove->isChecked());
    if (made) m_trays = std::move(made).value();
    else m_problem = refusalWords(m_document->plan(), made.error());
}

void ReplaceDialog::showTrayPreview()
{
    const Theme& theme = Theme::of(this);
    m_heading->setText(m_trays->places == 0 ? tr("No place of the rack changes")
                                            : counted(m_trays->places, tr("Changes in %1 place"), tr("Changes in %1 places")));
    if (m_trays->places > 0)
        new QListWidgetItem(icon(QStringLiteral("edit"), theme), m_old->currentText(), m_preview);
    for (const QString& place : m_trays->withoutRoom)
        new QListWidgetItem(icon(QStringLiteral("warning"), theme), tr("Stays: no room above %1 for the higher tray").arg(place), m_preview);
}

void ReplaceDialog::showPreview()
{
    m_preview->clear();
    if (m_trays) return showTrayPreview();
    const Theme& theme = Theme::of(this);
    if (!m_replacement) {
        m_heading->setText(m_problem.isEmpty() ? tr("Choose what takes its place") : m_problem);
        return;
    }
    const Plan& plan = m_document->plan();
    const auto n = static_cast<int>(m_replacement->places());
    m_heading->setText(n == 0 ? tr("Nothing in the plan names it")
                              : counted(n, tr("Changes in %1 place"), tr("Changes in %1 places")));
    for (const ReplacedUse& use : m_replacement->uses) {
        QString words = placeWords(plan, toQString(use.path)) + QStringLiteral(" · ") + coreText(use.field);
        if (use.count > 1) words += QStringLiteral(" · ") + counted(use.count, tr("%1 place drawn"), tr("%1 places drawn"));
        auto* item = new QListWidgetItem(icon(QStringLiteral("edit"), theme), words, m_preview);
        item->setToolTip(toQString(use.path));
    }
    for (const KeptMention& kept : m_replacement->kept) {
        const QString text = toQString(kept.text);
        const QString words = kept.kind == KeptMention::Kind::Override
                                  ? tr("Stays: scenario %1 overrides %2").arg(nameInPlan(plan, QStringLiteral("scenarios[%1]").arg(toQString(kept.owner))), text)
                                  : tr("Stays: acknowledged finding %1 on %2").arg(toQString(kept.owner), text);
        auto* item = new QListWidgetItem(icon(QStringLiteral("warning"), theme), words, m_preview);
        item->setToolTip(m_remove->isChecked() && kept.kind == KeptMention::Kind::Override
                             ? tr("Once the old one is gone, this override finds nothing.") : words);
    }
}

/// Both as racks: what a change means before it is made.
void ReplaceDialog::showFigures()
{
    const bool racks = m_what->currentIndex() == 0 && m_replacement;
    m_figures->setVisible(racks);
    if (!racks) return;
    Plan then = m_document->plan();
    EditList edits = m_replacement->edits;
    if (!rw::apply(then, edits)) return;
    const Plan& now = m_document->plan();
    const RackDesign* a = findById(now.rackDesigns, m_old->currentData(IdRole).toString().toStdString());
    const RackDesign* b = findById(then.rackDesigns, m_replacement->id);
    if (!a || !b) return;
    const RackResult<double> ra = evaluateRack<double>(now, *a), rb = evaluateRack<double>(then, *b);
    const UnitSystem units = m_document->unitSystem();
    const QString none = QStringLiteral("–");
    struct Line {
        QString label;
        QString was;
        QString is;
    };
    const auto line = [&](const QString& label, const auto& get, const Unit& unit) {
        const auto words = [&](const RackResult<double>& r) {
            const std::optional<double> value = get(r);
            return value ? formatValue(*value, unit, units) : none;
        };
        return Line{label, words(ra), words(rb)};
    };
    const auto si = [](const auto& q) { return q ? std::optional(q->value()) : std::nullopt; };
    using R = RackResult<double>;
    const std::vector<Line> lines{
        line(tr("Design power"), [](const R& r) { return r.power ? std::optional(r.power->design.value()) : std::nullopt; }, unit::W),
        line(tr("Peak power"), [](const R& r) { return r.power ? std::optional(r.power->peak.value()) : std::nullopt; }, unit::W),
        line(tr("Accelerators"), [](const R& r) { return std::optional(r.accelerators.value()); }, unit::one),
        line(tr("To the coolant"), [&](const R& r) { return si(r.liquidHeat); }, unit::Wheat),
        line(tr("Coolant flow"), [&](const R& r) { return si(r.coolantFlow); }, unit::Lmin),
        line(tr("Mass"), [&](const R& r) { return si(r.mass); }, unit::kg)};
    m_figures->setRowCount(static_cast<int>(lines.size()));
    m_figures->setHorizontalHeaderLabels({tr("Of one rack"), tr("Now"), tr("Then")});
    m_figures->horizontalHeaderItem(1)->setToolTip(nameOf(*a));
    m_figures->horizontalHeaderItem(2)->setToolTip(nameOf(*b));
    for (int row = 0; row < m_figures->rowCount(); ++row) {
        const Line& words = lines[static_cast<std::size_t>(row)];
        const std::array<QString, 3> cells{words.label, words.was, words.is};
        for (int column = 0; column < 3; ++column) {
            auto* item = new QTableWidgetItem(cells[static_cast<std::size_t>(column)]);
            item->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            m_figures->setItem(row, column, item);
        }
        m_figures->setRowHeight(row, fontMetrics().height() + space::kXs);
    }
    for (int column = 1; column < 3; ++column)
        m_figures->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_figures->setFixedHeight(m_figures->horizontalHeader()->sizeHint().height() + m_figures->rowCount() * m_figures->rowHeight(0) + 2);
}

void ReplaceDialog::apply()
{
    if (!m_document || !m_replace->isEnabled()) return;
    const EditList edits = m_trays ? m_trays->list : m_replacement->edits;
    const QString id = m_trays ? m_trays->made : toQString(m_replacement->id);
    const int places = m_trays ? m_trays->places : static_cast<int>(m_replacement->places());
    m_applying = true;
    const Status status = m_document->apply(edits);
    m_applying = false;
    if (!status) {
        m_heading->setText(refusalWords(m_document->plan(), status.error()));
        return;
    }
    accept();
    emit replaced(id, places);
}

}  // namespace rw::ui
