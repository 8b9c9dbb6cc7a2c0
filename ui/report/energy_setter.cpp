// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/energy_setter.h"

#include "building/sankey_layout.h"
#include "report/number_text.h"
#include "report/paper_style.h"

#include <algorithm>

namespace rw::paper {

namespace {

constexpr double kHeight = 250.0;
constexpr Font kWords{Face::Regular, 5.8};
constexpr Font kNames{Face::Bold, 5.8};
constexpr double kLine = 7.6;
constexpr float kRibbon = 0.42F;  // of a ribbon's ink

QColor inkOf(EnergyFlow::Kind kind)
{
    using Kind = EnergyFlow::Kind;
    switch (kind) {
    case Kind::Power: return {0x4a, 0x5a, 0x9a};
    case Kind::It: return ink::kCategories[0];
    case Kind::Cooling: return ink::kCategories[4];
    case Kind::Loss: return ink::kCategories[1];
    case Kind::House: return ink::kFaint;
    case Kind::Liquid: return ink::kCategories[5];
    case Kind::Air: return ink::kCategories[3];
    case Kind::Sky: return ink::kCategories[5];
    case Kind::Reuse: break;
    }
    return ink::kCategories[2];
}

void setWords(Items& items, const ui::SankeyLayout::Label& label, bool bold)
{
    const double lines = static_cast<double>(label.name.size()) + (label.stacked || label.name.isEmpty() ? 1.0 : 0.0);
    const double line = label.rect.height() / lines;
    const Font names = bold ? kNames : kWords;
    const double width = label.rect.width() + 0.5;
    QPointF at(label.rect.left(), label.rect.top() + 0.74 * line);
    if (label.stacked) {
        for (const QString& name : label.name) {
            addText(items, at, elided(name, names, width), names, ink::kText);
            at.ry() += line;
        }
        addText(items, at, elided(label.value, kWords, width), kWords, ink::kText);
        return;
    }
    // The value is what one looks for: the name gives way.
    double told = 0.0;
    if (!label.name.isEmpty()) {
        const QString name = elided(label.name.front(), names, width - kWords.width(label.value) - 2.5);
        addText(items, at, name, names, ink::kText);
        told = names.width(name) + 2.5;
    }
    addText(items, at + QPointF(told, 0.0), label.value, kWords, ink::kText);
}

}  // namespace

Piece setEnergyFlow(const EnergyFlow& flow, double width)
{
    ui::SankeyMetrics metrics;
    metrics.line = kLine;
    metrics.width = [](const QString& words, bool bold) { return (bold ? kNames : kWords).width(words); };
    metrics.brief = [&flow](double value) { return qs(report::alone(value, flow.year ? static_cast<const Unit&>(unit::GWh) : unit::W)); };
    metrics.value = [&](double value) {
        const double percent = 100.0 * value / flow.in;
        const QString share = percent < 0.1 ? QStringLiteral("< 0.1") : QString::number(percent, 'f', percent < 9.95 ? 1 : 0);
        return metrics.brief(value) + QStringLiteral(" · ") + share + QStringLiteral(" %");
    };
    const ui::SankeyLayout layout = ui::sankeyLayout(flow, QSizeF(width, kHeight), metrics);
    Piece piece;
    piece.height = layout.size.height();
    for (const auto& ribbon : layout.ribbons) {
        QColor color = inkOf(flow.links[ribbon.link].kind);
        color.setAlphaF(kRibbon);
        addPath(piece.items, ribbon.path, color);
    }
    for (const auto& bar : layout.bars) addRect(piece.items, bar.rect, inkOf(flow.nodes[bar.node].kind).darker(125));
    for (const auto& ribbon : layout.ribbons)
        if (!ribbon.label.rect.isEmpty()) setWords(piece.items, ribbon.label, false);
    for (const auto& bar : layout.bars) setWords(piece.items, bar.label, true);
    return piece;
}

}  // namespace rw::paper
