// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/architecture.h"

#include "base/text.h"
#include "plan/catalogue_copy.h"
#include "power/chain.h"
#include "power/sizing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rw {

namespace {

constexpr double kLowVoltage = 1000.0;  // V, IEC 60038
constexpr double kDirectVoltage = 800.0;

bool isDirect(SupplyKind supply) { return supply != SupplyKind::AcUps && supply != SupplyKind::AcRackBattery; }

/// Makes the new chain, and then the edits from the old one to it.
class Maker {
public:
    Maker(const Plan& plan, const Catalogue& catalogue, const Building& building, SupplyKind supply)
        : m_plan(plan), m_catalogue(catalogue), m_building(building), m_supply(supply), m_old(building.chain),
          m_shape(shapeOf(building.chain)), m_next(plan.nextId)
    {
        m_edits.labelKey = "edit.supply";
    }

    Result<EditList> run()
    {
        readOld();
        if (m_supply == SupplyKind::DcSolidState && m_head.empty() && supplyVolts() <= kLowVoltage && supplyVolts() > 0.0)
            return Error{.code = "supply.low-voltage", .path = path() + ".power.supply_voltage",
                         .found = readable(supplyVolts(), unit::V)};
        for (const std::size_t i : m_head) keep(i, m_shape.parent[i]);
        if (Status s = build(); !s) return s.error();
        for (const std::size_t i : m_shape.order)
            if (m_role[i] == Role::Mechanical) keepMechanical(i);
        writeEdits();
        return std::move(m_edits);
    }

private:
    enum class Role { Gone, Head, Substation, Board, Line, Mechanical };

    std::string path() const { return "buildings[" + m_building.id + "]"; }
    double supplyVolts() const { return m_building.power.supplyVoltage.si.value_or(0.0); }
    const Converter* converter(const ChainStage& stage) const { return findById(m_plan.converters, stage.converter); }
    bool isKind(const ChainStage& stage, ConverterKind kind) const
    {
        const Converter* c = converter(stage);
        return c && c->kind == kind;
    }

    // --- the old chain -----------------------------------------------------------------------------

    void readOld()
    {
        m_role.assign(m_old.size(), Role::Gone);
        std::vector<double> volts(m_old.size());
        for (const std::size_t i : m_shape.order) {
            const std::size_t parent = m_shape.parent[i];
            const double above = parent == ChainShape::kSource ? supplyVolts() : volts[parent];
            const bool transforms = isKind(m_old[i], ConverterKind::Transformer) || isKind(m_old[i], ConverterKind::Rectifier);
            volts[i] = m_old[i].voltage.set() ? *m_old[i].voltage.si : transforms ? 0.0 : above;
            const bool headAbove = parent == ChainShape::kSource || m_role[parent] == Role::Head;
            const bool medium = volts[i] > kLowVoltage || (volts[i] <= 0.0 && !transforms && feedsTransformer(i));
            if (headAbove && medium) {
                m_role[i] = Role::Head;
                m_head.push_back(i);
                if (m_old[i].carries != StageCarries::Mechanical) m_connection = m_old[i].id;
            } else if (m_old[i].carries == StageCarries::Mechanical) {
                m_role[i] = Role::Mechanical;
            }
        }
        // One that feeds racks comes before one for mechanical load alone.
        for (const bool mechanical : {false, true})
            for (const std::size_t i : m_shape.order)
                if ((m_old[i].carries == StageCarries::Mechanical) == mechanical) readSubstation(i);
        if (m_substation) m_role[*m_substation] = Role::Substation;
        if (m_board) m_role[*m_board] = Role::Board;
        readLine();
    }

    void readSubstation(std::size_t i)
    {
        if (m_role[i] == Role::Head) return;
        const std::size_t parent = m_shape.parent[i];
        const bool atHead = parent == ChainShape::kSource || m_role[parent] == Role::Head;
        if (!m_substation && isKind(m_old[i], ConverterKind::Transformer) && atHead) m_substation = i;
        else if (!m_board && isKind(m_old[i], ConverterKind::Switchgear) && (atHead || (m_substation && parent == *m_substation)))
            m_board = i;
    }

    /// The stages from the board to the racks, along the branch that carries the most.
    void readLine()
    {
        const ChainShares shares = sharesOf(m_old, m_shape);
        const auto most = std::max_element(shares.it.begin(), shares.it.end());
        if (most == shares.it.end() || *most <= 0.0) return;
        for (auto at = static_cast<std::size_t>(most - shares.it.begin()); at != ChainShape::kSource; at = m_shape.parent[at])
            if (m_role[at] == Role::Gone) {
                m_role[at] = Role::Line;
                m_line.insert(m_line.begin(), at);
            }
    }

    bool feedsTransformer(std::size_t i) const
    {
        for (std::size_t j = 0; j < m_old.size(); ++j) {
            if (!isKind(m_old[j], ConverterKind::Transformer)) continue;
            for (std::size_t at = m_shape.parent[j]; at != ChainShape::kSource; at = m_shape.parent[at])
                if (at == i) return true;
        }
        return false;
    }

    const ChainStage* inLine(ConverterKind kind) const
    {
        for (const std::size_t i : m_line)
            if (isKind(m_old[i], kind)) return &m_old[i];
        return nullptr;
    }
    bool afterRectifier(const ChainStage& stage) const
    {
        for (const std::size_t i : m_line) {
            if (&m_old[i] == &stage) return false;
            if (isKind(m_old[i], ConverterKind::Rectifier)) return true;
        }
        return false;
    }

    // --- what the new stages take over -------------------------------------------------------------

    /// The stage whose place a converter of the whole building's IT load takes.
    const ChainStage* powerStage() const
    {
        for (const ConverterKind kind : {ConverterKind::Ups, ConverterKind::Rectifier})
            if (const ChainStage* stage = inLine(kind)) return stage;
        return m_board ? &m_old[*m_board] : m_substation ? &m_old[*m_substation] : nullptr;
    }
    const ChainStage* lastStage() const
    {
        for (auto i = m_line.rbegin(); i != m_line.rend(); ++i)
            if (!isKind(m_old[*i], ConverterKind::RackBattery)) return &m_old[*i];
        return powerStage();
    }

    static void likeOf(ChainStage& stage, const ChainStage* model)
    {
        if (!model) return;
        stage.redundancy = model->redundancy;
        stage.spares = model->spares;
        stage.systems = model->systems;
    }

    TimeDatum batteryTime() const
    {
        for (const std::size_t i : m_line)
            if (m_old[i].battery.set()) return m_old[i].battery;
        TimeDatum time(5.0, unit::min);
        time.note = text("supply.note.battery");
        return time;
    }

    VoltageDatum lowVoltage() const
    {
        if (m_substation && m_old[*m_substation].voltage.set()) return m_old[*m_substation].voltage;
        const bool iec = m_building.power.code == ContinuousRule::Iec;
        VoltageDatum volts(iec ? 400.0 : 415.0, unit::V);
        volts.note = text(iec ? "supply.note.400" : "supply.note.415");
        return volts;
    }

    /// Behind a UPS its electronics limit a short circuit; behind a transformer nothing does.
    std::string acBusway(bool limited) const
    {
        const bool transformed = m_substation || supplyVolts() <= 0.0 || supplyVolts() > kLowVoltage;
        const double volts = transformed ? *lowVoltage().si : supplyVolts();
        const std::size_t which = volts < 408.0 ? 0 : volts < 448.0 ? 1 : 2;
        static constexpr std::array<const char*, 3> kTrack{"busway-1250a-400", "busway-1200a", "busway-1200a-480"};
        static constexpr std::array<const char*, 3> kSandwich{"busway-sandwich-2500a-400", "busway-sandwich-2500a-415",
                                                              "busway-sandwich-2500a-480"};
        return limited ? kTrack[which] : kSandwich[which];
    }

    // --- the new chain -----------------------------------------------------------------------------

    struct Placed {
        ChainStage stage;
        std::string parent;  ///< empty: the source
    };

    ChainStage& place(ChainStage stage, const std::string& parent)
    {
        m_new.push_back({std::move(stage), parent});
        return m_new.back().stage;
    }
    void keep(std::size_t i, std::size_t parent)
    {
        place(m_old[i], parent == ChainShape::kSource ? std::string() : m_old[parent].id);
    }

    void keepMechanical(std::size_t i)
    {
        const std::size_t parent = m_shape.parent[i];
        const auto stays = [&](const std::string& id) {
            return std::any_of(m_new.begin(), m_new.end(), [&](const Placed& p) { return p.stage.id == id; });
        };
        if (stays(m_old[i].id)) return;
        if (parent == ChainShape::kSource || stays(m_old[parent].id)) keep(i, parent);
        else place(m_old[i], m_boardId.empty() ? m_connection : m_boardId);
    }

    Status build()
    {
        std::string at = m_connection;
        const bool solid = m_supply == SupplyKind::DcSolidState;
        const StageCarries carries = solid ? StageCarries::Mechanical : StageCarries::All;
        if (solid && m_head.empty()) {
            ChainStage switchgear = fresh("mv", "supply.stage.mv");
            switchgear.carries = StageCarries::All;
            switchgear.location = StageLocation::Outdoors;
            switchgear.redundancy = Redundancy::TwoN;
            if (Status s = equip(switchgear, "mv-switchgear-20mw"); !s) return s;
            at = m_connection = place(std::move(switchgear), "").id;
        }
        if (Status s = substationAndBoard(at, carries); !s) return s;
        if (solid) at = m_connection;
        switch (m_supply) {
        case SupplyKind::AcUps:
        case SupplyKind::AcRackBattery:
        case SupplyKind::DcSideRack:
            if (Status s = acLine(at); !s) return s;
            break;
        case SupplyKind::DcRectifier:
        case SupplyKind::DcSolidState: break;
        }
        if (m_supply == SupplyKind::AcRackBattery) return battery(at);
        if (!isDirect(m_supply)) return Done{};
        if (Status s = rectifier(at); !s) return s;
        return m_supply == SupplyKind::DcSideRack ? Status(Done{}) : dcBusway(at);
    }

    Status substationAndBoard(std::string& at, StageCarries carries)
    {
        const bool needed = m_substation || supplyVolts() <= 0.0 || supplyVolts() > kLowVoltage;
        if (needed) {
            ChainStage stage = m_substation ? m_old[*m_substation] : fresh("substation", "supply.stage.substation");
            if (!m_substation) {
                likeOf(stage, powerStage());
                stage.location = StageLocation::Outdoors;
                stage.voltage = lowVoltage();
                const bool iec = m_building.power.code == ContinuousRule::Iec;
                if (Status s = equip(stage, iec ? "transformer-liquid-3150" : "transformer-doe-liquid-2500"); !s) return s;
            }
            if (!stage.voltage.set()) stage.voltage = lowVoltage();
            recarry(stage, carries);
            at = m_substationId = place(std::move(stage), m_connection).id;
        }
        ChainStage board = m_board ? m_old[*m_board] : fresh("lv", "supply.stage.lv");
        if (!m_board) {
            likeOf(board, m_substation ? &m_old[*m_substation] : powerStage());
            if (Status s = equip(board, "lv-switchgear-3000"); !s) return s;
        }
        recarry(board, carries);
        at = m_boardId = place(std::move(board), at).id;
        return Done{};
    }

    /// What feeds another load than before is counted anew.
    static void recarry(ChainStage& stage, StageCarries carries)
    {
        if (stage.carries == carries) return;
        stage.carries = carries;
        stage.units.reset();
    }

    Status acLine(std::string& at)
    {
        const bool ups = m_supply == SupplyKind::AcUps;
        const bool hadUps = inLine(ConverterKind::Ups) != nullptr;
        if (ups && !hadUps) {
            ChainStage stage = fresh("ups", "supply.stage.ups");
            likeOf(stage, powerStage());
            stage.battery = batteryTime();
            if (Status s = equip(stage, "ups-eaton-9395xr-1500"); !s) return s;
            at = place(std::move(stage), at).id;
        }
        bool busway = false;
        for (const std::size_t i : m_line) {
            ChainStage stage = m_old[i];
            const Converter* c = converter(stage);
            if (!c || afterRectifier(m_old[i])) continue;
            const bool track = c->kind == ConverterKind::Busway;
            const bool kept = track || c->kind == ConverterKind::TransferSwitch || c->kind == ConverterKind::Pdu
                              || c->kind == ConverterKind::Cable || c->kind == ConverterKind::Switchgear
                              || c->kind == ConverterKind::Transformer || (ups && c->kind == ConverterKind::Ups);
            if (!kept) continue;
            if (track && ups != hadUps) {
                if (Status s = equip(stage, acBusway(ups)); !s) return s;
                stage.units.reset();
            }
            busway = busway || track;
            at = place(std::move(stage), at).id;
        }
        if (busway) return Done{};
        ChainStage stage = fresh("busway", "supply.stage.busway");
        stage.location = StageLocation::Hall;
        likeOf(stage, lastStage());
        takeConductor(stage);
        if (Status s = equip(stage, acBusway(ups)); !s) return s;
        at = place(std::move(stage), at).id;
        return Done{};
    }

    /// The conductor that brought power to the row before.
    void takeConductor(ChainStage& stage) const
    {
        for (const std::size_t i : m_line) {
            if (!isKind(m_old[i], ConverterKind::Busway)) continue;
            stage.conductor = m_old[i].conductor;
            stage.conductorLength = m_old[i].conductorLength;
            stage.conductorRuns = m_old[i].conductorRuns;
        }
    }

    Status battery(std::string& at)
    {
        const ChainStage* known = inLine(ConverterKind::RackBattery);
        ChainStage stage = known ? *known : fresh("rack-battery", "supply.stage.rack-battery");
        if (!known) {
            stage.location = StageLocation::Hall;
            stage.battery = batteryTime();
            if (Status s = equip(stage, "rack-battery-33"); !s) return s;
        }
        at = place(std::move(stage), at).id;
        return Done{};
    }

    /// Which supply a rectifier of the old chain belongs to, by what feeds it.
    SupplyKind supplyOf(const ChainStage& rectifier) const
    {
        if (rectifier.location == StageLocation::Hall) return SupplyKind::DcSideRack;
        const auto i = static_cast<std::size_t>(&rectifier - m_old.data());
        const std::size_t parent = m_shape.parent[i];
        return parent == ChainShape::kSource || m_role[parent] == Role::Head ? SupplyKind::DcSolidState : SupplyKind::DcRectifier;
    }

    Status rectifier(std::string& at)
    {
        const ChainStage* known = inLine(ConverterKind::Rectifier);
        if (known && supplyOf(*known) == m_supply) {
            at = place(*known, at).id;
            return Done{};
        }
        const bool solid = m_supply == SupplyKind::DcSolidState;
        const bool beside = m_supply == SupplyKind::DcSideRack;
        ChainStage stage = solid ? fresh("sst", "supply.stage.sst")
                           : beside ? fresh("side-rack", "supply.stage.side-rack") : fresh("rectifier", "supply.stage.rectifier");
        stage.voltage = VoltageDatum(kDirectVoltage, unit::V);
        stage.voltage.note = text("supply.note.800");
        stage.battery = batteryTime();
        likeOf(stage, beside ? lastStage() : powerStage());
        if (beside) stage.location = StageLocation::Hall;
        if (solid && m_substation) {
            const ChainStage& before = m_old[*m_substation];
            stage.location = before.location;
            stage.conductor = before.conductor;
            stage.conductorLength = before.conductorLength;
            stage.conductorRuns = before.conductorRuns;
        }
        if (Status s = equip(stage, solid ? "sst-800v-2500" : "rectifier-800v-1000", false); !s) return s;
        at = place(std::move(stage), at).id;
        return Done{};
    }

    Status dcBusway(std::string& at)
    {
        const ChainStage* known = inLine(ConverterKind::Busway);
        const bool direct = known && afterRectifier(*known);
        ChainStage stage = direct ? *known : fresh("busway-dc", "supply.stage.busway-dc");
        if (!direct) {
            stage.location = StageLocation::Hall;
            likeOf(stage, lastStage());
            takeConductor(stage);
            if (Status s = equip(stage, "busway-800v-dc"); !s) return s;
        }
        at = place(std::move(stage), at).id;
        return Done{};
    }

    ChainStage fresh(const char* stem, const char* nameKey)
    {
        ChainStage stage;
        stage.id = freshId(m_plan, m_next, stem);
        stage.name = text(nameKey);
        return stage;
    }

    /// Gives a stage its equipment, and its conductor as many runs as that can draw.
    Status equip(ChainStage& stage, const std::string& entry, bool runs = true)
    {
        if (!m_work) m_work = m_plan;
        Result<CatalogueUse> use = useCatalogueEntry(*m_work, m_catalogue, "converters", entry);
        if (!use) return use.error();
        if (Status s = apply(*m_work, use.value().edits); !s) return s;
        for (const Edit& e : use->edits.edits) m_edits.edits.push_back(e);
        stage.converter = use->id;
        const Conductor* conductor = findById(m_plan.conductors, stage.conductor);
        const Converter& made = *findById(m_work->converters, stage.converter);
        if (!runs || !conductor || !conductor->ampacity.set() || !made.rating.set()) return Done{};
        const bool direct = m_supply == SupplyKind::DcRectifier || m_supply == SupplyKind::DcSolidState;
        const double volts = direct ? kDirectVoltage : *lowVoltage().si * std::sqrt(3.0);
        const double allowed = *conductor->ampacity.si * electrical::continuousFraction(breakerRule(m_building.power.code));
        stage.conductorRuns = static_cast<std::int64_t>(std::ceil(*made.rating.si / volts / allowed));
        return Done{};
    }

    // --- the edits ---------------------------------------------------------------------------------

    void writeEdits()
    {
        const std::string list = path() + ".chain";
        const ObjectType& type = typeOf<ChainStage>();
        for (std::size_t i = 0; i < m_new.size(); ++i) {
            const std::string before = i == 0 ? std::string() : m_new[i - 1].stage.id;
            const std::string& parent = m_new[i].parent;
            std::string& feed = m_new[i].stage.feed;
            // A feed that is named stays named; what the one before gives needs no name.
            if (feed != parent || parent.empty()) feed = parent == before ? std::string() : parent;
        }
        std::vector<std::string> order;
        for (const ChainStage& stage : m_old) order.push_back(stage.id);
        std::vector<Edit> edits;
        for (const Placed& placed : m_new) {
            const ChainStage& stage = placed.stage;
            const ChainStage* before = findById(m_old, stage.id);
            if (!before) {
                edits.push_back(Edit::insert(list, order.size(), readObject(type, &stage)));
                order.push_back(stage.id);
                continue;
            }
            for (const Field& f : type.fields())
                if (Tree value = readField(f, &stage); readField(f, before) != value)
                    edits.push_back(Edit::set(list + "[" + stage.id + "]." + f.key, std::move(value)));
        }
        if (m_next != m_plan.nextId) edits.push_back(Edit::set("next_id", Tree(std::max(m_next, m_work ? m_work->nextId : 0))));
        const std::string backed = generatorFeeds();
        if (backed != m_building.power.generatorFeeds)
            edits.push_back(Edit::set(path() + ".power.generator_feeds", Tree(backed)));
        for (const ChainStage& stage : m_old) {
            if (isNew(stage.id)) continue;
            edits.push_back(Edit::remove(list + "[" + stage.id + "]"));
            order.erase(std::find(order.begin(), order.end(), stage.id));
        }
        for (std::size_t i = 0; i < m_new.size(); ++i) {
            const auto at = std::find(order.begin(), order.end(), m_new[i].stage.id);
            if (at == order.begin() + static_cast<std::ptrdiff_t>(i)) continue;
            edits.push_back(Edit::move(list + "[" + m_new[i].stage.id + "]", i));
            order.erase(at);
            order.insert(order.begin() + static_cast<std::ptrdiff_t>(i), m_new[i].stage.id);
        }
        m_edits.edits.insert(m_edits.edits.end(), edits.begin(), edits.end());
    }

    bool isNew(const std::string& id) const
    {
        return std::any_of(m_new.begin(), m_new.end(), [&](const Placed& p) { return p.stage.id == id; });
    }

    /// Where standby sets take over: as before, where that still stands and feeds the racks.
    std::string generatorFeeds() const
    {
        const std::string& before = m_building.power.generatorFeeds;
        if (before.empty()) return before;
        const auto kept = std::find_if(m_new.begin(), m_new.end(), [&](const Placed& p) { return p.stage.id == before; });
        if (kept != m_new.end() && kept->stage.carries != StageCarries::Mechanical) return before;
        if (m_supply == SupplyKind::DcSolidState) return m_connection;
        return m_substationId.empty() ? m_boardId : m_substationId;
    }

    const Plan& m_plan;
    const Catalogue& m_catalogue;
    const Building& m_building;
    SupplyKind m_supply;
    const std::vector<ChainStage>& m_old;
    ChainShape m_shape;
    std::vector<Role> m_role;
    std::vector<std::size_t> m_head;           ///< above the unit substation
    std::vector<std::size_t> m_line;           ///< from the board to the racks
    std::optional<std::size_t> m_substation;
    std::optional<std::size_t> m_board;
    std::string m_connection;                  ///< the last stage of the head, or empty
    std::string m_substationId;
    std::string m_boardId;
    std::vector<Placed> m_new;
    std::optional<Plan> m_work;                ///< the plan with the copies made so far
    std::int64_t m_next;                       ///< number of the next new id
    EditList m_edits;
};

}  // namespace

std::span<const SupplyKind> supplies()
{
    static constexpr std::array<SupplyKind, 5> kAll{SupplyKind::AcUps, SupplyKind::AcRackBattery, SupplyKind::DcSideRack,
                                                SupplyKind::DcRectifier, SupplyKind::DcSolidState};
    return kAll;
}

Result<EditList> applySupply(const Plan& plan, const Catalogue& catalogue, std::string_view building, SupplyKind supply)
{
    const Building* found = findById(plan.buildings, building);
    if (!found) {
        std::string known;
        for (const Building& b : plan.buildings) known += (known.empty() ? "" : ", ") + b.id;
        return Error{.code = "path.unknown", .path = "buildings", .found = std::string(building),
                     .allowed = known.empty() ? "none" : known};
    }
    return Maker(plan, catalogue, *found, supply).run();
}

}  // namespace rw
