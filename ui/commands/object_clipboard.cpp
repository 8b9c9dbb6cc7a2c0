// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/object_clipboard.h"

#include "document/plan_document.h"
#include "document/plan_words.h"
#include "document/refusal.h"
#include "file/plan_object.h"

#include <QApplication>
#include <QClipboard>

#include <algorithm>

namespace rw::ui {

namespace {

QString words(const Plan& plan, const Error& error)
{
    if (error.code == "object.no-place")
        return ObjectClipboard::tr("A “%1” belongs into a “%2”: select one first.")
            .arg(typeWord(error.found), typeWord(error.allowed));
    // What has a line in the clipboard is told with it.
    return error.file.empty() ? refusalWords(plan, error) : QString::fromStdString(error.message());
}

}  // namespace

ObjectClipboard::ObjectClipboard(PlanDocument& document, QObject* parent) : QObject(parent), m_document(document) {}

QStringList ObjectClipboard::objects() const
{
    QStringList paths;
    for (const QString& path : m_document.selectedPaths()) {
        const QString object = objectPath(m_document.plan(), path);
        if (!object.isEmpty() && !paths.contains(object)) paths.append(object);
    }
    return paths;
}

bool ObjectClipboard::canRemove() const
{
    const QStringList paths = objects();
    return !paths.isEmpty() && std::all_of(paths.begin(), paths.end(), [](const QString& path) {
        return path.endsWith(QLatin1Char(']'));
    });
}

QString ObjectClipboard::text(const QString& failure)
{
    std::vector<std::string> paths;
    for (const QString& path : objects()) paths.push_back(path.toStdString());
    if (paths.empty()) {
        emit statusText(tr("Nothing is selected."));
        return {};
    }
    const Result<std::string> written = writeObjects(m_document.plan(), paths);
    if (!written) {
        emit refused(failure, words(m_document.plan(), written.error()));
        return {};
    }
    return QString::fromStdString(*written);
}

bool ObjectClipboard::copy()
{
    const QString copied = text(tr("This cannot be copied"));
    if (copied.isEmpty()) return false;
    QApplication::clipboard()->setText(copied);
    const QStringList paths = objects();
    emit statusText(paths.size() == 1 ? tr("“%1” is copied").arg(nameInPlan(m_document.plan(), paths.front()))
                                      : tr("%1 objects are copied").arg(formatCount(paths.size())));
    return true;
}

bool ObjectClipboard::cut()
{
    const QString what = tr("This cannot be cut");
    const QString copied = text(what);
    if (copied.isEmpty() || !removeObjects("edit.cut", what)) return false;
    QApplication::clipboard()->setText(copied);
    return true;
}

bool ObjectClipboard::paste()
{
    const QString text = QApplication::clipboard()->text();
    if (text.trimmed().isEmpty()) {
        emit statusText(tr("The clipboard holds no text."));
        return false;
    }
    return pasteText(text);
}

bool ObjectClipboard::pasteText(const QString& pasted)
{
    return insert(pasted, "edit.paste", tr("The clipboard cannot be pasted into this plan"));
}

bool ObjectClipboard::duplicate()
{
    const QString what = tr("This cannot be duplicated");
    if (!canRemove()) {
        emit statusText(tr("There is only one of this in a plan."));
        return false;
    }
    const QString copied = text(what);
    return !copied.isEmpty() && insert(copied, "edit.duplicate", what);
}

bool ObjectClipboard::insert(const QString& text, const char* labelKey, const QString& failure)
{
    const QString at = objects().value(objects().size() - 1);  // behind the last one
    Result<PastedObjects> pasted =
        pasteObjects(m_document.plan(), text.toStdString(), at.toStdString(), tr("Clipboard").toStdString());
    if (!pasted) {
        emit refused(failure, words(m_document.plan(), pasted.error()));
        return false;
    }
    pasted.value().edits.labelKey = labelKey;
    if (const Status done = m_document.apply(std::move(pasted.value().edits)); !done) {
        emit refused(failure, words(m_document.plan(), done.error()));
        return false;
    }
    QStringList paths;
    for (const std::string& path : pasted->paths) paths.append(QString::fromStdString(path));
    m_document.setSelectedPaths(paths);
    emit statusText(paths.size() == 1 ? tr("“%1” is there").arg(nameInPlan(m_document.plan(), paths.front()))
                                      : tr("%1 objects are there").arg(formatCount(paths.size())));
    return true;
}

bool ObjectClipboard::remove()
{
    return removeObjects("", tr("This cannot be removed"));
}

bool ObjectClipboard::removeObjects(const char* labelKey, const QString& failure)
{
    if (!canRemove()) {
        emit statusText(canCopy() ? tr("A plan needs this; it can be changed, not removed.") : tr("Nothing is selected."));
        return false;
    }
    const QStringList paths = objects();
    const QString name = nameInPlan(m_document.plan(), paths.front());
    EditList list{*labelKey || paths.size() < 2 ? labelKey : "edit.remove-several", {}};
    for (const QString& path : paths) {
        // What stands in another one of these goes with it.
        const bool inside = std::any_of(paths.begin(), paths.end(), [&](const QString& other) {
            return path.startsWith(other + QLatin1Char('.'));
        });
        if (!inside) list.edits.push_back(Edit::remove(path.toStdString()));
    }
    if (const Status done = m_document.apply(std::move(list)); !done) {
        // What is in use says itself that it cannot be removed.
        emit refused(done.error().code == "edit.in-use" ? QString() : failure, words(m_document.plan(), done.error()));
        return false;
    }
    emit statusText(paths.size() == 1 ? tr("“%1” is removed; undo brings it back").arg(name)
                                      : tr("%1 objects are removed; undo brings them back").arg(formatCount(paths.size())));
    return true;
}

}  // namespace rw::ui
