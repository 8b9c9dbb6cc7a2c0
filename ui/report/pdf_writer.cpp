// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_writer.h"

#include "report/paper_style.h"
#include "report/typesetter.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <array>

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
        // Viewers search the tree of attachments by halves, and the writer leaves them as they come:
        // in the order of their names (ISO 32000-1, 7.9.6).
        using File = std::array<QString, 2>;  // name, type
        std::array files{std::pair{File{qs(attachments.planFileName), QStringLiteral("application/vnd.rackwright+json")},
                                   bytes(attachments.plan)},
                         std::pair{File{QStringLiteral("figures.json"), QStringLiteral("application/json")},
                                   bytes(attachments.figures)}};
        std::sort(files.begin(), files.end());
        for (const auto& [file, contents] : files) writer.addFileAttachment(file[0], contents, file[1]);
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
