// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QTextBrowser;
class QTreeWidget;

namespace rw::ui {

class SearchField;

/// The manual that comes with the program: chapters at the left, text at the right, a search over all of it.
class ManualWindow : public QWidget {
    Q_OBJECT
public:
    explicit ManualWindow(QWidget* parent = nullptr);

    /// Opens at a heading of the chapter about the window ("The Sites page", or "The Sites page/Map"); at its
    /// beginning where there is none of that name.
    void showTopic(const QString& topic);
    [[nodiscard]] QString heading() const;  ///< at which it was opened or where the reader went to
    [[nodiscard]] QTextBrowser* text() const { return m_text; }
    [[nodiscard]] QTreeWidget* contents() const { return m_contents; }
    [[nodiscard]] SearchField* search() const { return m_search; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void load(const QString& file);
    void fillContents();
    void goTo(int block);
    void find(const QString& words);

    QTreeWidget* m_contents;
    QTextBrowser* m_text;
    SearchField* m_search;
    QString m_file;
};

/// The heading of the manual that tells about what has the focus: the nearest widget with the property "helpTopic".
[[nodiscard]] QString helpTopicOf(const QWidget* widget);
inline constexpr const char* kHelpTopic = "helpTopic";

}  // namespace rw::ui
