// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace rw::ui {

class PlanFiles;
struct Unsaved;
class SectionHeader;

/// Where one begins: the seed programmes as cards, files of late, and what can be brought back.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(PlanFiles& files, QWidget* parent = nullptr);
    /// Looks again at recent and recoverable files.
    void refresh();

signals:
    void templateChosen(const QString& id);
    void emptyPlanWanted();
    void openWanted();
    void fileChosen(const QString& path);
    void recoveryChosen(const rw::ui::Unsaved& unsaved);

private:
    QWidget* makeTemplates();
    QWidget* makeSide();

    PlanFiles& m_files;
    QWidget* m_lastButton = nullptr;  ///< Tab goes from it to the rows
    SectionHeader* m_recoverHeader = nullptr;
    QVBoxLayout* m_recover = nullptr;
    QVBoxLayout* m_recent = nullptr;
};

}  // namespace rw::ui
