// SPDX-License-Identifier: GPL-3.0-or-later
#include "path_edit.h"

#include "document/plan_words.h"
#include "evaluate/figures.h"
#include "document/figure_words.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace rw::ui {
namespace {

constexpr int kRowsShown = 12;
constexpr int kListWidth = 520;  // px; names and paths are longer than the field

/// Found by words and path together; what it gives is the path.
class PathCompleter : public QCompleter {
public:
    using QCompleter::QCompleter;
    QString pathFromIndex(const QModelIndex& index) const override { return index.data(Qt::UserRole).toString(); }
};

}  // namespace

PathEdit::PathEdit(std::function<QList<Offer>()> offers, QWidget* parent)
    : QLineEdit(parent), m_offers(std::move(offers)), m_model(new QStandardItemModel(this))
{
    auto* completer = new PathCompleter(m_model, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(kRowsShown);
    completer->popup()->setMinimumWidth(kListWidth);
    completer->popup()->setTextElideMode(Qt::ElideMiddle);
    completer->popup()->setAccessibleName(tr("What there is"));
    setCompleter(completer);
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, [this](const QString& path) { setPath(path); });
    connect(this, &QLineEdit::editingFinished, this, &PathEdit::tell);
}

void PathEdit::setPath(const QString& path)
{
    if (text() != path) setText(path);
    setCursorPosition(0);
    tell();
}

void PathEdit::tell()
{
    if (path() == m_told) return;
    m_told = path();
    emit pathChanged(m_told);
}

void PathEdit::fill()
{
    if (m_filled) return;
    m_filled = true;
    m_model->clear();
    for (const Offer& offer : m_offers()) {
        auto* item = new QStandardItem(QStringLiteral("%1   %2").arg(offer.words, offer.path));
        item->setData(offer.path, Qt::UserRole);
        item->setEditable(false);
        m_model->appendRow(item);
    }
}

void PathEdit::focusInEvent(QFocusEvent* event)
{
    fill();
    QLineEdit::focusInEvent(event);
}

void PathEdit::keyPressEvent(QKeyEvent* event)
{
    // Down offers everything, as a combo box does.
    if (event->key() == Qt::Key_Down && !completer()->popup()->isVisible()) {
        fill();
        completer()->setCompletionPrefix(QString());
        completer()->complete();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

QList<PathEdit::Offer> inputOffers(const Plan& plan, InputKinds kinds)
{
    QList<PathEdit::Offer> offers;
    for (const std::string& path : inputPaths(plan, kinds)) {
        const QString at = QString::fromStdString(path);
        offers << PathEdit::Offer{placeWords(plan, at), at};
    }
    return offers;
}

QList<PathEdit::Offer> figureOffers(const Plan& plan, const Evaluation& evaluation)
{
    QList<PathEdit::Offer> offers;
    for (const Figure& figure : figures(evaluation)) {
        const QString path = QString::fromStdString(figure.path);
        if (figure.si) offers << PathEdit::Offer{figureTitle(plan, path, *figure.about), path};
    }
    return offers;
}

}  // namespace rw::ui
