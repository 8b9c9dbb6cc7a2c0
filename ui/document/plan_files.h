// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QDateTime>
#include <QObject>
#include <QStringList>

#include <vector>

class QSettings;

namespace rw {
class FileSystem;
}

namespace rw::ui {

class PlanDocument;

/// A plan that comes with the program, to start from.
struct PlanTemplate {
    QString id;
    Plan plan;
};

/// Where plans come from and go to: templates, plan files, reports that carry a plan, the journal
/// that brings back what was not saved. Messages and faults are told by signals; dialogs are the
/// window's affair.
class PlanFiles : public QObject {
    Q_OBJECT
public:
    /// \p settings null: remembers no recent files.
    PlanFiles(PlanDocument& document, QSettings* settings, QObject* parent = nullptr);

    static const std::vector<PlanTemplate>& templates();
    static QString openFilter();
    static QString saveFilter();
    static bool opens(const QString& path);             ///< by its name
    static QString fileNameFor(const QString& title);   ///< "openai-and-amd-6-gw.rackwright"

    bool newFromTemplate(const QString& id);
    void newEmpty();
    bool open(const QString& path);
    bool save();
    bool saveAs(const QString& path);
    bool recover(const QString& path);
    /// The plan is put away on purpose; nothing is left to recover.
    void closed();
    /// After a fault of the program: a copy beside the user's data. Its path, or empty.
    QString saveCopyAfterFault();

    QStringList recent() const;
    QDateTime savedAt() const { return m_savedAt; }

signals:
    void message(const QString& text);
    void failed(const QString& what, const QString& why);
    void recentChanged();
    void saved();

private:
    bool write(const QString& path);
    void remember(const QString& path);

    PlanDocument& m_document;
    QSettings* m_settings;  // not owned
    FileSystem& m_disk;
    QDateTime m_savedAt;
};

}  // namespace rw::ui
