// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_writer.h"

#include "report/paper_style.h"
#include "report/typesetter.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace rw::paper {

Result<std::string> makePdf(const report::Report& report, Paper paper, const Attachments& attachments)
{
    if (!loadFonts()) return Error{.code = "pdf.fonts"};
    const PageSet set = typeset(report, paper);

    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(qs(report.cover.title));
        writer.setCreator(qs(text("report.cover.engine-value", {{"version", report.cover.engineVersion}})));
        writer.setPageLayout(QPageLayout(QPageSize(paper == Paper::A4 ? QPageSize::A4 : QPageSize::Letter),
                                         QPageLayout::Portrait, QMarginsF()));
        constexpr int kDotsPerInch = 1200;
        writer.setResolution(kDotsPerInch);
        const auto bytes = [](const std::string& s) {
            return QByteArray(s.data(), static_cast<qsizetype>(s.size()));
        };
        writer.addFileAttachment(qs(attachments.planFileName), bytes(attachments.plan),
                                 QStringLiteral("application/vnd.rackwright+json"));
        writer.addFileAttachment(QStringLiteral("figures.json"), bytes(attachments.figures),
                                 QStringLiteral("application/json"));
        QPainter painter;
        if (!painter.begin(&writer)) return Error{.code = "pdf.write"};
        for (std::size_t i = 0; i < set.pages.size(); ++i) {
            if (i > 0 && !writer.newPage()) return Error{.code = "pdf.write"};
            painter.resetTransform();
            painter.scale(kDotsPerInch / 72.0, kDotsPerInch / 72.0);
            paint(painter, set.pages[i]);
        }
        painter.end();
    }
    const QByteArray& written = buffer.data();
    report::PdfAbout about;
    about.author = report.cover.author;
    about.subject = report.cover.client;
    about.bookmarks = set.bookmarks;
    return report::withBookmarks({written.constData(), static_cast<std::size_t>(written.size())}, about);
}

}  // namespace rw::paper
