// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/energy_flow.h"
#include "plan/power.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace rw::report {

/// Pictures of a report as what they show, not how: the text renderer writes them as lists, paper
/// draws them to scale. Numbers are in the unit that stands beside them.

/// Racks seen from the front, to one scale.
struct Elevation {
    struct Slot {
        std::int64_t position = 1;  ///< lowest mounting unit taken
        std::int64_t height = 1;    ///< mounting units
        std::string label;
        TrayKind kind = TrayKind::Compute;
    };
    struct Rack {
        std::string name;
        std::string detail;  ///< one line beneath the name
        std::string unitName;  ///< "U" or "OU"
        std::int64_t units = 0;
        double width = 0.0;   ///< m, outside
        double height = 0.0;  ///< m, outside
        double pitch = 0.0;   ///< m, of one mounting unit
        std::vector<Slot> slots;
    };
    std::vector<Rack> racks;
};

/// A sheet of the elevation book: at most kPlatesASheet rack designs, each from the front and from the back, to one scale
/// for all, with its figures and its trays.
struct ElevationSheet {
    struct Place {
        std::int64_t position = 1;  ///< lowest mounting unit taken
        std::int64_t height = 1;    ///< mounting units
        std::size_t kind = 0;       ///< which of the plate's trays
        bool liquid = false;        ///< coolant comes to it
        bool busbar = false;        ///< it is plugged to the busbar
        std::vector<int> cords;     ///< that feed it: 0 is A
    };
    struct TrayKindLine {
        std::string mark;    ///< "A", as beside the rack
        std::string name;
        TrayKind kind = TrayKind::Compute;
        std::string places;  ///< "U9–17, 24–32"
        std::string count;
        std::string each;    ///< power of one, in the plate's unit; empty where it draws none
        std::string all;
        double share = 0.0;  ///< of the largest kind's power
    };
    struct Figure {
        std::string label;
        std::string value;  ///< with its unit
    };
    struct Plate {
        std::string name;
        std::string detail;    ///< maker, frame, units
        std::string use;       ///< how many there are, in which building
        std::string unitName;  ///< "U" or "OU"
        std::int64_t units = 0;
        double width = 0.0;    ///< m, outside
        double height = 0.0;
        double pitch = 0.0;    ///< m, of one mounting unit
        std::vector<Place> places;  ///< from the top down
        std::vector<TrayKindLine> trays;
        std::string powerUnit;      ///< of the trays' powers
        std::vector<Figure> power;  ///< by state
        std::vector<Figure> figures;
        int cords = 0;              ///< that come in at the back
        bool busbar = false;
        bool liquid = false;        ///< supply and return manifolds
        std::string supply;         ///< temperature, with its unit
        std::string returns;
        std::string rearDoor;       ///< its name; empty: none
        std::string note;           ///< why there is less to see
    };
    static constexpr std::size_t kPlatesASheet = 4;
    std::vector<Plate> plates;
    std::string front;  ///< words over the two faces
    std::string rear;
};

/// Power that grows phase by phase along time.
struct Growth {
    struct Phase {
        std::string label;
        double start = 0.0;  ///< decimal years
        double end = 0.0;
        double to = 0.0;            ///< cumulative power with it
        std::vector<double> power;  ///< of it alone, at each of the years
    };
    struct Flag {
        std::string label;
        double year = 0.0;
    };
    std::string axis;
    std::string unit;
    double target = 0.0;
    std::string targetLabel;
    std::vector<double> years;     ///< rising
    std::vector<Phase> phases;
    std::vector<double> expected;  ///< of all, with what holds phases back; empty where nothing does
    std::string expectedLabel;
    std::vector<Flag> flags;
};

/// From one count to the next: target, racks, halls, buildings, sites.
struct Cascade {
    struct Step {
        std::string value;
        std::string label;
        std::string detail;
    };
    std::vector<Step> steps;
};

/// Where a power goes: a trunk that loses branches on its way and ends in what is useful.
struct Flow {
    enum class Kind { Loss, Cooling, House, Useful };
    struct Branch {
        std::string label;
        double value = 0.0;
        Kind kind = Kind::Loss;
    };
    std::string unit;
    std::string source;
    double total = 0.0;
    std::vector<Branch> losses;  ///< in the order they leave the trunk
    std::vector<Branch> ends;    ///< what the rest splits into
};

/// Horizontal bars, each a sum of parts, on one scale.
struct Bars {
    struct Bar {
        std::string label;
        std::vector<double> values;   ///< one a part
        std::optional<double> limit;  ///< drawn as a line across
        std::string end;              ///< words behind the bar
    };
    std::string unit;
    std::vector<std::string> parts;
    std::vector<Bar> bars;
    std::string limitLabel;
};

/// A power chain from the source to its loads. Each node stands for all units of a stage.
struct OneLine {
    enum class Role { Source, Stage, Generator, Load };
    struct Node {
        Role role = Role::Stage;
        std::optional<ConverterKind> kind;  ///< of a stage, its sign
        std::string name;
        std::string detail;   ///< units, redundancy, voltage
        std::string figures;  ///< what it gives and loses
        int parent = -1;      ///< what feeds it; of a generator: what it backs up
        bool ofSite = false;
        bool mechanical = false;
        RedundancyScheme scheme;
        std::int64_t units = 1;
        std::optional<double> load;   ///< of rating
        std::optional<double> limit;  ///< up to which the redundancy holds
    };
    std::vector<Node> nodes;  ///< source first, each after what feeds it
    std::string boundary;     ///< what lies below the line between site and building
};

/// The loops that carry a building's heat from where it arises to the sky, as they run at the design hour.
struct Loops {
    struct Machine {
        std::string name;
        std::vector<std::string> detail;
    };
    struct Link {
        std::string name;
        std::string supply;   ///< to what is cooled; this and the next with their units, empty where there is none
        std::string returns;
        std::string flow;
        std::string head;
        std::string heat;
        std::string pumps;
        bool air = false;
    };
    struct Chain {
        std::vector<std::vector<Machine>> stations;  ///< what is cooled first
        std::vector<Link> links;                     ///< between each station and the next
        std::string toSky;                           ///< empty: the last station gives its heat to the halls
    };
    std::vector<Chain> chains;
    std::vector<std::string> sky;
};

/// A year of hours: each column a day, each row an hour of it.
struct Carpet {
    std::string title;
    std::string unit;
    std::vector<double> values;      ///< 8,760 in that unit, or which of the kinds; not a number: none
    std::vector<std::string> kinds;  ///< empty: a quantity
};
struct Carpets {
    std::vector<Carpet> carpets;
};

/// For how many hours of the year a value is passed.
struct HoursAbove {
    struct Limit {
        std::string label;
        double value = 0.0;
    };
    std::string axis;
    std::string unit;
    int decimals = 1;
    std::vector<double> sorted;  ///< of each hour, highest first
    std::vector<Limit> limits;
};

using Drawing = std::variant<Elevation, ElevationSheet, Growth, Cascade, Flow, Bars, OneLine, Loops, Carpets, HoursAbove, EnergyFlow>;

}  // namespace rw::report
