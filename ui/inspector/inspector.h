// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/edit.h"

#include <QList>
#include <QScrollArea>
#include <QString>

class QVBoxLayout;

namespace rw::ui {

class FieldRow;
class ListSection;
class PlanDocument;

/// Everything that can be edited of what is selected, made from the field table alone.
class Inspector : public QScrollArea {
    Q_OBJECT
public:
    explicit Inspector(QWidget* parent = nullptr);
    void setDocument(PlanDocument* document);

    /// The object whose fields are shown; empty for the plan itself.
    const QString& objectPath() const { return m_object; }
    FieldRow* row(const QString& fieldPath) const;
    const QList<FieldRow*>& rows() const { return m_rows; }
    QSize sizeHint() const override;

signals:
    void statusText(const QString& text);

private:
    void follow();
    void rebuild();
    void refresh(const EditList& edits);
    void addHead(QVBoxLayout* column);
    void addOrigin(QVBoxLayout* column, const ObjectType& type, const void* object);
    void addFields(QVBoxLayout* column, const ObjectType& type, const QString& path);
    void removeObject();
    void focusField(const QString& path);

    PlanDocument* m_document = nullptr;
    QString m_object;
    QList<FieldRow*> m_rows;        // children of the form
    QList<ListSection*> m_lists;
};

}  // namespace rw::ui
