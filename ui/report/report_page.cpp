// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_page.h"

#include "document/plan_document.h"
#include "inspector/field_row.h"
#include "jobs/analysis_runner.h"
#include "report/preview_view.h"
#include "report/report_request.h"
#include "shell/app_style.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/section_header.h"
#include "widgets/segmented_control.h"
#include "widgets/tab_order.h"
#include "widgets/tool_button.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace rw::ui {

namespace {

constexpr int kFormWidth = 300;
constexpr int kThumbnailWidth = 84;
constexpr int kDelay = 120;  // ms: typing in a field of the cover makes one preview, not one a letter

QImage thumbnail(const paper::PageSet& set, std::size_t page, double ratio)
{
    const double scale = kThumbnailWidth * ratio / set.size.width();
    QImage image((set.size * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale, scale);
    paper::paint(painter, set.pages[page]);
    // White paper on a white list needs its edge.
    painter.setPen(QPen(QColor(0xc5, 0xca, 0xd3), 0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(QPointF(0, 0), set.size).adjusted(0.5, 0.5, -0.5 / scale, -0.5 / scale));
    painter.end();
    image.setDevicePixelRatio(ratio);
    return image;
}

QString fromStd(const std::string& text)
{
    return QString::fromStdString(text);
}

}  // namespace

ReportPage::ReportPage(QWidget* parent) : Page(parent), m_pool(std::make_unique<QThreadPool>())
{
    paper::loadFonts();
    m_pool->setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, &ReportPage::refresh);

    const Theme& theme = Theme::of(this);
    const std::pair<QString, QString> forms[] = {
        {QStringLiteral("pdf"), tr("Export PDF…")}, {QStringLiteral("txt"), tr("Export text…")},
        {QStringLiteral("csv"), tr("Export figures as CSV…")}};
    for (const auto& [suffix, words] : forms) {
        auto* action = new QAction(icon(suffix == QLatin1String("pdf") ? QStringLiteral("pdf") : QStringLiteral("export"), theme),
                                   words, this);
        connect(action, &QAction::triggered, this, [this, suffix = suffix] { askForFile(suffix); });
        m_actions.append(action);
    }
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(space::kL);
    splitter->addWidget(makeForm());
    splitter->addWidget(makePreview());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({kFormWidth, 900});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kM, 0, 0);
    column->addWidget(splitter);
}

ReportPage::~ReportPage()
{
    m_pool->clear();
    m_pool->waitForDone();
}

QWidget* ReportPage::makeForm()
{
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, space::kS, space::kL);
    column->setSpacing(space::kS);
    column->addWidget(new SectionHeader(tr("Export")));
    auto* pdf = new QPushButton(icon(QStringLiteral("pdf"), Theme::of(this), IconTone::OnAccent), tr("Export PDF…"));
    setButtonKind(pdf, ButtonKind::Primary);
    connect(pdf, &QPushButton::clicked, m_actions[0], &QAction::trigger);
    column->addWidget(pdf);
    auto* others = new QHBoxLayout;
    others->setSpacing(space::kS);
    for (const auto& [action, words] : {std::pair{m_actions[1], tr("Text…")}, std::pair{m_actions[2], tr("CSV…")}}) {
        auto* button = new QPushButton(words);
        button->setAccessibleName(action->text());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        others->addWidget(button);
    }
    column->addLayout(others);
    m_paper = new SegmentedControl;
    m_paper->setAccessibleName(tr("Paper"));
    m_paper->addSegment(tr("A4"));
    m_paper->addSegment(tr("Letter"));
    m_paper->setCurrentIndex(0);
    connect(m_paper, &SegmentedControl::currentChanged, this, &ReportPage::invalidate);
    column->addWidget(m_paper, 0, Qt::AlignLeft);

    column->addSpacing(space::kM);
    column->addWidget(new SectionHeader(tr("Cover")));
    m_fields = new QVBoxLayout;
    m_fields->setSpacing(space::kS);
    column->addLayout(m_fields);

    column->addSpacing(space::kM);
    column->addWidget(new SectionHeader(tr("Sections")));
    for (std::string_view key : report::sectionKeys()) {
        auto* box = new QCheckBox(fromStd(report::sectionTitle(key)));
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &ReportPage::invalidate);
        m_sections.emplace_back(key, box);
        column->addWidget(box);
    }
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    scroll->setMinimumWidth(260);
    scroll->setFocusPolicy(Qt::NoFocus);  // the first thing in it has the focus, where it is seen
    return scroll;
}

QWidget* ReportPage::makePreview()
{
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);

    m_preview = new PreviewView(*m_pool);
    m_thumbnails = new QListWidget;
    m_thumbnails->setFrameShape(QFrame::NoFrame);
    m_thumbnails->setViewMode(QListView::IconMode);
    m_thumbnails->setFlow(QListView::TopToBottom);
    m_thumbnails->setWrapping(false);
    m_thumbnails->setMovement(QListView::Static);
    m_thumbnails->setIconSize({kThumbnailWidth, kThumbnailWidth * 3 / 2});
    m_thumbnails->setSpacing(space::kXs);
    m_thumbnails->setFixedWidth(kThumbnailWidth + 44);
    m_thumbnails->setAccessibleName(tr("Pages"));

    auto* bar = new QHBoxLayout;
    bar->setSpacing(space::kXs);
    m_status = new QLabel;
    setMuted(m_status);
    bar->addWidget(m_status, 1);
    const auto button = [&](const char* name, const QString& words, auto action) {
        QToolButton* made = toolButton(name, words, Theme::of(this));
        connect(made, &QToolButton::clicked, m_preview, action);
        bar->addWidget(made);
    };
    m_zoom = new QLabel;
    setMuted(m_zoom);
    button("zoom-out", tr("Smaller"), [this] { m_preview->zoomStep(-1); });
    bar->addWidget(m_zoom);
    button("zoom-in", tr("Larger"), [this] { m_preview->zoomStep(1); });
    button("zoom-fit", tr("Fit the width"), [this] { m_preview->fitWidth(); });
    bar->addSpacing(space::kS);
    column->addLayout(bar);

    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_thumbnails);
    row->addWidget(m_preview, 1);
    column->addLayout(row, 1);

    connect(m_preview, &PreviewView::currentPageChanged, this, [this](int page) {
        const QSignalBlocker quiet(m_thumbnails);
        m_thumbnails->setCurrentRow(page);
        updateStatus();
    });
    connect(m_preview, &PreviewView::zoomChanged, this, &ReportPage::updateStatus);
    connect(m_preview, &PreviewView::completed, this, &ReportPage::previewChanged);
    connect(m_thumbnails, &QListWidget::currentRowChanged, this, [this](int row_) {
        if (row_ >= 0) m_preview->showPage(row_);
    });
    return right;
}

void ReportPage::setDocument(PlanDocument* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    for (FieldRow* row : m_rows) row->deleteLater();
    m_rows.clear();
    if (m_document) {
        for (const char* field : {"title", "client", "author", "revision", "date", "notes"}) {
            auto* row = new FieldRow(*m_document, QStringLiteral("project.") + QLatin1String(field));
            row->setLabelWidth(64);
            connect(row, &FieldRow::statusText, this, &Page::statusText);
            m_fields->addWidget(row);
            m_rows.push_back(row);
        }
        QList<QWidget*> order{m_paper};
        for (FieldRow* row : m_rows) order << row;
        for (const auto& [key, box] : m_sections) order << box;
        chainTabs(order);
        connect(m_document, &PlanDocument::planChanged, this, [this](const EditList&) {
            for (FieldRow* row : m_rows) row->refresh();
            invalidate();
        });
        connect(m_document, &PlanDocument::planReplaced, this, [this] {
            for (FieldRow* row : m_rows) row->refresh(true);
            invalidate();
        });
        connect(m_document, &PlanDocument::scenarioChanged, this, &ReportPage::invalidate);
    }
    invalidate();
}

bool ReportPage::shows(const QString& planPath) const
{
    return planPath.startsWith(QLatin1String("project"));
}

void ReportPage::reveal(const QString& planPath)
{
    for (FieldRow* row : m_rows)
        if (row->path() == planPath) row->focusEditor();
}

std::vector<std::string> ReportPage::chosenSections() const
{
    std::vector<std::string> chosen;
    for (const auto& [key, box] : m_sections)
        if (box->isChecked()) chosen.push_back(key);
    // None ticked is the cover alone; an empty list would mean all of them.
    if (chosen.empty()) chosen.emplace_back("-");
    return chosen;
}

paper::Paper ReportPage::chosenPaper() const
{
    return m_paper->currentIndex() == 1 ? paper::Paper::Letter : paper::Paper::A4;
}

std::shared_ptr<ReportPage::Request> ReportPage::request() const
{
    auto made = std::make_shared<Request>();
    made->plan = m_document->plan();
    made->fileText = m_document->fileText();
    made->scenario = m_document->scenario().toStdString();
    made->sections = chosenSections();
    made->paper = chosenPaper();
    return made;
}

void ReportPage::invalidate()
{
    m_stale = true;
    if (isVisible()) m_delay.start();
}

void ReportPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale) refresh();
}

bool ReportPage::isSettled() const
{
    return !isVisible() || !m_document || (!m_stale && m_delivered == m_asked && m_preview->isComplete());
}

void ReportPage::refresh()
{
    m_delay.stop();
    if (!m_document) return;
    m_stale = false;
    const int number = ++m_asked;
    m_pool->clear();  // pictures of pages that are about to be replaced
    updateStatus();
    m_pool->start([this, asked = request(), number, ratio = devicePixelRatioF()] {
        std::shared_ptr<const paper::PageSet> pages;
        std::vector<QImage> thumbnails;
        if (const auto made = asked->make()) {
            pages = std::make_shared<const paper::PageSet>(paper::typeset(made->report, asked->paper));
            for (std::size_t i = 0; i < pages->pages.size(); ++i) thumbnails.push_back(thumbnail(*pages, i, ratio));
        }
        // The page waits for its pool before it goes; what is queued then is dropped with it.
        QMetaObject::invokeMethod(this, [this, number, pages, thumbnails] { deliver(number, pages, thumbnails); },
                                  Qt::QueuedConnection);
    });
}

void ReportPage::deliver(int number, std::shared_ptr<const paper::PageSet> pages, std::vector<QImage> thumbnails)
{
    if (number != m_asked) return;
    m_delivered = number;
    if (!pages) {
        updateStatus();
        return;
    }
    m_preview->setPages(std::move(pages));
    const QSignalBlocker quiet(m_thumbnails);
    while (m_thumbnails->count() > static_cast<int>(thumbnails.size())) delete m_thumbnails->takeItem(m_thumbnails->count() - 1);
    for (std::size_t i = 0; i < thumbnails.size(); ++i) {
        const int row = static_cast<int>(i);
        if (row >= m_thumbnails->count()) m_thumbnails->addItem(new QListWidgetItem(QString::number(row + 1)));
        // A chosen page is marked by its ground: the paper itself stays white.
        QIcon paper(QPixmap::fromImage(thumbnails[i]));
        paper.addPixmap(QPixmap::fromImage(thumbnails[i]), QIcon::Selected);
        m_thumbnails->item(row)->setIcon(paper);
    }
    m_thumbnails->setCurrentRow(m_preview->currentPage());
    updateStatus();
}

void ReportPage::updateStatus()
{
    const int count = m_preview->pages() ? static_cast<int>(m_preview->pages()->pages.size()) : 0;
    m_status->setText(m_delivered != m_asked ? tr("Setting the pages…")
                      : count > 0            ? tr("Page %1 of %2").arg(m_preview->currentPage() + 1).arg(count)
                                             : QString());
    m_zoom->setText(count > 0 ? tr("%1 %").arg(std::lround(m_preview->zoom() * 100.0)) : QString());
}

}  // namespace rw::ui
