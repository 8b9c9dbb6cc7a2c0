// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QSettings;
class QToolButton;

namespace rw::ui {

class KeyFigures;
class PlanDocument;
class PlanFiles;
class SegmentedControl;
class Theme;

/// What the user wants of the window itself. Everything takes effect at once and is remembered.
class Preferences : public QDialog {
    Q_OBJECT
public:
    /// What the preferences act on. \p settings null: takes effect, and is forgotten.
    struct Subjects {
        Theme& theme;
        PlanDocument& document;
        PlanFiles& files;
        KeyFigures& figures;
        QSettings* settings;
    };
    explicit Preferences(const Subjects& subjects, QWidget* parent = nullptr);

    /// Takes over what is remembered, at the start of the program.
    static void restore(const Subjects& subjects);

    [[nodiscard]] SegmentedControl* units() const { return m_units; }
    [[nodiscard]] SegmentedControl* themes() const { return m_theme; }
    [[nodiscard]] QComboBox* textScale() const { return m_text; }
    [[nodiscard]] QComboBox* journal() const { return m_journal; }
    [[nodiscard]] QComboBox* autosave() const { return m_autosave; }
    [[nodiscard]] QLineEdit* catalogueFolder() const { return m_folder; }
    [[nodiscard]] QListWidget* chosenFigures() const { return m_chosen; }
    [[nodiscard]] QComboBox* moreFigures() const { return m_more; }
    [[nodiscard]] QToolButton* upButton() const { return m_up; }
    [[nodiscard]] QToolButton* removeButton() const { return m_remove; }

signals:
    /// The theme by its number; the window keeps its own menu in step.
    void themeChosen(int mode);
    void unitsChosen(int system);
    /// Another folder is offered from; files of it may be broken.
    void catalogueChanged();

private:
    void remember(const char* key, const QVariant& value);
    QWidget* makeWindowPart();
    QWidget* makeFilePart();
    QWidget* makeFigurePart();
    void fillFigures();
    void moveFigure(int by);
    void takeFolder(const QString& folder);

    Subjects m_on;
    SegmentedControl* m_units = nullptr;
    SegmentedControl* m_theme = nullptr;
    QComboBox* m_text = nullptr;
    QComboBox* m_journal = nullptr;
    QComboBox* m_autosave = nullptr;
    QLineEdit* m_folder = nullptr;
    QListWidget* m_chosen = nullptr;
    QComboBox* m_more = nullptr;
    QToolButton* m_up = nullptr;
    QToolButton* m_down = nullptr;
    QToolButton* m_remove = nullptr;
};

}  // namespace rw::ui
