// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/preferences.h"

#include "document/format.h"
#include "document/plan_document.h"
#include "document/plan_files.h"
#include "file/user_catalogue.h"
#include "shell/key_figures.h"
#include "shell/settings.h"
#include "shell/theme.h"
#include "widgets/section_header.h"
#include "widgets/segmented_control.h"
#include "widgets/tool_button.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rw::ui {

namespace {

constexpr int kTextPercents[] = {80, 90, 100, 110, 125, 150, 175, 200};
constexpr int kJournalSeconds[] = {0, 5, 15, 60};
constexpr int kAutosaveMinutes[] = {0, 1, 5, 10, 30};
constexpr int kFigureLines = 8;

QFormLayout* formIn(QWidget* part, const QString& title)
{
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(new SectionHeader(title));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kL);
    form->setVerticalSpacing(space::kS);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(form);
    return form;
}

/// Fields of all forms begin at one line.
void alignFields(const QWidget& dialog)
{
    QList<QWidget*> labels;
    int widest = 0;
    for (const QFormLayout* form : dialog.findChildren<QFormLayout*>())
        for (int row = 0; row < form->rowCount(); ++row)
            if (const QLayoutItem* item = form->itemAt(row, QFormLayout::LabelRole); item && item->widget()) {
                labels << item->widget();
                widest = std::max(widest, item->widget()->sizeHint().width());
            }
    for (QWidget* label : labels) label->setMinimumWidth(widest);
}

/// Chooses the item with these data; one that is not offered joins the list.
void choose(QComboBox* combo, int value, const QString& words)
{
    int at = combo->findData(value);
    if (at < 0) {
        combo->addItem(words, value);
        at = combo->count() - 1;
    }
    combo->setCurrentIndex(at);
}

QString percentWords(int percent)
{
    return QStringLiteral("%1\u00a0%").arg(formatCount(percent));
}

}  // namespace

Preferences::Preferences(const Subjects& subjects, QWidget* parent) : QDialog(parent), m_on(subjects)
{
    setWindowTitle(tr("Preferences"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kXl, space::kL, space::kXl, space::kL);
    column->setSpacing(space::kL);
    column->addWidget(makeWindowPart());
    column->addWidget(makeFilePart());
    column->addWidget(makeFigurePart(), 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    alignFields(*this);
    connect(&m_on.theme, &Theme::changed, this, [this] { alignFields(*this); });
    resize(520, sizeHint().height());
}

void Preferences::restore(const Subjects& on)
{
    if (!on.settings) return;
    const QSettings& s = *on.settings;
    on.theme.setTextScale(s.value(setting::kTextScale, 100).toInt() / 100.0);
    on.files.setJournalInterval(s.value(setting::kJournalSeconds, 0).toInt());
    on.files.setAutosaveInterval(s.value(setting::kAutosaveMinutes, 0).toInt());
    if (const QStringList paths = s.value(setting::kKeyFigures).toStringList(); !paths.isEmpty()) on.figures.setPaths(paths);
    if (s.value(setting::kUnits).toInt() == 1) on.document.setUnitSystem(UnitSystem::Ip);
}

void Preferences::remember(const char* key, const QVariant& value)
{
    if (m_on.settings) m_on.settings->setValue(QLatin1String(key), value);
}

QWidget* Preferences::makeWindowPart()
{
    auto* part = new QWidget(this);
    QFormLayout* form = formIn(part, tr("Window"));
    m_units = new SegmentedControl;
    m_units->addSegment(tr("SI"), {}, tr("kW, °C, L/min, m"));
    m_units->addSegment(tr("US"), {}, tr("kW, °F, gpm, ft"));
    m_units->setAccessibleName(tr("Units"));
    m_units->setCurrentIndex(m_on.document.unitSystem() == UnitSystem::Ip ? 1 : 0);
    connect(m_units, &SegmentedControl::currentChanged, this, [this](int system) {
        m_on.document.setUnitSystem(system == 1 ? UnitSystem::Ip : UnitSystem::Si);
        remember(setting::kUnits, system);
        emit unitsChosen(system);
    });
    form->addRow(tr("Units"), m_units);

    m_theme = new SegmentedControl;
    for (const QString& words : {tr("As the system"), tr("Light"), tr("Dark")}) m_theme->addSegment(words);
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->setCurrentIndex(static_cast<int>(m_on.theme.mode()));
    connect(m_theme, &SegmentedControl::currentChanged, this, [this](int mode) {
        m_on.theme.setMode(static_cast<ThemeMode>(mode));
        remember(setting::kTheme, mode);
        emit themeChosen(mode);
    });
    form->addRow(tr("Theme"), m_theme);

    m_text = new QComboBox;
    m_text->setAccessibleName(tr("Size of text"));
    for (const int percent : kTextPercents) m_text->addItem(percentWords(percent), percent);
    const int percent = static_cast<int>(std::lround(m_on.theme.textScale() * 100.0));
    choose(m_text, percent, percentWords(percent));
    connect(m_text, &QComboBox::activated, this, [this](int i) {
        const int chosen = m_text->itemData(i).toInt();
        m_on.theme.setTextScale(chosen / 100.0);
        remember(setting::kTextScale, chosen);
    });
    form->addRow(tr("Size of text"), m_text);
    return part;
}

QWidget* Preferences::makeFilePart()
{
    auto* part = new QWidget(this);
    QFormLayout* form = formIn(part, tr("Plans and catalogue"));
    const auto seconds = [](int n) {
        return n == 0 ? tr("At every edit") : tr("At most %1 seconds later").arg(formatCount(n));
    };
    m_journal = new QComboBox;
    m_journal->setAccessibleName(tr("Keep edits safe"));
    m_journal->setToolTip(tr("When an edit is written to the journal beside the plan, from which it comes back after a crash"));
    for (const int n : kJournalSeconds) m_journal->addItem(seconds(n), n);
    choose(m_journal, m_on.files.journalInterval(), seconds(m_on.files.journalInterval()));
    connect(m_journal, &QComboBox::activated, this, [this](int i) {
        m_on.files.setJournalInterval(m_journal->itemData(i).toInt());
        remember(setting::kJournalSeconds, m_journal->itemData(i));
    });
    form->addRow(tr("Keep edits safe"), m_journal);

    const auto minutes = [](int n) {
        return n == 0 ? tr("Only when asked") : counted(n, tr("Every minute"), tr("Every %1 minutes"));
    };
    m_autosave = new QComboBox;
    m_autosave->setAccessibleName(tr("Save the plan"));
    m_autosave->setToolTip(tr("A plan that has a file already can be saved by itself while you work"));
    for (const int n : kAutosaveMinutes) m_autosave->addItem(minutes(n), n);
    choose(m_autosave, m_on.files.autosaveInterval(), minutes(m_on.files.autosaveInterval()));
    connect(m_autosave, &QComboBox::activated, this, [this](int i) {
        m_on.files.setAutosaveInterval(m_autosave->itemData(i).toInt());
        remember(setting::kAutosaveMinutes, m_autosave->itemData(i));
    });
    form->addRow(tr("Save the plan"), m_autosave);

    m_folder = new QLineEdit;
    m_folder->setAccessibleName(tr("Folder of your own catalogue"));
    m_folder->setPlaceholderText(QDir::toNativeSeparators(QString::fromStdString(userCatalogueFolder())));
    m_folder->setToolTip(tr("Its *.json files stand on top of the shipped catalogue; empty means the usual folder"));
    if (m_on.settings) m_folder->setText(m_on.settings->value(setting::kCatalogueFolder).toString());
    connect(m_folder, &QLineEdit::editingFinished, this, [this] {
        if (!m_folder->isModified()) return;
        m_folder->setModified(false);
        takeFolder(m_folder->text().trimmed());
    });
    QToolButton* browse = toolButton("open", tr("Choose the folder"), m_on.theme);
    browse->setAutoRaise(false);
    connect(browse, &QToolButton::clicked, this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of your own catalogue"), m_folder->text());
        if (folder.isEmpty()) return;
        m_folder->setText(folder);
        takeFolder(folder);
    });
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kXs);
    row->addWidget(m_folder, 1);
    row->addWidget(browse);
    form->addRow(tr("Own catalogue"), row);
    return part;
}

void Preferences::takeFolder(const QString& folder)
{
    remember(setting::kCatalogueFolder, folder);
    offerCatalogueOf(folder.toStdString());
    emit catalogueChanged();
}

QWidget* Preferences::makeFigurePart()
{
    auto* part = new QWidget(this);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(new SectionHeader(tr("Key figures")));
    m_chosen = new QListWidget;
    m_chosen->setAccessibleName(tr("Key figures, in their order"));
    m_chosen->setMinimumHeight(kFigureLines * fontMetrics().lineSpacing());
    const auto button = [this](const char* iconName, const QString& words) {
        return toolButton(iconName, words, m_on.theme);
    };
    m_up = button("collapse", tr("Move up"));
    m_down = button("expand", tr("Move down"));
    m_remove = button("remove", tr("Remove"));
    QToolButton* usual = button("reset", tr("Back to the usual figures"));
    connect(m_up, &QToolButton::clicked, this, [this] { moveFigure(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveFigure(1); });
    connect(m_remove, &QToolButton::clicked, this, [this] {
        QStringList paths = m_on.figures.paths();
        if (paths.size() < 2 || m_chosen->currentRow() < 0) return;
        paths.removeAt(m_chosen->currentRow());
        m_on.figures.setPaths(paths);
    });
    connect(usual, &QToolButton::clicked, this, [this] { m_on.figures.setPaths(KeyFigures::defaultPaths()); });
    auto* side = new QVBoxLayout;
    side->setSpacing(space::kXs);
    for (QToolButton* b : {m_up, m_down, m_remove, usual}) side->addWidget(b);
    side->addStretch(1);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kXs);
    row->addWidget(m_chosen, 1);
    row->addLayout(side);
    column->addLayout(row, 1);

    m_more = new QComboBox;
    m_more->setAccessibleName(tr("Add a figure"));
    m_more->setPlaceholderText(tr("Add a figure…"));
    m_more->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_more, &QComboBox::activated, this, [this](int i) {
        const QString path = m_more->itemData(i).toString();
        if (path.isEmpty()) return;
        m_on.figures.setPaths(m_on.figures.paths() + QStringList{path});
        m_chosen->setCurrentRow(m_chosen->count() - 1);
    });
    column->addWidget(m_more);
    connect(&m_on.figures, &KeyFigures::pathsChanged, this, [this] {
        remember(setting::kKeyFigures, m_on.figures.paths());
        fillFigures();
    });
    connect(m_chosen, &QListWidget::currentRowChanged, this, [this](int at) {
        m_up->setEnabled(at > 0);
        m_down->setEnabled(at >= 0 && at + 1 < m_chosen->count());
        m_remove->setEnabled(at >= 0 && m_chosen->count() > 1);
    });
    fillFigures();
    return part;
}

void Preferences::fillFigures()
{
    const QList<KeyFigures::Choice> choices = m_on.figures.choices();
    const int at = m_chosen->currentRow();
    m_chosen->clear();
    for (const QString& path : m_on.figures.paths()) {
        QString label = KeyFigures::shortLabel(path);
        if (label.isEmpty()) label = path;
        for (const KeyFigures::Choice& choice : choices)
            if (choice.path == path) label = choice.label;
        m_chosen->addItem(label);
    }
    m_chosen->setCurrentRow(std::clamp(at, 0, m_chosen->count() - 1));
    m_more->clear();
    for (const KeyFigures::Choice& choice : choices)
        if (!m_on.figures.paths().contains(choice.path))
            m_more->addItem(QStringLiteral("%1 · %2").arg(choice.group, choice.label), choice.path);
    m_more->setCurrentIndex(-1);
    m_more->setEnabled(m_more->count() > 0);
}

void Preferences::moveFigure(int by)
{
    QStringList paths = m_on.figures.paths();
    const int from = m_chosen->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= paths.size()) return;
    paths.move(from, to);
    m_on.figures.setPaths(paths);
    m_chosen->setCurrentRow(to);
}

}  // namespace rw::ui
