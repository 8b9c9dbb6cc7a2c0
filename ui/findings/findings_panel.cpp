// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/findings_panel.h"

#include "document/plan_document.h"
#include "document/refusal.h"
#include "findings/acknowledge_dialog.h"
#include "findings/finding_delegate.h"
#include "shell/icons.h"
#include "shell/page.h"
#include "shell/theme.h"
#include "widgets/segmented_control.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPersistentModelIndex>
#include <QStackedLayout>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {

namespace {

constexpr rw::Severity kSeverities[] = {rw::Severity::Error, rw::Severity::Warning, rw::Severity::Note};

// px, at text of the usual size
constexpr int kCodeFrom = 1080;
constexpr int kCodeWidth = 188;
constexpr int kSeverityWidth = 104;

struct Look {
    const char* icon;
    IconTone tone;
};
constexpr Look kLooks[] = {{"error", IconTone::Error}, {"warning", IconTone::Warning}, {"note", IconTone::Accent}};

QString countText(rw::Severity severity, int n)
{
    switch (severity) {
    case rw::Severity::Error: return counted(n, FindingsPanel::tr("%1 error"), FindingsPanel::tr("%1 errors"));
    case rw::Severity::Warning: return counted(n, FindingsPanel::tr("%1 warning"), FindingsPanel::tr("%1 warnings"));
    case rw::Severity::Note: return counted(n, FindingsPanel::tr("%1 note"), FindingsPanel::tr("%1 notes"));
    }
    return {};
}

QToolButton* toggle(QWidget* parent, bool on)
{
    auto* button = new QToolButton(parent);
    button->setCheckable(true);
    button->setChecked(on);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

}  // namespace

FindingsPanel::FindingsPanel(QWidget* parent)
    : QWidget(parent), m_head(new QWidget(this)), m_model(new FindingsModel(this)), m_filter(new FindingsFilter(this)),
      m_view(new QTreeView(this)), m_acknowledged(toggle(this, false)), m_accept(new QToolButton(this)),
      m_scope(new SegmentedControl(this)), m_emptyText(new QLabel(this)), m_empty(new QWidget(this)),
      m_stack(new QStackedLayout)
{
    setAccessibleName(tr("Findings"));
    const Theme& theme = Theme::of(this);
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(space::kS, space::kXs, space::kXs, space::kXs);
    head->setSpacing(space::kXs / 2);
    for (const rw::Severity severity : kSeverities) {
        const auto i = static_cast<std::size_t>(severity);
        m_severity[i] = toggle(this, true);
        m_severity[i]->setIcon(icon(QString::fromLatin1(kLooks[i].icon), theme, kLooks[i].tone));
        connect(m_severity[i], &QToolButton::toggled, this, [this, severity](bool on) {
            m_filter->setShown(severity, on);
            showCounts();
        });
        head->addWidget(m_severity[i]);
    }
    m_acknowledged->setIcon(icon(QStringLiteral("ok"), theme, IconTone::Muted));
    connect(m_acknowledged, &QToolButton::toggled, this, [this](bool on) {
        m_filter->setAcknowledgedShown(on);
        showCounts();
    });
    head->addWidget(m_acknowledged);
    head->addStretch();
    m_accept->setAutoRaise(true);
    m_accept->setToolButtonStyle(Qt::ToolButtonTextOnly);  // the tick stands beside it, for what is acknowledged
    connect(m_accept, &QToolButton::clicked, this, &FindingsPanel::acknowledgeSelected);
    head->addWidget(m_accept);
    m_scope->addSegment(tr("All pages"));
    m_scope->addSegment(tr("This page"));
    m_scope->setAccessibleName(tr("Whose findings"));
    connect(m_scope, &SegmentedControl::currentChanged, this, [this] {
        applyPageFilter();
        showCounts();
    });
    head->addWidget(m_scope);
    m_head->installEventFilter(this);

    m_filter->setSourceModel(m_model);
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new FindingDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setMinimumHeight(0);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setAccessibleName(tr("Findings"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(FindingsModel::MessageColumn, QHeaderView::Stretch);
    m_view->header()->hide();
    // Rows are as high as their words in the width there is.
    connect(m_view->header(), &QHeaderView::sectionResized, m_view, [this](int column) {
        if (column == FindingsModel::MessageColumn || column == FindingsModel::PlaceColumn) m_view->doItemsLayout();
    }, Qt::QueuedConnection);  // not while the header lays itself out
    connect(&theme, &Theme::changed, this, &FindingsPanel::fitColumns);
    connect(&theme, &Theme::changed, this, &FindingsPanel::fitHead);
    connect(m_view, &QTreeView::activated, this, &FindingsPanel::jump);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &FindingsPanel::menuAt);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &FindingsPanel::selectionMoved);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &FindingsPanel::selectionMoved);
    selectionMoved();

    auto* emptyRow = new QVBoxLayout(m_empty);
    m_emptyText->setAlignment(Qt::AlignCenter);
    setMuted(m_emptyText);
    emptyRow->addWidget(m_emptyText);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_stack, 1);

    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &FindingsPanel::showCounts);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &FindingsPanel::showCounts);
    showCounts();
}

void FindingsPanel::setDocument(PlanDocument* document)
{
    m_document = document;
    m_model->setDocument(document);
    if (document) connect(document, &PlanDocument::evaluationChanged, this, &FindingsPanel::showCounts);
    showCounts();
}

void FindingsPanel::setPage(const Page* page)
{
    m_page = page;
    applyPageFilter();
    showCounts();
}

void FindingsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

bool FindingsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_head && event->type() == QEvent::Resize) fitHead();
    return QWidget::eventFilter(watched, event);
}

/// Counts with their words; where these have no room the numbers alone, beside their icons.
void FindingsPanel::fitHead()
{
    const auto words = [](const QToolButton* button) { return button->accessibleName(); };
    const auto number = [this](const QToolButton* button) {
        for (const rw::Severity severity : kSeverities)
            if (button == m_severity[static_cast<std::size_t>(severity)]) return formatCount(m_model->count(severity));
        return formatCount(m_model->acknowledgedCount());
    };
    const auto widthWith = [](const QToolButton* button, const QString& text) {
        const QFontMetrics metrics(button->font());
        return button->sizeHint().width() + metrics.horizontalAdvance(text) - metrics.horizontalAdvance(button->text());
    };
    QList<QToolButton*> counts{m_severity[0], m_severity[1], m_severity[2]};
    if (!m_acknowledged->isHidden()) counts << m_acknowledged;
    const QLayout* row = m_head->layout();
    int whole = row->contentsMargins().left() + row->contentsMargins().right() + m_scope->sizeHint().width();
    if (!m_accept->isHidden()) whole += m_accept->sizeHint().width();
    for (QToolButton* button : counts) {
        whole += widthWith(button, words(button));
        button->setMinimumWidth(std::max(1, widthWith(button, number(button))));  // so that the window may be that narrow
    }
    whole += row->spacing() * static_cast<int>(counts.size() + 2);
    // How many are acknowledged is asked least.
    int missing = whole - m_head->width();
    if (!m_acknowledged->isHidden()) {
        const int saved = widthWith(m_acknowledged, words(m_acknowledged)) - widthWith(m_acknowledged, number(m_acknowledged));
        m_acknowledged->setText(missing > 0 ? number(m_acknowledged) : words(m_acknowledged));
        if (missing > 0) missing -= saved;
    }
    for (QToolButton* button : m_severity) button->setText(missing > 0 ? number(button) : words(button));
}

/// The sentence is what one reads; the code gives way first, then the place shrinks.
void FindingsPanel::fitColumns()
{
    const double scale = Theme::of(this).textScale();
    const auto scaled = [scale](int pixels) { return static_cast<int>(pixels * scale); };
    m_view->setColumnHidden(FindingsModel::CodeColumn, width() < scaled(kCodeFrom));
    m_view->header()->resizeSection(FindingsModel::SeverityColumn, scaled(kSeverityWidth));
    m_view->header()->resizeSection(FindingsModel::PlaceColumn, std::clamp(width() / 5, scaled(112), scaled(208)));
    m_view->header()->resizeSection(FindingsModel::CodeColumn, scaled(kCodeWidth));
}

void FindingsPanel::applyPageFilter()
{
    if (m_scope->currentIndex() == 1 && m_page)
        m_filter->setSubjectFilter([page = m_page](const QString& subject) { return page->shows(subject); });
    else
        m_filter->setSubjectFilter({});
}

void FindingsPanel::showCounts()
{
    for (const rw::Severity severity : kSeverities) {
        QToolButton* button = m_severity[static_cast<std::size_t>(severity)];
        button->setAccessibleName(countText(severity, m_model->count(severity)));
        button->setToolTip(QStringLiteral("%1\n%2").arg(button->accessibleName(), button->isChecked() ? tr("Hide these") : tr("Show these")));
    }
    const int accepted = m_model->acknowledgedCount();
    m_acknowledged->setAccessibleName(tr("%1 acknowledged").arg(accepted));
    m_acknowledged->setToolTip(QStringLiteral("%1\n%2").arg(m_acknowledged->accessibleName(),
                                                            m_acknowledged->isChecked() ? tr("Hide these") : tr("Show these")));
    m_acknowledged->setVisible(accepted > 0);
    fitHead();
    const bool any = m_filter->rowCount() > 0;
    if (!m_document || !m_document->evaluation()) m_emptyText->setText(tr("Calculating…"));
    else if (m_model->rowCount() == 0) m_emptyText->setText(tr("Nothing to report: every check of this plan passes."));
    else m_emptyText->setText(tr("Nothing under these filters; %1 in all.").arg(m_model->rowCount()));
    m_stack->setCurrentIndex(any ? 0 : 1);
    m_accept->setVisible(any);
    emit countsChanged();
}

void FindingsPanel::jump(const QModelIndex& index)
{
    const QString subject = index.siblingAtColumn(0).data(FindingsModel::SubjectRole).toString();
    if (!subject.isEmpty()) emit jumpWanted(subject);
}

Status FindingsPanel::acknowledge(const Finding& finding, const QString& reason)
{
    EditList edits{"edit.acknowledge", {}};
    const std::string id = m_document->newId("acknowledgement", edits);
    edits.edits.push_back(Edit::insert("acknowledgements", m_document->plan().acknowledgements.size(),
                                       Tree::Object{{"id", id}, {"code", finding.code},
                                                    {"subject", finding.subject}, {"reason", reason.toStdString()}}));
    return m_document->apply(std::move(edits));
}

Status FindingsPanel::withdraw(const Finding& finding)
{
    EditList edits{"edit.withdraw-acknowledgement", {}};
    for (const Acknowledgement& a : m_document->plan().acknowledgements)
        if (a.code == finding.code && a.subject == finding.subject)
            edits.edits.push_back(Edit::remove("acknowledgements[" + a.id + "]"));
    return m_document->apply(std::move(edits));
}

void FindingsPanel::selectionMoved()
{
    const QModelIndex at = m_view->currentIndex();
    const bool accepted = at.isValid() && at.siblingAtColumn(0).data(FindingsModel::AcknowledgedRole).toBool();
    m_accept->setEnabled(at.isValid());
    m_accept->setText(accepted ? tr("Withdraw") : tr("Acknowledge…"));
    m_accept->setToolTip(accepted ? tr("Take back that the selected finding is accepted")
                                  : tr("Accept the selected finding and say why; the reason is stored in the plan"));
}

void FindingsPanel::acknowledgeSelected()
{
    const QModelIndex at = m_filter->mapToSource(m_view->currentIndex());
    if (!at.isValid()) return;
    // A copy: while the reason is typed new figures may come, and with them other rows.
    const Finding finding = m_model->finding(at.row());
    Status done = Done{};
    if (finding.acknowledged()) {
        done = withdraw(finding);
    } else {
        AcknowledgeDialog dialog(at.siblingAtColumn(FindingsModel::PlaceColumn).data().toString(),
                                 at.siblingAtColumn(FindingsModel::MessageColumn).data().toString(), this);
        if (dialog.exec() != QDialog::Accepted) return;
        done = acknowledge(finding, dialog.reason());
    }
    if (!done) emit statusText(refusalWords(m_document->plan(), done.error()));
}

void FindingsPanel::menuAt(const QPoint& position)
{
    const QPersistentModelIndex shown = m_view->indexAt(position);
    if (!shown.isValid()) return;
    m_view->setCurrentIndex(shown);
    const QString subject = shown.data(FindingsModel::SubjectRole).toString();
    QMenu menu(this);
    if (!subject.isEmpty()) menu.addAction(tr("Go to"), this, [this, subject] { emit jumpWanted(subject); });
    menu.addAction(shown.data(FindingsModel::AcknowledgedRole).toBool() ? tr("Withdraw acknowledgement") : tr("Acknowledge…"), this,
                   [this, shown] {
                       if (!shown.isValid()) return;
                       m_view->setCurrentIndex(shown);
                       acknowledgeSelected();
                   });
    menu.addAction(tr("Copy"), this, [words = shown.data(Qt::ToolTipRole).toString()] { QApplication::clipboard()->setText(words); });
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

}  // namespace rw::ui
