// SPDX-License-Identifier: GPL-3.0-or-later
#include "tray_palette.h"

#include "document/format.h"
#include "elevation_view.h"
#include "shell/style_paint.h"
#include "shell/theme.h"
#include "tray_paint.h"
#include "widgets/search_field.h"

#include <QComboBox>
#include <QDrag>
#include <QListView>
#include <QMimeData>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kFaceHeight = 22;
constexpr int kPicture = 52;  // px, width of the small front

QString sourceName(TrayOffer::Source source)
{
    switch (source) {
    case TrayOffer::Source::Design: return TrayPalette::tr("In this design");
    case TrayOffer::Source::Plan: return TrayPalette::tr("In this plan");
    case TrayOffer::Source::Catalogue: return TrayPalette::tr("From the catalogue");
    }
    return {};
}

QString figureOf(const TrayOffer& offer)
{
    if (offer.power) return formatValue(*offer.power, unit::W);
    if (offer.rating) return TrayPalette::tr("%1 out").arg(formatValue(*offer.rating, unit::W));
    return offer.kind == TrayKind::Power || offer.kind == TrayKind::Cooling ? QString() : TrayPalette::tr("no power yet");
}

QString secondLine(const TrayOffer& offer)
{
    QStringList words{QStringLiteral("%1 %2").arg(offer.height).arg(offer.unitName)};
    if (offer.inDesign > 0) words << QStringLiteral("×%1").arg(offer.inDesign);
    if (!offer.vendor.isEmpty() && offer.source != TrayOffer::Source::Design) words << offer.vendor;
    return words.join(QStringLiteral(" · "));
}

/// A small front, the name in up to two lines, and what it is below. The first of each source has
/// the source's name above it.
class OfferDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static bool startsGroup(const QModelIndex& index)
    {
        return index.row() == 0 || index.siblingAtRow(index.row() - 1).data(TrayPaletteModel::SourceRole) !=
                                       index.data(TrayPaletteModel::SourceRole);
    }
    static QRect nameRect(const QRect& row)
    {
        return row.adjusted(kPicture + 3 * space::kXs, space::kXs, -space::kXs, 0);
    }
    static QSize nameSize(const QFont& font, int width, const QString& name)
    {
        const QFontMetrics metrics(font);
        const QRect needed = metrics.boundingRect(QRect(0, 0, std::max(width, 40), 1000), Qt::TextWordWrap, name);
        return {needed.width(), std::min(needed.height(), 2 * metrics.lineSpacing())};
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::of(option.widget);
        const QFontMetrics small(theme.font(TextSize::Small));
        const auto* view = qobject_cast<const QListView*>(option.widget);
        const int width = view ? view->viewport()->width() : 200;
        const int head = startsGroup(index) ? small.height() + space::kS : 0;
        const QSize name = nameSize(theme.font(), nameRect(QRect(0, 0, width - 2 * space::kXs, 10)).width(), index.data().toString());
        return {160, head + name.height() + small.lineSpacing() + space::kM + 4};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::of(option.widget);
        const Colors& c = theme.colors();
        const auto offer = index.data(TrayPaletteModel::OfferRole).value<TrayOffer>();
        const QFont small = theme.font(TextSize::Small);
        const QFontMetrics metrics(small);
        QRect r = option.rect.adjusted(space::kXs, 2, -space::kXs, -2);
        painter->save();
        painter->setFont(small);
        if (startsGroup(index)) {
            painter->setPen(c.textMuted);
            painter->drawText(QRect(r.left(), r.top(), r.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                              sourceName(offer.source));
            r.setTop(r.top() + metrics.height() + space::kS);
        }
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected || option.state.testFlag(QStyle::State_MouseOver))
            paint::box(painter, r, kRadius, selected ? c.accentSoft : c.hover);
        const QRect text = nameRect(r);
        const QSize name = nameSize(theme.font(), text.width(), offer.name);
        paintTray(*painter, QRectF(r.left() + space::kXs, r.top() + space::kXs + 1, kPicture, kFaceHeight - 4),
                  {offer.kind, {}, {}, offer.accelerators, 0}, TrayState::Normal, theme, true);
        painter->setFont(theme.font());
        painter->setPen(c.text);
        painter->drawText(QRect(text.left(), text.top(), text.width(), name.height()), Qt::AlignLeft | Qt::TextWordWrap, offer.name);
        painter->setFont(small);
        painter->setPen(c.textMuted);
        QString line = secondLine(offer);
        if (const QString figure = figureOf(offer); !figure.isEmpty()) line = figure + QStringLiteral(" · ") + line;
        painter->drawText(QRect(text.left(), text.top() + name.height(), text.width(), metrics.lineSpacing()),
                          Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(line, Qt::ElideRight, text.width()));
        if (selected && option.state.testFlag(QStyle::State_HasFocus))
            paint::focusRing(painter, QRectF(r).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, c.focus);
        painter->restore();
    }
};

/// Drags a picture of the tray rather than of the list's row.
class OfferList : public QListView {
public:
    using QListView::QListView;

protected:
    void startDrag(Qt::DropActions actions) override
    {
        const QModelIndexList chosen = selectedIndexes();
        if (chosen.isEmpty()) return;
        const auto offer = chosen.first().data(TrayPaletteModel::OfferRole).value<TrayOffer>();
        const Theme& theme = Theme::of(this);
        const QSize size(220, kFaceHeight);
        QPixmap picture(size * devicePixelRatioF());
        picture.setDevicePixelRatio(devicePixelRatioF());
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paintTray(painter, QRectF({0, 0}, size), {offer.kind, offer.name, {}, offer.accelerators, 0}, TrayState::Normal,
                  theme);
        painter.end();
        auto* drag = new QDrag(this);
        drag->setMimeData(model()->mimeData(chosen));
        drag->setPixmap(picture);
        drag->setHotSpot({size.width() / 2, size.height() / 2});
        drag->exec(actions, Qt::CopyAction);
    }
};

}  // namespace

void TrayPaletteModel::setOffers(std::vector<TrayOffer> offers)
{
    if (offers == m_offers) return;
    // Counts and powers change often, the trays seldom: then rows stay, and with them the selection.
    const bool same = offers.size() == m_offers.size() &&
                      std::equal(offers.begin(), offers.end(), m_offers.begin(),
                                 [](const TrayOffer& a, const TrayOffer& b) { return offerKey(a) == offerKey(b); });
    if (same) {
        m_offers = std::move(offers);
        emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_offers = std::move(offers);
    endResetModel();
}

int TrayPaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_offers.size());
}

QVariant TrayPaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const TrayOffer& o = offer(index.row());
    switch (role) {
    case Qt::DisplayRole: return o.name;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList words{o.name, kindName(o.kind), secondLine(o)};
        if (o.accelerators > 0) words << TrayPalette::tr("Accelerators: %1").arg(o.accelerators);
        if (o.inDesign > 0) words << TrayPalette::tr("In the rack: %1").arg(o.inDesign);
        if (const QString figure = figureOf(o); !figure.isEmpty()) words << figure;
        return words.join(role == Qt::ToolTipRole ? QStringLiteral("\n") : QStringLiteral(", "));
    }
    case OfferRole: return QVariant::fromValue(o);
    case KindRole: return static_cast<int>(o.kind);
    case SourceRole: return static_cast<int>(o.source);
    default: return {};
    }
}

Qt::ItemFlags TrayPaletteModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? QAbstractListModel::flags(index) | Qt::ItemIsDragEnabled : Qt::NoItemFlags;
}

QStringList TrayPaletteModel::mimeTypes() const
{
    return {QLatin1String(kTrayMimeType)};
}

QMimeData* TrayPaletteModel::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty()) return nullptr;
    auto* data = new QMimeData;  // the drag takes it
    const TrayOffer& o = offer(indexes.first().row());
    data->setData(QLatin1String(kTrayMimeType), offerKey(o).toUtf8());
    data->setText(o.name);
    return data;
}

void TrayPaletteFilter::setWords(const QString& text)
{
    m_words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void TrayPaletteFilter::setKind(std::optional<TrayKind> kind)
{
    m_kind = kind;
    invalidateFilter();
}

bool TrayPaletteFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_kind && index.data(TrayPaletteModel::KindRole).toInt() != static_cast<int>(*m_kind)) return false;
    const QString text = index.data(Qt::AccessibleTextRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

TrayPalette::TrayPalette(QWidget* parent)
    : QWidget(parent), m_model(new TrayPaletteModel(this)), m_filter(new TrayPaletteFilter(this)),
      m_search(new SearchField(tr("Find a tray"))), m_kind(new QComboBox), m_list(new OfferList),
      m_remark(new QLabel)
{
    m_filter->setSourceModel(m_model);
    m_list->setModel(m_filter);
    m_list->setItemDelegate(new OfferDelegate(m_list));
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setAccessibleName(tr("Trays to place"));
    m_list->setWhatsThis(tr("Drag a tray into the rack, or press Enter to put it at the lowest free place."));
    m_kind->setAccessibleName(tr("Kind of tray"));
    m_kind->addItem(tr("All kinds"), -1);
    for (int k = 0; k <= static_cast<int>(TrayKind::Other); ++k) m_kind->addItem(kindName(static_cast<TrayKind>(k)), k);
    m_search->setAccessibleName(tr("Find a tray"));
    setMuted(m_remark);
    setTextSize(m_remark, TextSize::Small);
    m_remark->setWordWrap(true);
    m_remark->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(m_search);
    column->addWidget(m_kind);
    column->addWidget(m_list, 1);
    column->addWidget(m_remark);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setWords(text);
        updateRemark();
    });
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        const int kind = m_kind->currentData().toInt();
        m_filter->setKind(kind < 0 ? std::nullopt : std::optional(static_cast<TrayKind>(kind)));
        updateRemark();
    });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) {
        emit placeRequested(offerKey(index.data(TrayPaletteModel::OfferRole).value<TrayOffer>()));
    });
}

void TrayPalette::setOffers(std::vector<TrayOffer> offers)
{
    m_model->setOffers(std::move(offers));
    updateRemark();
}

void TrayPalette::updateRemark()
{
    m_remark->setVisible(m_filter->rowCount() == 0);
    m_remark->setText(m_model->rowCount() == 0 ? tr("No trays yet. Trays of this design, of the plan and of the "
                                                    "catalogue appear here.")
                                               : tr("No tray matches."));
}

}  // namespace rw::ui
