// SPDX-License-Identifier: GPL-3.0-or-later
#include "welcome/welcome_page.h"

#include "document/plan_files.h"
#include "shell/app_style.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "welcome/file_row.h"
#include "welcome/template_picture.h"
#include "widgets/card.h"
#include "widgets/flow_layout.h"
#include "widgets/section_header.h"
#include "widgets/tab_order.h"

#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {

namespace {

constexpr int kSideWidth = 288;
constexpr int kShownFiles = 8;

void empty(QVBoxLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();  // the click that led here may come from it, so it goes later
            widget->deleteLater();
        }
        delete item;
    }
}

/// Short, so that the folder beside it is read as well.
QString dayOrTime(const QDateTime& at)
{
    if (at.date() == QDate::currentDate()) return WelcomePage::tr("today %1").arg(QLocale().toString(at.time(), QLocale::ShortFormat));
    return QLocale().toString(at.date(), QLocale::ShortFormat);
}

}  // namespace

WelcomePage::WelcomePage(PlanFiles& files, QWidget* parent) : QWidget(parent), m_files(files)
{
    setAccessibleName(tr("Welcome"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeSide());
    row->addWidget(makeTemplates(), 1);
    refresh();
}

QWidget* WelcomePage::makeSide()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(kSideWidth);
    side->setAutoFillBackground(true);
    side->setBackgroundRole(QPalette::AlternateBase);
    auto* name = new QLabel(QStringLiteral("Rackwright"), side);
    setTextSize(name, TextSize::Figure);
    auto* what = new QLabel(tr("AI data-centre capacity, from one tray to many gigawatts."), side);
    what->setWordWrap(true);
    setMuted(what);

    const Theme& theme = Theme::of(this);
    auto* open = new QPushButton(icon(QStringLiteral("open"), theme), tr("Open a plan…"), side);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openWanted);
    auto* blank = new QPushButton(icon(QStringLiteral("new"), theme), tr("Start empty"), side);
    connect(blank, &QPushButton::clicked, this, &WelcomePage::emptyPlanWanted);

    m_lastButton = blank;
    m_recoverHeader = new SectionHeader(tr("Not saved last time"), side);
    m_recover = new QVBoxLayout;
    m_recover->setSpacing(0);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(0);

    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(space::kXl, space::kXxl, space::kL, space::kL);
    column->setSpacing(space::kS);
    column->addWidget(name);
    column->addWidget(what);
    column->addSpacing(space::kL);
    column->addWidget(open);
    column->addWidget(blank);
    column->addSpacing(space::kL);
    column->addWidget(m_recoverHeader);
    column->addLayout(m_recover);
    column->addWidget(new SectionHeader(tr("Recent"), side));
    column->addLayout(m_recent);
    column->addStretch();
    return side;
}

QWidget* WelcomePage::makeTemplates()
{
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(space::kXxl, space::kXxl, space::kXxl, space::kXl);
    column->setSpacing(space::kS);
    auto* title = new QLabel(tr("Start from a programme"), inside);
    setTextSize(title, TextSize::Title, true);
    auto* remark = new QLabel(tr("Announced programmes with every figure’s source; what is not from an announcement is "
                                 "marked as an assumption. Each opens as a new plan of your own."), inside);
    remark->setWordWrap(true);
    setMuted(remark);
    column->addWidget(title);
    column->addWidget(remark);
    column->addSpacing(space::kS);
    auto* cards = new QWidget(inside);
    auto* flow = new FlowLayout(cards, true);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(space::kL);
    for (const PlanTemplate& t : PlanFiles::templates()) {
        auto* card = new Card(t.title, t.summary, cards);
        card->setPicture([&plan = t.plan](QPainter& painter, const QRectF& area, const Theme& theme) {
            paintPlanPicture(painter, area, theme, plan);
        });
        card->setFootnote(planFootnote(t.plan));
        connect(card, &Card::clicked, this, [this, id = t.id] { emit templateChosen(id); });
        flow->addWidget(card);
    }
    column->addWidget(cards);
    column->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);  // its cards have the keys; it would show no sign of having them
    scroll->setAccessibleName(tr("Templates"));
    return scroll;
}

void WelcomePage::refresh()
{
    empty(m_recent);
    const QStringList paths = m_files.recent();
    const QList<Unsaved> left = m_files.unsavedPlans();
    for (const QString& path : paths.mid(0, kShownFiles)) {
        const QFileInfo file(path);
        auto* row = new FileRow(QStringLiteral("recent"), file.completeBaseName(),
                                QStringLiteral("%1 · %2").arg(
                                    dayOrTime(file.lastModified()),
                                    QDir::toNativeSeparators(file.absolutePath())));
        if (std::any_of(left.begin(), left.end(), [&](const Unsaved& unsaved) { return unsaved.plan == path; }))
            row->setMark(tr("unsaved edits"));
        connect(row, &FileRow::clicked, this, [this, path] { emit fileChosen(path); });
        m_recent->addWidget(row);
    }
    if (paths.isEmpty()) {
        auto* none = new QLabel(tr("Plans that you open or save appear here."));
        none->setWordWrap(true);
        setMuted(none);
        m_recent->addWidget(none);
    }
    empty(m_recover);
    m_recoverHeader->setVisible(!left.isEmpty());
    for (const Unsaved& unsaved : left.mid(0, kShownFiles)) {
        const QString name = unsaved.plan.isEmpty() ? tr("A plan without a file")
                                                    : QFileInfo(unsaved.plan).completeBaseName();
        auto* row = new FileRow(QStringLiteral("refresh"), name,
                                tr("Edits of %1").arg(dayOrTime(unsaved.changed)));
        connect(row, &FileRow::clicked, this, [this, unsaved] { emit recoveryChosen(unsaved); });
        m_recover->addWidget(row);
    }
    QList<QWidget*> read{m_lastButton};
    for (const QVBoxLayout* rows : {m_recover, m_recent})
        for (int i = 0; i < rows->count(); ++i) read << rows->itemAt(i)->widget();
    chainTabs(read);
}

}  // namespace rw::ui
