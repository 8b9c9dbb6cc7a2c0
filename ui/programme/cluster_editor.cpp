// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster_editor.h"

#include "catalogue/display_name.h"
#include "catalogue_menu.h"
#include "document/refusal.h"
#include "file/user_catalogue.h"
#include "programme_edits.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"
#include "widgets/figure_row.h"
#include "widgets/quantity_edit.h"
#include "widgets/section_header.h"
#include "widgets/tab_order.h"
#include "widgets/tool_button.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace rw::ui {
namespace {

constexpr int kSwatch = 12;

QPixmap swatch(const QColor& color, double ratio)
{
    QPixmap pixmap(QSize(kSwatch, kSwatch) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(0, 0, kSwatch, kSwatch), 3.0, 3.0);
    return pixmap;
}

}  // namespace

class ClusterEditor::Card : public QWidget {
public:
    QString cluster;
    QLabel* color = new QLabel;
    ElidedLabel* title = new ElidedLabel;
    QToolButton* remove = new QToolButton;
    QuantityEdit* size = new QuantityEdit;
    QComboBox* unit = new QComboBox;
    FigureRow* other = new FigureRow(QString());
    FigureRow* tiers = new FigureRow(ClusterEditor::tr("Switch tiers"));
    FigureRow* switches = new FigureRow(ClusterEditor::tr("Switches"));
    FigureRow* optics = new FigureRow(ClusterEditor::tr("Transceivers"));
    FigureRow* networkRacks = new FigureRow(ClusterEditor::tr("Network racks"));
    FigureRow* power = new FigureRow(ClusterEditor::tr("Network power"));
    QLabel* note = new QLabel;
    bool filling = false;

    explicit Card(ClusterEditor* owner)
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, space::kM);
        column->setSpacing(0);
        auto* head = new QHBoxLayout;
        head->setSpacing(space::kS);
        setTextSize(title, TextSize::Body, true);
        remove->setIcon(icon(QStringLiteral("close"), Theme::of(this)));
        remove->setIconSize(QSize(14, 14));
        remove->setAutoRaise(true);
        head->addWidget(color);
        head->addWidget(title, 1);
        head->addWidget(remove);
        column->addLayout(head);
        auto* row = new QHBoxLayout;
        row->setContentsMargins(space::kXs, space::kXs, 0, space::kXs);
        row->setSpacing(space::kS);
        auto* label = new QLabel(ClusterEditor::tr("Size"));
        setMuted(label);
        size->setField(*typeOf<Cluster>().find("size"));
        size->setDragLabel(label);
        size->setAccessibleName(ClusterEditor::tr("Cluster size"));
        label->setBuddy(size);
        unit->addItems({ClusterEditor::tr("accelerators"), ClusterEditor::tr("racks")});
        unit->setAccessibleName(ClusterEditor::tr("What the size counts"));
        row->addWidget(label);
        row->addWidget(size, 1);
        row->addWidget(unit);
        column->addLayout(row);
        for (FigureRow* figure : {other, tiers, switches, optics, networkRacks, power}) {
            column->addWidget(figure);
            QObject::connect(figure, &FigureRow::derivationWanted, owner, &ClusterEditor::derivationWanted);
        }
        note->setWordWrap(true);
        setTextSize(note, TextSize::Small);
        note->setContentsMargins(space::kXs, space::kXs, 0, 0);
        note->hide();
        column->addWidget(note);
    }
};

ClusterEditor::ClusterEditor(QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_add(toolButton("add", tr("Add a cluster"), Theme::of(this))), m_menu(new QMenu(this)),
      m_none(new QLabel(tr("A cluster joins racks of one design by one network. Add one to place racks.")))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kXs);
    auto* header = new SectionHeader(tr("Clusters"));
    m_add->setMenu(m_menu);
    m_add->setPopupMode(QToolButton::InstantPopup);
    header->addTrailing(m_add);
    m_column->addWidget(header);
    m_none->setWordWrap(true);
    setMuted(m_none);
    m_column->addWidget(m_none);
    connect(m_menu, &QMenu::aboutToShow, this, &ClusterEditor::fillMenu);
}

void ClusterEditor::setDocument(PlanDocument* document)
{
    m_document = document;
    refresh();
}

void ClusterEditor::apply(EditList edits)
{
    if (!m_document) return;
    if (const Status status = m_document->apply(std::move(edits)); !status) {
        emit refused(refusalWords(m_document->plan(), status.error()));
        refresh();
    }
}

void ClusterEditor::fillMenu()
{
    m_menu->clear();
    if (!m_document) return;
    for (const RackDesign& design : m_document->plan().rackDesigns)
        m_menu->addAction(tr("Cluster of %1").arg(toQString(displayName(design))), this,
                          [this, id = toQString(design.id)] { apply(addCluster(m_document->plan(), id).list); });
    addCatalogueDesigns(*m_menu, m_document->plan(), [this](const QString& entry) {
        if (Result<ProgrammeEdits> made = addClusterFromCatalogue(m_document->plan(), offeredCatalogue().catalogue, entry)) apply(made->list);
        else emit refused(refusalWords(m_document->plan(), made.error()));
    });
}

void ClusterEditor::refresh()
{
    if (!m_document) return;
    const Plan& plan = m_document->plan();
    const auto& evaluation = m_document->evaluation();
    m_none->setVisible(plan.clusters.empty());
    const bool more = m_cards.size() < static_cast<qsizetype>(plan.clusters.size());
    while (m_cards.size() < static_cast<qsizetype>(plan.clusters.size())) {
        auto* card = new Card(this);
        m_cards << card;
        m_column->addWidget(card);
        const auto set = [this, card](const char* key, Tree value) {
            if (!card->filling)
                apply({"edit.set", {Edit::set(clusterPath(card->cluster).toStdString() + "." + key, std::move(value))}});
        };
        connect(card->size, &QuantityEdit::siChanged, this, [set](std::optional<double> si) {
            if (si) set("size", Tree(std::int64_t{std::llround(*si)}));
        });
        connect(card->size, &QuantityEdit::liveEditStarted, this, [this] { m_document->beginLiveEdit(); });
        connect(card->size, &QuantityEdit::liveEditFinished, this, [this] { m_document->endLiveEdit(); });
        connect(card->size, &QuantityEdit::refused, this, [this, card](const QString& why) {
            emit refused(withPlace(card->title->text(), withPlace(card->size->accessibleName(), why)));
        });
        connect(card->unit, &QComboBox::currentIndexChanged, this,
                [set](int unit) { set("size_unit", Tree(unit == 0 ? "accelerators" : "racks")); });
        connect(card->remove, &QToolButton::clicked, this, [this, card] { apply(removeCluster(card->cluster)); });
    }
    if (more) chainTabs({this});
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        Card& card = *m_cards.at(i);
        const bool used = i < static_cast<qsizetype>(plan.clusters.size());
        card.setVisible(used);
        if (!used) continue;
        const Cluster& cluster = plan.clusters.at(static_cast<std::size_t>(i));
        card.filling = true;
        card.cluster = toQString(cluster.id);
        card.color->setPixmap(swatch(Theme::of(this).category(static_cast<int>(i)), devicePixelRatioF()));
        card.title->setText(toQString(displayName(cluster)));
        card.size->setSi(static_cast<double>(cluster.size));
        card.unit->setCurrentIndex(static_cast<int>(cluster.sizeUnit));
        const QStringList uses = clusterUses(plan, card.cluster);
        card.remove->setEnabled(uses.isEmpty());
        card.remove->setToolTip(uses.isEmpty() ? tr("Remove this cluster")
                                               : tr("Cannot be removed: in the mix of %1").arg(uses.join(QStringLiteral(", "))));
        card.remove->setAccessibleName(tr("Remove cluster %1").arg(card.title->text()));

        const ClusterResult<double>* result = evaluation ? findById(evaluation->clusters, cluster.id) : nullptr;
        const auto count = [&](FigureRow* row, const char* key, const Count<double>& value) {
            row->setFigure(formatCount(std::llround(value.value())), QStringLiteral("clusters[%1].%2").arg(card.cluster, QLatin1String(key)));
        };
        for (FigureRow* row : {card.other, card.tiers, card.switches, card.optics, card.networkRacks, card.power})
            row->setVisible(result != nullptr);
        QString words;
        if (result) {
            const bool byRacks = cluster.sizeUnit == SizeUnit::Racks;
            card.other->setLabel(byRacks ? tr("Accelerators") : tr("Racks"));
            count(card.other, byRacks ? "accelerators" : "racks", byRacks ? result->accelerators : result->racks);
            count(card.tiers, "tiers", result->tiers);
            count(card.switches, "switches", result->switches);
            count(card.optics, "optics", result->optics);
            count(card.networkRacks, "network_racks", result->networkRacks);
            card.power->setFigure(formatValue(result->networkPower.value(), unit::W),
                                  QStringLiteral("clusters[%1].network_power_W").arg(card.cluster));
            const NetworkSwitch* sw = findById(plan.switches, cluster.networkSwitch);
            const QString endpoints = formatCount(std::llround(result->endpoints.value()));
            if (!result->reachable)
                words = tr("Three tiers of this switch cannot join %1 ports. A larger radix or a smaller cluster can.").arg(endpoints);
            else if (result->tiers.value() >= 3.0 && sw)
                words = tr("This size needs a third tier: %1 ports are more than two tiers of %2-port switches join.")
                            .arg(endpoints).arg(sw->radix);
            else if (!sw)
                words = tr("No switch chosen: the network counts nothing.");
        }
        card.note->setText(words);
        card.note->setVisible(!words.isEmpty());
        QPalette palette = card.note->palette();
        palette.setColor(QPalette::WindowText, Theme::of(this).colors().warning);
        card.note->setPalette(palette);
        card.filling = false;
    }
}

}  // namespace rw::ui
