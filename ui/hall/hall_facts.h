// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QStringList>
#include <QWidget>

#include <cstdint>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace rw::ui {

class BarMeter;
class FigureRow;
class HallEditor;
class SectionHeader;
struct HallDesign;

/// What a hall holds against its limits.
class HallFacts : public QWidget {
    Q_OBJECT
public:
    explicit HallFacts(HallEditor* editor, QWidget* parent = nullptr);

    /// "support", "cooling", "rows", "area", "density", "mass", "load".
    [[nodiscard]] QString figureText(const QString& key) const;

signals:
    void derivationWanted(const QString& figurePath);

private:
    void refresh();
    void refreshDesigns();
    void refreshLoad();
    void addFact(QVBoxLayout& column, const char* key, const QString& label);
    struct Held {
        const HallDesign* design = nullptr;  ///< null: places of any platform, and none known to come
        std::int64_t count = 0;
        std::int64_t filled = 0;
    };
    void showDesigns(const std::vector<Held>& held);
    void set(const char* key, const QString& figure, bool shown = true);

    struct Fact {
        QWidget* line = nullptr;
        QLabel* figure = nullptr;
    };
    HallEditor* m_editor;
    SectionHeader* m_head;
    BarMeter* m_power;
    BarMeter* m_load;
    QHash<QString, Fact> m_facts;
    QVBoxLayout* m_designRows;
    QList<FigureRow*> m_designs;
    QStringList m_designIds;
};

}  // namespace rw::ui
