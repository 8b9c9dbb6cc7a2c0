// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wrapped_text.h"

#include <QFontMetricsF>
#include <QTextLayout>

namespace rw::ui {

QStringList wrappedLines(const QString& text, const QFont& font, double width, int most)
{
    if (text.isEmpty()) return {};
    const QFontMetricsF metrics(font);
    if (metrics.horizontalAdvance(text) <= width) return {text};
    QStringList lines;
    QTextLayout layout(text, font);
    layout.beginLayout();
    for (int i = 0; i < most; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(width);
        const bool cut = i == most - 1 && line.textStart() + line.textLength() < text.size();
        lines << (cut ? metrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, width)
                      : text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

}  // namespace rw::ui
