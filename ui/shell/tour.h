// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QPointer>
#include <QString>

#include <vector>

class QLabel;
class QMainWindow;
class QPushButton;

namespace rw::ui {

/// A few words beside real parts of the window, one after another. The window stays in use meanwhile; Escape or
/// "Skip" ends it, and what is shown last ends it too.
class Tour : public QObject {
    Q_OBJECT
public:
    struct Step {
        QPointer<QWidget> target;
        QString title;
        QString text;
    };
    explicit Tour(QWidget* window);
    ~Tour() override;

    void start(std::vector<Step> steps);
    [[nodiscard]] bool isRunning() const { return m_at >= 0; }
    [[nodiscard]] int current() const { return m_at; }
    [[nodiscard]] int count() const { return static_cast<int>(m_steps.size()); }
    void next();
    void back();
    void end();

    [[nodiscard]] QWidget* bubble() const;
    [[nodiscard]] QPushButton* nextButton() const { return m_next; }
    [[nodiscard]] QPushButton* backButton() const { return m_back; }
    [[nodiscard]] QPushButton* skipButton() const { return m_skip; }

signals:
    /// \p byKeys: they were on the bubble and want another place.
    void ended(bool byKeys);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show();
    void place();
    void stayOnTop();
    [[nodiscard]] bool isPart(const QWidget* part) const;
    [[nodiscard]] QList<QWidget*> parts() const;

    QWidget* m_window;  // the parent
    QFrame* m_bubble;
    QWidget* m_ring;
    QLabel* m_count;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_skip;
    QPushButton* m_back;
    QPushButton* m_next;
    std::vector<Step> m_steps;
    int m_at = -1;
};

}  // namespace rw::ui
