// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chain_steps.h"
#include "document/plan_document.h"
#include "widgets/link_row.h"

#include <QAbstractButton>
#include <QHash>
#include <QPointer>
#include <QWidget>

#include <array>

namespace rw::ui {

/// The answer: how many sites. The largest thing on its page.
class SitesHeadline : public QAbstractButton {
    Q_OBJECT
public:
    explicit SitesHeadline(QWidget* parent = nullptr);

    void setAnswer(const QString& count, const QString& words, const QString& condition);
    [[nodiscard]] QString count() const { return m_count; }
    void setStale(bool stale);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont figureFont() const;

    QString m_count;
    QString m_words;
    QString m_condition;
    bool m_stale = false;
};

class ChainStepRow : public LinkRow {
    Q_OBJECT
public:
    explicit ChainStepRow(QWidget* parent = nullptr);
    void setStep(const ChainStep& step, bool last);
    [[nodiscard]] const ChainStep& step() const { return m_step; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int heightOf(const QString& words, int width) const;

    ChainStep m_step;
    bool m_last = false;
    mutable QHash<std::pair<QString, int>, int> m_heights;  ///< of words at a width: layouts ask for the same ones over and over
};

/// Sites needed, and why: target to racks to halls to buildings to sites, each rounded to whole ones.
class SitesChain : public QWidget {
    Q_OBJECT
public:
    explicit SitesChain(QWidget* parent = nullptr);

    void setDocument(PlanDocument* document);
    void refresh();
    [[nodiscard]] SitesHeadline* headline() const { return m_headline; }
    [[nodiscard]] ChainStepRow* moneyRow(std::size_t i) const { return m_money.at(i); }

signals:
    void derivationWanted(const QString& figurePath);

private:
    QPointer<PlanDocument> m_document;
    SitesHeadline* m_headline;
    std::array<ChainStepRow*, 5> m_steps{};
    class FigureRow* m_stranded;
    class SectionHeader* m_moneyHead;
    std::array<ChainStepRow*, 3> m_money{};
};

}  // namespace rw::ui
