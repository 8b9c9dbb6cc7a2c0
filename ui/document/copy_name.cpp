// SPDX-License-Identifier: GPL-3.0-or-later
#include "copy_name.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace rw::ui {
namespace {

struct CopyWords {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::CopyName)
};

}  // namespace

QString nameOfCopy(const QString& name, const std::function<bool(const QString&)>& isTaken)
{
    // The name before what the words below put behind it.
    const QString mark(QChar(0x1));
    QString numbered = QRegularExpression::escape(CopyWords::tr("%1 (copy %2)").arg(QString(), mark));
    numbered.replace(QRegularExpression::escape(mark), QStringLiteral("[0-9]+"));
    const QString first = QRegularExpression::escape(CopyWords::tr("%1 (copy)").arg(QString()));
    QString stem = name;
    stem.remove(QRegularExpression(QStringLiteral("(?:%1|%2)$").arg(first, numbered)));
    QString made = CopyWords::tr("%1 (copy)").arg(stem);
    for (int n = 2; isTaken(made); ++n) made = CopyWords::tr("%1 (copy %2)").arg(stem).arg(n);
    return made;
}

}  // namespace rw::ui
