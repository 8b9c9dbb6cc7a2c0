// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/edit.h"

#include <QList>
#include <QScrollArea>
#include <QString>
#include <QStringList>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace rw::ui {

class FieldRow;
class ListSection;
class PlanDocument;

/// Everything that can be edited of what is selected, made from the field table alone. Of several objects the
/// fields that they share.
class Inspector : public QScrollArea {
    Q_OBJECT
public:
    explicit Inspector(QWidget* parent = nullptr);
    void setDocument(PlanDocument* document);

    /// The object whose fields are shown; empty for the plan itself.
    const QString& objectPath() const { return m_object; }
    /// All of them, where several are selected.
    const QStringList& objectPaths() const { return m_objects; }
    FieldRow* row(const QString& fieldPath) const;
    const QList<FieldRow*>& rows() const { return m_rows; }
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

signals:
    void statusText(const QString& text);

private:
    void follow();
    void rebuild();
    void fitTitle();
    void refresh(const EditList& edits);
    void addHead(QVBoxLayout* column);
    void addSeveral(QVBoxLayout* column);
    void addCommonFields(QVBoxLayout* column, const std::vector<const ObjectType*>& types, const QStringList& paths);
    QStringList wantedObjects() const;
    void addProblem(QVBoxLayout* column);
    void addOrigin(QVBoxLayout* column, const ObjectType& type, const void* object);
    void addFields(QVBoxLayout* column, const ObjectType& type, const QString& path);
    void removeObjects();
    void focusField(const QString& path);

    PlanDocument* m_document = nullptr;
    QString m_object;
    QStringList m_objects;
    QLabel* m_title = nullptr;      // children of the form
    QLabel* m_problem = nullptr;
    QList<FieldRow*> m_rows;        // children of the form
    QList<ListSection*> m_lists;
};

}  // namespace rw::ui
