// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "shell/page.h"
#include "timeline.h"

#include <QPointer>

class QBoxLayout;
class QScrollArea;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace rw::ui {

class ClusterEditor;
class DeliveryView;
class EmptyState;
class PhaseEditor;
class PhaseModel;
class PlotView;
class SegmentedControl;
class SitesChain;
class TargetEditor;
class Theme;
class TimelineView;
struct PlotData;

/// Cumulative power against the target, with milestones; the title says whether it is met and when, as planned and with
/// what holds phases back.
PlotData cumulativePlot(const Plan& plan, const Evaluation& evaluation, const DeliveryResult& delivery, const Timeline& timeline,
                        const Theme& theme);

/// How much, by when, with what: and how many sites that takes.
class ProgrammePage : public Page {
    Q_OBJECT
public:
    explicit ProgrammePage(QWidget* parent = nullptr);

    QByteArray key() const override { return "programme"; }
    QString title() const override { return tr("Programme"); }
    QString explanation() const override { return tr("Target, phases, platforms, and the sites they take"); }
    QString iconName() const override { return QStringLiteral("timeline"); }
    void setDocument(PlanDocument* document) override;
    bool shows(const QString& planPath) const override;
    void reveal(const QString& planPath) override;
    /// "power": the plot under the timeline; "delivery": when what is there, as tables.
    QList<QByteArray> views() const override { return {"power", "delivery"}; }
    void showView(const QByteArray& view) override;

    QList<PageExport> exports() override;
    [[nodiscard]] TimelineView* timelineView() const { return m_timeline; }
    [[nodiscard]] TargetEditor* targetEditor() const { return m_target; }
    [[nodiscard]] SitesChain* sitesChain() const { return m_chain; }
    [[nodiscard]] PlotView* plot() const { return m_plot; }
    [[nodiscard]] PhaseModel* phaseModel() const { return m_model; }
    [[nodiscard]] PhaseEditor* phaseEditor() const { return m_phase; }
    [[nodiscard]] DeliveryView* deliveryView() const { return m_delivery; }
    /// Three with room, two, or one that holds all.
    [[nodiscard]] int columns() const { return m_columns; }

    /// Of the narrowest way to stand, however it stands now: a window may always become that narrow.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeMiddle();
    QWidget* makePhaseHeader();
    QWidget* makeOutcome();
    void fitFace();
    void refreshIfSeen();
    void refresh();
    void refreshPictures(const std::optional<MovedPhase>& moved);
    static QScrollArea* scrolling(QWidget* body);
    void arrange();
    void setColumns(int columns);
    bool apply(EditList edits);
    void phasesChosen(const QStringList& phases);
    void removePhases(const QStringList& phases);

    QPointer<PlanDocument> m_document;
    QBoxLayout* m_row;
    QScrollArea* m_leftArea;
    QScrollArea* m_middle;
    QWidget* m_middleBody;
    QBoxLayout* m_leftColumn;
    TargetEditor* m_target;
    ClusterEditor* m_clusters;
    QStackedWidget* m_twins;
    TimelineView* m_timeline;
    QTableView* m_table;
    PhaseModel* m_model;
    PhaseEditor* m_phase;
    EmptyState* m_empty;
    QWidget* m_phasePart;
    QToolButton* m_removePhase;
    QToolButton* m_up;
    QToolButton* m_down;
    QWidget* m_outcome;
    SegmentedControl* m_face;
    QStackedWidget* m_faces;
    PlotView* m_plot;
    DeliveryView* m_delivery;
    QScrollArea* m_rightArea;
    SitesChain* m_chain;
    int m_columns = 3;
    bool m_selecting = false;
    bool m_stale = false;  ///< the plan has changed unseen
};

}  // namespace rw::ui
