// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_panel.h"

#include "catalogue/display_name.h"
#include "document/plan_document.h"
#include "import_report.h"
#include "jobs/analysis_runner.h"
#include "plan/site_weather.h"
#include "shell/theme.h"
#include "widgets/empty_state.h"
#include "widgets/flow_layout.h"
#include "widgets/section_header.h"

#include <QComboBox>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace rw::ui {
namespace {

constexpr SeriesKind kKinds[] = {SeriesKind::Load, SeriesKind::Carbon, SeriesKind::Price};

/// A label and what it names, together in a line that may break between such pairs.
QWidget* pair(QLabel* label, QWidget* field)
{
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, space::kM, 0);
    row->setSpacing(space::kXs);
    row->addWidget(label);
    row->addWidget(field);
    setMuted(label);
    label->setBuddy(field);
    return both;
}

struct Taken {
    EditList edits;
    QString weather;  ///< id of the weather year; empty for a series
};

/// The edits of a file for a plan: thousands of values become text, which is nothing for the window's thread.
Taken editsOf(const ImportFile& file, const Plan& plan, const QString& use, const QString& name)
{
    std::vector<std::string> sites;
    if (!use.isEmpty() && use != QLatin1String("*")) sites.push_back(use.toStdString());
    if (file.weather) {
        WeatherUse made = weatherImportEdits(plan, *file.weather, sites);
        return {std::move(made.edits), toQString(made.weather)};
    }
    SeriesAbout about;
    about.name = name.isEmpty() ? file.series->fileName : name.toStdString();
    about.use = !use.isEmpty();
    about.sites = std::move(sites);
    return {seriesImportEdits(plan, *file.series, about).edits, {}};
}

}  // namespace

ImportPanel::ImportPanel(QWidget* parent)
    : QWidget(parent), m_runner(new AnalysisRunner(this)), m_head(new SectionHeader(tr("Import"))), m_options(makeOptions()),
      m_stack(new QStackedWidget),
      m_problem(new EmptyState(QStringLiteral("import"), tr("Reading…"), tr("The file is looked at before anything is taken in."))), m_report(new ImportReport)
{
    m_stack->addWidget(m_report);
    m_stack->addWidget(m_problem);

    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, space::kS);
    whole->setSpacing(space::kS);
    whole->addWidget(m_head);
    whole->addWidget(m_options);
    whole->addWidget(m_stack, 1);
    whole->addWidget(makeFoot());
    m_stack->setCurrentIndex(1);
    m_options->hide();
    connect(m_problem, &EmptyState::actionTriggered, this, [this] {
        if (m_file.error) emit anotherWanted();
        else read();
    });
    connect(m_runner, &AnalysisRunner::failed, this, &ImportPanel::statusText);
    connect(m_runner, &AnalysisRunner::runningChanged, this, &ImportPanel::runningChanged);
}

QWidget* ImportPanel::makeOptions()
{
    m_kind = new QComboBox;
    m_kind->setAccessibleName(tr("What the series tells"));
    for (const SeriesKind kind : kKinds) m_kind->addItem(coreText("choice.kind." + std::string(name(kind))));
    m_unit = new QComboBox;
    m_unit->setAccessibleName(tr("Unit of the file’s values"));
    m_column = new QLineEdit;
    m_column->setAccessibleName(tr("Column of the values"));
    m_column->setPlaceholderText(tr("number or heading"));
    m_column->setToolTip(tr("Which column holds the values: its number from 1, or what the first row calls it. Empty: the only one, or the second of two"));
    auto* options = new QWidget;
    auto* flow = new FlowLayout(options);
    flow->addWidget(pair(new QLabel(tr("Hourly series of")), m_kind));
    flow->addWidget(pair(new QLabel(tr("in")), m_unit));
    flow->addWidget(pair(new QLabel(tr("Column")), m_column));
    fillUnits();
    connect(m_kind, &QComboBox::activated, this, [this] {
        fillUnits();
        read();
    });
    connect(m_unit, &QComboBox::activated, this, &ImportPanel::read);
    connect(m_column, &QLineEdit::editingFinished, this, [this] {
        if (m_column->isModified()) read();
        m_column->setModified(false);
    });
    return options;
}

QWidget* ImportPanel::makeFoot()
{
    m_nameLabel = new QLabel(tr("Name"));
    m_name = new QLineEdit;
    m_name->setAccessibleName(tr("Name of the series"));
    m_siteLabel = new QLabel;
    m_site = new QComboBox;
    m_site->setSizeAdjustPolicy(QComboBox::AdjustToContents);  // filled with each file
    m_site->setAccessibleName(tr("What uses it"));
    m_accept = new QPushButton(tr("Add to the plan"));
    m_accept->setDefault(true);
    m_discard = new QPushButton(tr("Discard"));
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, space::kM, 0);
    row->setSpacing(space::kS);
    row->addWidget(m_nameLabel);
    row->addWidget(m_name);
    row->addWidget(m_siteLabel);
    row->addWidget(m_site);
    row->addStretch(1);
    row->addWidget(m_discard);
    row->addWidget(m_accept);
    setMuted(m_nameLabel);
    setMuted(m_siteLabel);
    m_nameLabel->setBuddy(m_name);
    m_siteLabel->setBuddy(m_site);
    connect(m_accept, &QPushButton::clicked, this, &ImportPanel::accept);
    connect(m_discard, &QPushButton::clicked, this, &ImportPanel::discard);
    return foot;
}

void ImportPanel::setDocument(PlanDocument* document)
{
    m_runner->cancel();
    m_document = document;
}

void ImportPanel::fillUnits()
{
    m_unit->clear();
    for (const std::string& unit : seriesUnits(kKinds[m_kind->currentIndex()]))
        m_unit->addItem(unit == "1" ? tr("0 to 1") : toQString(unit), toQString(unit));
}

void ImportPanel::fillSites()
{
    m_site->clear();
    if (!m_document) return;
    const bool load = m_file.isSeries && m_kind->currentIndex() == 0;
    m_site->addItem(m_file.isSeries ? tr("nothing yet") : tr("no site yet"), QString());
    if (load) {
        m_site->addItem(tr("all racks"), QStringLiteral("*"));
    } else {
        if (m_file.isSeries && m_document->plan().sites.size() > 1) m_site->addItem(tr("all sites"), QStringLiteral("*"));
        for (const Site& site : m_document->plan().sites)
            m_site->addItem(toQString(displayName(site)), toQString(site.id));
    }
    m_siteLabel->setText(tr("Use it for"));
}

SeriesOptions ImportPanel::options() const
{
    return {kKinds[m_kind->currentIndex()], m_unit->currentData().toString().toStdString(), m_column->text().trimmed().toStdString()};
}

void ImportPanel::open(const QString& path)
{
    m_opened = true;
    m_file = {};
    m_file.path = path;
    m_column->clear();
    const QString stem = QFileInfo(path).completeBaseName();
    m_name->setText(stem);
    // What the file's name says of its kind saves a choice.
    const QString words = stem.toLower();
    m_kind->setCurrentIndex(words.contains(QLatin1String("price"))                                              ? 2
                            : words.contains(QLatin1String("carbon")) || words.contains(QLatin1String("co2")) ? 1
                                                                                                              : 0);
    fillUnits();
    m_options->hide();
    read();
}

bool ImportPanel::isBusy() const { return m_runner->isRunning(); }

void ImportPanel::read()
{
    if (m_file.path.isEmpty()) return;
    m_head->setTitle(QFileInfo(m_file.path).fileName());
    m_head->setRemark({});
    if (!m_file.isGood()) {
        m_problem->setTitle(tr("Reading…"));
        m_problem->setText(tr("The file is looked at before anything is taken in."));
        m_problem->setAction({});
        m_stack->setCurrentIndex(1);
    }
    m_reading = true;
    m_runner->setTitle(tr("Reading %1").arg(QFileInfo(m_file.path).fileName()));
    m_runner->start([this, path = m_file.path, options = options()](const AnalysisRunner::Context&) -> AnalysisRunner::Delivery {
        auto file = std::make_shared<ImportFile>(readImport(path, options));
        return [this, file] {
            m_file = *file;
            showFile();
        };
    });
}

/// While it runs nothing can be accepted; what was stopped can be begun again.
void ImportPanel::runningChanged(bool running)
{
    if (running) {
        m_accept->setEnabled(false);
        return;
    }
    const bool reading = std::exchange(m_reading, false);
    m_accept->setEnabled(!reading && m_file.isGood() && m_document);
    if (!reading || m_file.path.isEmpty()) return;
    // What was read before was asked for otherwise. The delivery, where there is one, comes after this.
    const QString path = m_file.path;
    m_file = {};
    m_file.path = path;
    m_stack->setCurrentIndex(1);
    m_problem->setTitle(tr("Stopped"));
    m_problem->setText(tr("The file was not read to its end. Nothing of it was taken into the plan."));
    m_problem->setAction(tr("Read it again"));
}

/// To whoever chose a file the question is yes or no: Enter and Escape answer it. Read again with other options, the
/// keyboard stays at these.
void ImportPanel::focusAnswer()
{
    if (!std::exchange(m_opened, false) || !isVisible()) return;
    (m_file.isGood() ? m_accept : m_problem->button())->setFocus();
}

void ImportPanel::showFile()
{
    m_report->clear();
    m_options->setVisible(m_file.isSeries);
    m_accept->setEnabled(m_file.isGood() && m_document);
    for (QWidget* part : {static_cast<QWidget*>(m_nameLabel), static_cast<QWidget*>(m_name)}) part->setVisible(m_file.isGood() && m_file.isSeries);
    for (QWidget* part : {static_cast<QWidget*>(m_siteLabel), static_cast<QWidget*>(m_site)}) part->setVisible(m_file.isGood());
    m_accept->setVisible(m_file.isGood());
    m_discard->setText(m_file.isGood() ? tr("Discard") : tr("Close"));
    m_stack->setCurrentIndex(m_file.isGood() ? 0 : 1);
    if (m_file.error) {
        const QString message = toQString(m_file.error->message());
        m_report->addText(message);
        m_problem->setTitle(m_file.isSeries ? tr("No series could be read from this file") : tr("This file cannot be used"));
        m_problem->setText(tr("%1\n\nNothing of it was taken into the plan.").arg(message));
        m_problem->setAction(tr("Another file…"));
        emit statusText(message);
        focusAnswer();
        return;
    }
    fillSites();
    m_head->setRemark(m_document ? m_report->show(m_file, m_document->plan(), m_document->unitSystem()) : QString());
    emit statusText(tr("%1 was read; it is not in the plan yet.").arg(QFileInfo(m_file.path).fileName()));
    focusAnswer();
}

QString ImportPanel::reportText() const { return m_report->text(); }

PlotView* ImportPanel::preview() const { return m_report->preview(); }

void ImportPanel::accept()
{
    if (!m_document || !m_file.isGood() || isBusy()) return;
    m_use = m_site->currentData().toString();
    m_runner->setTitle(tr("Taking %1 into the plan").arg(QFileInfo(m_file.path).fileName()));
    take(m_document->plan(), m_document->revision());
}

void ImportPanel::take(const Plan& plan, quint64 revision)
{
    m_runner->start([this, plan, revision, file = m_file, use = m_use,
                     name = m_name->text().trimmed()](const AnalysisRunner::Context&) -> AnalysisRunner::Delivery {
        auto taken = std::make_shared<Taken>(editsOf(file, plan, use, name));
        return [this, taken, revision] {
            if (!m_document) return;
            // Edited meanwhile: ids and places in lists are of another plan.
            if (m_document->revision() != revision) return take(m_document->plan(), m_document->revision());
            if (!taken->edits.edits.empty()) {
                const Status status = m_document->apply(std::move(taken->edits));
                if (!status) {
                    emit statusText(toQString(status.error().message()));
                    return;
                }
            }
            const QString fileName = QFileInfo(m_file.path).fileName();
            m_file = {};
            emit statusText(tr("%1 is in the plan; undo takes it out again.").arg(fileName));
            emit accepted(taken->weather);
        };
    });
}

void ImportPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) discard();
    else QWidget::keyPressEvent(event);
}

void ImportPanel::discard()
{
    m_file = {};
    m_runner->cancel();
    emit discarded();
}

}  // namespace rw::ui
