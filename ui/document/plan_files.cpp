// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/plan_files.h"

#include "base/resource.h"
#include "document/plan_document.h"
#include "file/plan_file.h"
#include "shell/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

namespace rw::ui {

namespace {

constexpr int kRecentKept = 12;
constexpr const char* kSuffix = "rackwright";

QString words(const Error& error)
{
    return QString::fromStdString(error.message());
}

}  // namespace

PlanFiles::PlanFiles(PlanDocument& document, QSettings* settings, QObject* parent)
    : QObject(parent), m_document(document), m_settings(settings), m_disk(realFileSystem())
{
}

const std::vector<PlanTemplate>& PlanFiles::templates()
{
    static const std::vector<PlanTemplate> all = [] {
        std::vector<PlanTemplate> read;
        for (const std::string& name : resourceNames("examples/")) {
            const QFileInfo file(QString::fromStdString(name));
            if (file.suffix() != QLatin1String(kSuffix)) continue;
            Result<Plan> plan = readPlan(resource(name), name);
            RW_ASSERT(plan.ok());  // a test reads every one of them
            read.push_back({file.completeBaseName(), std::move(plan.value())});
        }
        return read;
    }();
    return all;
}

QString PlanFiles::openFilter()
{
    return tr("Plans (*.rackwright);;All files (*)");
}

QString PlanFiles::saveFilter()
{
    return tr("Plans (*.rackwright)");
}

bool PlanFiles::opens(const QString& path)
{
    return QFileInfo(path).suffix().compare(QLatin1String(kSuffix), Qt::CaseInsensitive) == 0;
}

QString PlanFiles::fileNameFor(const QString& title)
{
    QString name = title.toLower();
    static const QRegularExpression kOther(QStringLiteral("[^a-z0-9]+"));
    name.replace(kOther, QStringLiteral("-"));
    while (name.startsWith(QLatin1Char('-'))) name.remove(0, 1);
    while (name.endsWith(QLatin1Char('-'))) name.chop(1);
    return (name.isEmpty() ? QStringLiteral("plan") : name) + QStringLiteral(".rackwright");
}

bool PlanFiles::newFromTemplate(const QString& id)
{
    for (const PlanTemplate& t : templates()) {
        if (t.id != id) continue;
        closed();
        m_savedAt = {};
        m_document.replace(t.plan, {});
        return true;
    }
    return false;
}

void PlanFiles::newEmpty()
{
    closed();
    m_savedAt = {};
    m_document.replace({}, {});
}

bool PlanFiles::open(const QString& path)
{
    const std::string file = QFileInfo(path).absoluteFilePath().toStdString();
    Result<Plan> plan = loadPlan(file, m_disk);
    if (!plan) {
        emit failed(tr("“%1” could not be opened").arg(QFileInfo(path).fileName()), words(plan.error()));
        return false;
    }
    closed();
    m_savedAt = {};
    m_document.replace(std::move(plan.value()), QString::fromStdString(file));
    remember(QString::fromStdString(file));
    return true;
}

bool PlanFiles::save()
{
    return write(m_document.path());
}

bool PlanFiles::saveAs(const QString& path)
{
    QString file = QFileInfo(path).absoluteFilePath();
    if (QFileInfo(file).suffix().isEmpty()) file += QStringLiteral(".rackwright");
    return write(file);
}

bool PlanFiles::write(const QString& path)
{
    if (const Status done = savePlan(m_document.plan(), path.toStdString(), m_disk); !done) {
        emit failed(tr("“%1” could not be saved").arg(QFileInfo(path).fileName()), words(done.error()));
        return false;
    }
    m_savedAt = QDateTime::currentDateTime();
    m_document.markSaved(path);
    remember(path);
    emit saved();
    emit message(tr("Saved %1").arg(path));
    return true;
}

bool PlanFiles::recover(const QString&)
{
    return false;
}

void PlanFiles::closed() {}

QString PlanFiles::saveCopyAfterFault()
{
    const QString directory = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    if (directory.isEmpty() || !QDir().mkpath(directory)) return {};
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString path = QDir(directory).filePath(QStringLiteral("after-fault-%1.rackwright").arg(stamp));
    return savePlan(m_document.plan(), path.toStdString(), m_disk) ? path : QString();
}

QStringList PlanFiles::recent() const
{
    QStringList there;
    if (!m_settings) return there;
    for (const QString& path : m_settings->value(setting::kRecent).toStringList())
        if (QFileInfo::exists(path)) there.append(path);
    return there;
}

void PlanFiles::remember(const QString& path)
{
    if (!m_settings) return;
    QStringList paths = m_settings->value(setting::kRecent).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    while (paths.size() > kRecentKept) paths.removeLast();
    m_settings->setValue(setting::kRecent, paths);
    emit recentChanged();
}

}  // namespace rw::ui
