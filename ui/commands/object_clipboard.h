// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

namespace rw::ui {

class PlanDocument;

/// What is selected, carried by the clipboard as text that any plan takes: copied, cut, pasted, duplicated, removed.
/// Each change is one step of undo.
class ObjectClipboard : public QObject {
    Q_OBJECT
public:
    explicit ObjectClipboard(PlanDocument& document, QObject* parent = nullptr);

    /// Something is selected that is an object of the plan.
    [[nodiscard]] bool canCopy() const { return !objects().isEmpty(); }
    /// All that is selected stands in lists, so that there may be more or fewer of it.
    [[nodiscard]] bool canRemove() const;

    bool copy();
    bool cut();
    bool paste();
    /// The same from a text that is not on the clipboard.
    bool pasteText(const QString& text);
    bool duplicate();
    bool remove();

signals:
    void statusText(const QString& text);
    /// What could not be done, and why and where.
    void refused(const QString& what, const QString& why);

private:
    QStringList objects() const;
    QString text(const QString& failure);
    bool insert(const QString& text, const char* labelKey, const QString& failure);
    bool removeObjects(const char* labelKey, const QString& failure);

    PlanDocument& m_document;
};

}  // namespace rw::ui
