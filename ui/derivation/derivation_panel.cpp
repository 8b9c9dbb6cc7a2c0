// SPDX-License-Identifier: GPL-3.0-or-later
#include "derivation/derivation_panel.h"

#include "derivation/derivation_delegate.h"
#include "document/plan_document.h"
#include "evaluate/derivation_text.h"
#include "jobs/evaluation_runner.h"
#include "models/derivation_model.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolButton>
#include <QTreeView>

namespace rw::ui {

namespace {
constexpr int kOpenDepth = 2;  // what a reader takes in at a glance; the rest unfolds
}

DerivationPanel::DerivationPanel(QWidget* parent)
    : QWidget(parent), m_model(new DerivationModel(this)), m_head(new QWidget(this)), m_title(new QLabel(this)), m_value(new QLabel(this)),
      m_remark(new ElidedLabel(this)), m_copy(new QToolButton(this)), m_view(new QTreeView(this)),
      m_empty(new QLabel(this)),
      m_stack(new QStackedLayout)
{
    setAccessibleName(tr("Derivation"));
    const Theme& theme = Theme::of(this);
    setTextSize(m_title, TextSize::Body, true);
    setTextSize(m_value, TextSize::Body, true);
    setMuted(m_remark);
    setTextSize(m_remark, TextSize::Small);
    m_copy->setIcon(icon(QStringLiteral("copy"), theme));
    m_copy->setText(tr("Copy as text"));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setAutoRaise(true);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QApplication::clipboard()->setText(asText());
        emit statusText(tr("Derivation copied"));
    });
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    setMuted(m_empty);
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    head->setSpacing(space::kS);
    head->addWidget(m_title);
    head->addWidget(m_value);
    head->addWidget(m_remark, 1);
    head->addWidget(m_copy);

    m_view->setModel(m_model);
    m_view->setItemDelegate(new DerivationDelegate(m_view));
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setAccessibleName(tr("Derivation"));
    m_view->header()->setStretchLastSection(true);
    connect(m_view, &QTreeView::clicked, this, &DerivationPanel::openPath);
    connect(m_view, &QTreeView::activated, this, &DerivationPanel::openPath);

    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    m_stack->setContentsMargins(0, 0, 0, 0);
    setLayout(m_stack);
    showNothing();
}

void DerivationPanel::showNothing()
{
    m_shown.clear();
    m_model->setDerivation({});
    m_title->setText(tr("Derivation"));
    m_value->clear();
    m_remark->setText({});
    m_copy->setEnabled(false);
    m_empty->setText(tr("Click a key figure, or press Ctrl+K and type its name, to see how it came about."));
    m_stack->setCurrentIndex(0);
}

void DerivationPanel::setDocument(PlanDocument* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    m_figure.clear();
    showNothing();
    if (!document) return;
    connect(document, &PlanDocument::evaluationChanged, this, &DerivationPanel::ask);
    connect(document, &PlanDocument::planReplaced, this, [this] {
        m_figure.clear();
        showNothing();
    });
    connect(document, &PlanDocument::unitSystemChanged, this, [this] {
        m_model->setUnitSystem(m_document->unitSystem());
        m_view->expandToDepth(kOpenDepth);
    });
}

void DerivationPanel::showFigure(const QString& figurePath)
{
    m_figure = figurePath;
    ask();
}

void DerivationPanel::ask()
{
    if (m_figure.isEmpty() || !m_document) return;
    if (m_asking) {
        // One at a time: while a value is dragged the tree follows as fast as it can and no faster.
        m_askAgain = true;
        return;
    }
    m_asking = true;
    m_document->runner()->explain(m_document->plan(), m_document->scenario().toStdString(), m_figure.toStdString(),
                                  this, [this, asked = m_figure](const Result<Derivation>& answer) {
                                      m_asking = false;
                                      take(asked, answer);
                                      if (m_askAgain) {
                                          m_askAgain = false;
                                          ask();
                                      }
                                  });
}

void DerivationPanel::take(const QString& figurePath, const Result<Derivation>& answer)
{
    if (figurePath != m_figure) return;
    if (!answer) {
        showNothing();
        m_empty->setText(tr("This figure has no value: %1").arg(QString::fromStdString(answer.error().message())));
        emit ready();
        return;
    }
    const bool another = m_shown != figurePath;
    const int scroll = another ? 0 : m_view->verticalScrollBar()->value();
    m_model->setDerivation(*answer);
    m_shown = figurePath;
    const Derivation::Node& root = answer->nodes.front();
    m_title->setText(root.label.empty() ? QString::fromStdString(root.symbol) : QString::fromStdString(root.label));
    m_value->setText(formatValue(root.si, *root.unit, m_document->unitSystem()));
    const int assumed = m_model->assumedCount();
    m_remark->setText(assumed == 0 ? tr("every input has a source")
                                   : counted(assumed, tr("%1 input is assumed or unknown"), tr("%1 inputs are assumed or unknown")));
    m_copy->setEnabled(true);
    m_stack->setCurrentIndex(1);
    m_view->expandToDepth(kOpenDepth);
    if (another) {
        m_view->resizeColumnToContents(DerivationModel::WhatColumn);
        m_view->setColumnWidth(DerivationModel::WhatColumn,
                               std::clamp(m_view->columnWidth(DerivationModel::WhatColumn), 260, 420));
        m_view->setColumnWidth(DerivationModel::ValueColumn, 112);
        m_view->setColumnWidth(DerivationModel::FormulaColumn, 300);
        m_view->setCurrentIndex(m_model->index(0, 0));
    }
    m_view->verticalScrollBar()->setValue(scroll);
    emit ready();
}

void DerivationPanel::openPath(const QModelIndex& index)
{
    const QString path = index.siblingAtColumn(0).data(DerivationModel::PathRole).toString();
    if (!path.isEmpty()) emit jumpWanted(path);
}

QString DerivationPanel::asText() const
{
    // With the values as the tree shows them.
    const UnitSystem units = m_document ? m_document->unitSystem() : UnitSystem::Si;
    return QString::fromStdString(derivationText(m_model->derivation(), [units](const Derivation::Node& n) {
        return formatValue(n.si, *n.unit, units).toStdString();
    }));
}

}  // namespace rw::ui
