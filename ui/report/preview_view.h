// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/paper_page.h"

#include <QAbstractScrollArea>
#include <QHash>
#include <QImage>

#include <memory>

class QThreadPool;

namespace rw::ui {

/// Pages beneath one another as they will print. Pictures of them are made on a thread of \p pool,
/// for the pages in sight; until one is there the old one stands, stretched.
class PreviewView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit PreviewView(QThreadPool& pool, QWidget* parent = nullptr);

    using Pages = std::shared_ptr<const paper::PageSet>;
    void setPages(Pages pages);
    const Pages& pages() const { return m_pages; }

    int currentPage() const;  ///< the uppermost that is half in sight; -1 without pages
    void showPage(int page);

    double zoom() const;  ///< screen over paper size
    void setZoom(double zoom);
    void fitWidth();      ///< and keep fitting when resized
    void zoomStep(int steps);
    bool isComplete() const;  ///< every page in sight has its picture

signals:
    void currentPageChanged(int page);
    void zoomChanged();
    void completed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF pageRect(int page) const;  ///< in the viewport
    double pageStep() const;
    int count() const { return m_pages ? static_cast<int>(m_pages->pages.size()) : 0; }
    int widthInPixels() const;        ///< of a page, in device pixels
    void layOut(double keepTop);
    void requestPictures();

    QThreadPool& m_pool;
    Pages m_pages;
    double m_zoom = 1.0;
    bool m_fit = true;
    QHash<int, QImage> m_pictures;   ///< by page; of the newest set where it is there already
    QHash<int, int> m_pictureOf;     ///< width for which the newest set's picture was made
    QHash<int, int> m_asked;
    int m_current = -1;
    quint64 m_set = 0;
};

}  // namespace rw::ui
