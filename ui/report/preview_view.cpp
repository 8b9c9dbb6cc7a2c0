// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/preview_view.h"

#include "shell/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QThreadPool>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace rw::ui {

namespace {

constexpr double kGap = 16.0;
constexpr double kSmallest = 0.25;
constexpr double kLargest = 4.0;

QImage picture(const paper::PageSet& set, int page, int width)
{
    const double scale = width / set.size.width();
    QImage image(width, static_cast<int>(std::lround(set.size.height() * scale)), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale, scale);
    paper::paint(painter, set.pages[static_cast<std::size_t>(page)]);
    return image;
}

}  // namespace

PreviewView::PreviewView(QThreadPool& pool, QWidget* parent) : QAbstractScrollArea(parent), m_pool(pool)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Pages of the report"));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    connect(&Theme::of(this), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void PreviewView::setPages(Pages pages)
{
    const double top = pageStep() > 0.0 ? verticalScrollBar()->value() / pageStep() : 0.0;
    m_pages = std::move(pages);
    ++m_set;
    m_pictureOf.clear();
    m_asked.clear();
    layOut(top);
}

double PreviewView::zoom() const
{
    if (!m_fit || !m_pages) return m_zoom;
    return std::clamp((viewport()->width() - 2.0 * kGap) / (m_pages->size.width() * 96.0 / 72.0), kSmallest, kLargest);
}

void PreviewView::setZoom(double zoom)
{
    const double top = pageStep() > 0.0 ? verticalScrollBar()->value() / pageStep() : 0.0;
    m_fit = false;
    m_zoom = std::clamp(zoom, kSmallest, kLargest);
    layOut(top);
    emit zoomChanged();
}

void PreviewView::fitWidth()
{
    const double top = pageStep() > 0.0 ? verticalScrollBar()->value() / pageStep() : 0.0;
    m_fit = true;
    layOut(top);
    emit zoomChanged();
}

void PreviewView::zoomStep(int steps)
{
    setZoom(zoom() * std::pow(1.25, steps));
}

double PreviewView::pageStep() const
{
    return m_pages ? m_pages->size.height() * 96.0 / 72.0 * zoom() + kGap : 0.0;
}

int PreviewView::widthInPixels() const
{
    return static_cast<int>(std::lround(m_pages->size.width() * 96.0 / 72.0 * zoom() * devicePixelRatioF()));
}

QRectF PreviewView::pageRect(int page) const
{
    const QSizeF size = m_pages->size * (96.0 / 72.0 * zoom());
    const double room = viewport()->width();
    const double x = size.width() + 2.0 * kGap <= room ? (room - size.width()) / 2.0
                                                       : kGap - horizontalScrollBar()->value();
    return {QPointF(std::round(x), std::round(kGap + page * pageStep() - verticalScrollBar()->value())), size};
}

void PreviewView::layOut(double keepTop)
{
    if (!m_pages) {
        verticalScrollBar()->setRange(0, 0);
        viewport()->update();
        return;
    }
    const int height = static_cast<int>(std::ceil(kGap + count() * pageStep()));
    const int width = static_cast<int>(std::ceil(m_pages->size.width() * 96.0 / 72.0 * zoom() + 2.0 * kGap));
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(48);
    horizontalScrollBar()->setRange(0, m_fit ? 0 : std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    verticalScrollBar()->setValue(static_cast<int>(std::lround(keepTop * pageStep())));
    scrollContentsBy(0, 0);
}

int PreviewView::currentPage() const
{
    if (count() == 0) return -1;
    const double middle = (verticalScrollBar()->value() + viewport()->height() * 0.4 - kGap) / pageStep();
    return std::clamp(static_cast<int>(middle), 0, count() - 1);
}

void PreviewView::showPage(int page)
{
    verticalScrollBar()->setValue(static_cast<int>(std::lround(page * pageStep())));
}

bool PreviewView::isComplete() const
{
    if (!m_pages) return false;
    for (int page = 0; page < count(); ++page)
        if (pageRect(page).intersects(viewport()->rect()) && m_pictureOf.value(page) != widthInPixels()) return false;
    return true;
}

void PreviewView::requestPictures()
{
    const int width = widthInPixels();
    for (int page = 0; page < count(); ++page) {
        // One page beyond the sight on either side, so that scrolling finds it ready.
        if (!pageRect(page).adjusted(0, -pageStep(), 0, pageStep()).intersects(viewport()->rect())) {
            if (std::abs(page - currentPage()) > 8) {
                m_pictures.remove(page);
                m_pictureOf.remove(page);
                m_asked.remove(page);
            }
            continue;
        }
        if (m_asked.value(page) == width) continue;
        m_asked[page] = width;
        m_pool.start([this, set = m_pages, number = m_set, page, width] {
            QImage image = picture(*set, page, width);
            // The pool is waited for before this view goes; what is queued is dropped with it.
            QMetaObject::invokeMethod(this, [this, number, page, width, image] {
                if (m_set != number || m_asked.value(page) != width) return;
                m_pictures[page] = image;
                m_pictureOf[page] = width;
                viewport()->update();
                if (isComplete()) emit completed();
            }, Qt::QueuedConnection);
        });
    }
}

void PreviewView::paintEvent(QPaintEvent*)
{
    const Colors& colors = Theme::of(this).colors();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), colors.sunken);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int page = 0; page < count(); ++page) {
        const QRectF rect = pageRect(page);
        if (!rect.intersects(viewport()->rect())) continue;
        painter.fillRect(rect.translated(0, 2).adjusted(-1, -1, 1, 1), mixed(colors.sunken, Qt::black, 0.18));
        painter.fillRect(rect, Qt::white);
        if (const auto it = m_pictures.constFind(page); it != m_pictures.constEnd()) painter.drawImage(rect, *it);
    }
}

void PreviewView::resizeEvent(QResizeEvent* event)
{
    const double top = m_pages && event->oldSize().isValid() && pageStep() > 0.0
                           ? verticalScrollBar()->value() / pageStep()
                           : 0.0;
    layOut(top);
    if (m_fit) emit zoomChanged();
}

void PreviewView::scrollContentsBy(int, int)
{
    viewport()->update();
    if (!m_pages) return;
    requestPictures();
    if (const int page = currentPage(); page != m_current) {
        m_current = page;
        emit currentPageChanged(page);
    }
}

void PreviewView::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() != 0) zoomStep(event->angleDelta().y() > 0 ? 1 : -1);
    event->accept();
}

void PreviewView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_PageDown: showPage(std::min(currentPage() + 1, count() - 1)); break;
    case Qt::Key_PageUp: showPage(std::max(currentPage() - 1, 0)); break;
    case Qt::Key_Home: showPage(0); break;
    case Qt::Key_End: showPage(count() - 1); break;
    case Qt::Key_Plus: zoomStep(1); break;
    case Qt::Key_Minus: zoomStep(-1); break;
    case Qt::Key_0: fitWidth(); break;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

}  // namespace rw::ui
