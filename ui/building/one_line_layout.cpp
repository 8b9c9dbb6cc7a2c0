// SPDX-License-Identifier: GPL-3.0-or-later
#include "one_line.h"

#include <algorithm>
#include <map>

namespace rw::ui {
namespace {

// Pixels at the usual size of text, 15 to a line.
constexpr double kLine = 15.0;
constexpr double kPitch = 62.0;  // between columns
constexpr double kSymbol = 28.0;
constexpr double kWords = 356.0;
constexpr double kWordsGap = 20.0;  // the counts of the last column reach into it
/// What gives way where a page is low.
struct Heights {
    double row;       // of words
    double gap;       // between rows where lines only go down
    double load;
    double boundary;
};
constexpr Heights kUsual{49.0, 16.0, 38.0, 24.0};  // three lines of words
constexpr Heights kLow{30.0, 7.0, 32.0, 16.0};      // two
constexpr double kRail = 5.0;       // between rails of different systems
constexpr double kLaneGap = 28.0;
constexpr double kLoadWidth = 120.0;
constexpr double kSideLoadWidth = 88.0;  // cooling, house
constexpr double kLoadGap = 10.0;
constexpr double kGenerator = 132.0;
constexpr double kMargin = 8.0;

constexpr int kMostColumns = 4;

bool isLoad(const OneLineNode& node) { return node.symbol == PowerSymbol::Load; }
bool isGenerator(const OneLineNode& node) { return node.symbol == PowerSymbol::Generator; }

double widthOf(const OneLineNode& load) { return load.mechanical ? kSideLoadWidth : kLoadWidth; }

class Arranger {
public:
    Arranger(OneLine& drawing, double lineHeight, bool low) : m_drawing(drawing), m_u(lineHeight / kLine), m_h(low ? kLow : kUsual)
    {
        drawing.low = low;
    }

    void run()
    {
        m_drawing.unit = m_u;
        m_drawing.wires.clear();
        m_drawing.joints.clear();
        for (OneLineNode& node : nodes())
            node.lane = node.row = 0;
        assignLanes();
        assignRows();
        place();
        for (std::size_t i = 0; i < nodes().size(); ++i)
            wireBelow(static_cast<int>(i));
        for (const OneLineNode& node : nodes()) {
            if (isGenerator(node))
                wireGenerator(node);
            if (node.scheme.reserve > 0)
                wireReserve(node);
        }
        QRectF all;
        for (const OneLineNode& node : nodes())
            all |= node.box;
        m_drawing.bounds =
            all.adjusted(-kMargin * m_u, -kMargin * m_u, kMargin * m_u, kMargin * m_u);
    }

private:
    std::vector<OneLineNode>& nodes() { return m_drawing.nodes; }
    OneLineNode& node(int i) { return m_drawing.nodes[static_cast<std::size_t>(i)]; }

    std::vector<int> children(int parent)
    {
        std::vector<int> found;
        for (std::size_t i = 0; i < nodes().size(); ++i)
            if (nodes()[i].parent == parent && !isGenerator(nodes()[i]))
                found.push_back(static_cast<int>(i));
        return found;
    }

    /// The way to the racks goes straight down; what else hangs on a stage stands in lanes to the right.
    void assignLanes() { lanesBelow(0, 0); }

    void lanesBelow(int at, int lane)
    {
        node(at).lane = lane;
        const std::vector<int> below = children(at);
        const auto straight =
            std::find_if(below.begin(), below.end(), [&](int c) { return !node(c).mechanical; });
        const bool forked = straight != below.end();
        const int trunk = forked ? *straight : below.empty() ? -1 : below.front();
        if (trunk < 0)
            return;
        // Loads of one kind stand side by side at the end of a lane.
        const auto shares = [&](int c) {
            return c == trunk || (isLoad(node(c)) && isLoad(node(trunk)));
        };
        for (const int c : below)
            if (shares(c))
                lanesBelow(c, lane);
        int loads = -1;
        for (const int c : below) {
            if (shares(c))
                continue;
            if (isLoad(node(c))) {
                if (loads < 0)
                    loads = ++m_lanes;
                lanesBelow(c, loads);
            } else {
                lanesBelow(c, ++m_lanes);
            }
        }
    }

    void assignRows()
    {
        for (OneLineNode& n : nodes())
            if (n.parent >= 0 && !isGenerator(n))
                n.row = node(n.parent).row + 1;
    }

    /// Rails below a node: as many as it has systems, wherever a line does not just go down.
    int railsBelow(int parent)
    {
        for (const int c : children(parent))
            if (!goesStraight(parent, c))
                return node(parent).columns();
        return 0;
    }
    bool goesStraight(int parent, int child)
    {
        return node(parent).lane == node(child).lane && !isSideLoad(child)
               && node(parent).columns() == node(child).columns();
    }
    /// A load beside the first one of its lane.
    bool isSideLoad(int child)
    {
        if (!isLoad(node(child)))
            return false;
        for (const int c : children(node(child).parent))
            if (node(c).lane == node(child).lane)
                return c != child;
        return false;
    }

    void place()
    {
        std::vector<double> symbolsWidth(static_cast<std::size_t>(m_lanes) + 1, 0.0);
        std::vector<double> width(static_cast<std::size_t>(m_lanes) + 1, 0.0);
        bool generator = false;
        int rows = 0;
        for (const OneLineNode& n : nodes()) {
            rows = std::max(rows, n.row);
            generator = generator || isGenerator(n);
            if (isLoad(n) || isGenerator(n))
                continue;
            const double columns = n.columns() + (n.scheme.reserve > 0 ? 2.0 : 0.0);
            double& symbols = symbolsWidth[static_cast<std::size_t>(n.lane)];
            symbols = std::max(symbols, columns * kPitch * m_u);
            width[static_cast<std::size_t>(n.lane)] = symbols + (kWordsGap + kWords) * m_u;
        }
        std::map<std::pair<int, int>, double> side;  // how far the loads of a lane and row reach
        const auto beside = [&](const OneLineNode& n) {
            // The first one stands below the signs.
            const double lead =
                (symbolsWidth[static_cast<std::size_t>(n.lane)] - widthOf(n) * m_u) / 2.0;
            double& reach = side.try_emplace({n.lane, n.row}, std::max(0.0, lead)).first->second;
            const double from = reach;
            reach += (widthOf(n) + kLoadGap) * m_u;
            return from;
        };
        for (const OneLineNode& n : nodes()) {
            if (!isLoad(n))
                continue;
            double& w = width[static_cast<std::size_t>(n.lane)];
            w = std::max(w, beside(n) + widthOf(n) * m_u);
        }
        std::vector<double> left;
        double x = generator ? kGenerator * m_u : 0.0;
        for (const double w : width) {
            left.push_back(x);
            x += w + kLaneGap * m_u;
        }

        std::vector<double> top(static_cast<std::size_t>(rows) + 1, 0.0);
        double y = 0.0;
        const int boundaryRow = firstBuildingRow();
        for (int r = 0; r <= rows; ++r) {
            if (r == boundaryRow && r > 0) {
                m_drawing.boundaryY = y + (m_h.boundary - 8.0) * m_u;
                y += m_h.boundary * m_u;
            }
            top[static_cast<std::size_t>(r)] = y;
            int rails = 0;
            for (std::size_t i = 0; i < nodes().size(); ++i)
                if (nodes()[i].row == r && !isGenerator(nodes()[i]))
                    rails = std::max(rails, railsBelow(static_cast<int>(i)));
            y += (m_h.row + m_h.gap + (rails > 0 ? (rails - 1) * kRail + 4.0 : 0.0)) * m_u;
        }

        side.clear();
        for (OneLineNode& n : nodes()) {
            const auto lane = static_cast<std::size_t>(n.lane);
            const double from = left[lane];
            const double above = top[static_cast<std::size_t>(n.row)];
            if (isGenerator(n))
                continue;
            if (isLoad(n)) {
                n.box = n.symbols = n.words =
                    QRectF(from + beside(n), above, widthOf(n) * m_u, m_h.load * m_u);
                n.axis = n.box.center().x();
                continue;
            }
            n.axis = from + symbolsWidth[lane] / 2.0;
            const double symbolTop = above + (m_h.row - kSymbol) / 2.0 * m_u;
            n.symbols = QRectF(from, symbolTop, symbolsWidth[lane], kSymbol * m_u);
            n.words = QRectF(from + symbolsWidth[lane] + kWordsGap * m_u, above, kWords * m_u,
                             m_h.row * m_u);
            n.box =
                QRectF(from, above, symbolsWidth[lane] + (kWordsGap + kWords) * m_u, m_h.row * m_u);
        }
        widenWords(x - kLaneGap * m_u);
        for (OneLineNode& n : nodes()) {
            if (!isGenerator(n))
                continue;
            const OneLineNode& backed = node(n.parent);
            n.lane = -1;
            n.row = backed.row;
            // Below the bars under the stage's signs, above the rails that leave them.
            const double output = backed.symbols.bottom() + 6.0 * m_u;
            n.box = QRectF(0.0, output - m_h.row / 2.0 * m_u, (kGenerator - 12.0) * m_u, m_h.row * m_u);
            n.symbols = QRectF(n.box.right() - (kSymbol + 4.0) * m_u, output - kSymbol / 2.0 * m_u,
                               kSymbol * m_u, kSymbol * m_u);
            n.words = QRectF(0.0, n.symbols.top(), n.symbols.left() - 6.0 * m_u, kSymbol * m_u);
            n.axis = n.symbols.center().x();
        }
    }

    /// Words take the room up to what stands next in their row, or to \p right.
    void widenWords(double right)
    {
        for (OneLineNode& n : nodes()) {
            if (isLoad(n) || isGenerator(n))
                continue;
            double end = right;
            for (const OneLineNode& other : nodes())
                if (other.row == n.row && other.lane > n.lane && !isGenerator(other))
                    end = std::min(end, other.box.left() - kLaneGap * m_u);
            n.words.setRight(std::max(n.words.right(), end));
            n.box.setRight(n.words.right());
        }
    }

    /// Where the building begins: the first row of what is not the site's.
    int firstBuildingRow()
    {
        int row = -1;
        for (const OneLineNode& n : nodes())
            if (n.plan.startsWith(QLatin1String("buildings[")) && !isGenerator(n)
                && (row < 0 || n.row < row))
                row = n.row;
        return row;
    }

    void wire(QPointF a, QPointF b, int system, bool dashed = false, bool dead = false)
    {
        m_drawing.wires.push_back({QLineF(a, b), system, dashed, dead});
    }
    static int systemOf(const OneLineNode& n, int column) { return n.columns() > 1 ? column : -1; }

    void wireBelow(int parent)
    {
        const std::vector<int> below = children(parent);
        if (below.empty() || isGenerator(node(parent)))
            return;
        const OneLineNode& from = node(parent);
        const double start = from.symbols.bottom();
        const int columns = from.columns();
        const double firstRail = from.box.bottom() + 7.0 * m_u;
        std::vector<double> farthestLeft, farthestRight;
        for (int k = 0; k < columns; ++k) {
            farthestLeft.push_back(from.columnX(k));
            farthestRight.push_back(from.columnX(k));
        }
        bool rails = false;
        for (const int c : below) {
            const OneLineNode& to = node(c);
            if (goesStraight(parent, c)) {
                for (int k = 0; k < columns; ++k)
                    wire({from.columnX(k), start}, {to.columnX(k), to.symbols.top()},
                         systemOf(from, k), false, from.isOutputDead(k) || to.inputDead);
                continue;
            }
            rails = true;
            for (int j = 0; j < to.columns(); ++j)
                for (int k = 0; k < columns; ++k) {
                    const double x = to.columnX(j) + (k - (columns - 1) / 2.0) * kRail * m_u;
                    const double y = firstRail + k * kRail * m_u;
                    wire({x, y}, {x, to.symbols.top()}, systemOf(from, k), false,
                         from.isOutputDead(k) || to.inputDead);
                    m_drawing.joints.push_back({x, y});
                    auto& l = farthestLeft[static_cast<std::size_t>(k)];
                    auto& r = farthestRight[static_cast<std::size_t>(k)];
                    l = std::min(l, x);
                    r = std::max(r, x);
                }
        }
        if (!rails)
            return;
        for (int k = 0; k < columns; ++k) {
            const double y = firstRail + k * kRail * m_u;
            const bool dead = from.isOutputDead(k);
            wire({from.columnX(k), start}, {from.columnX(k), y}, systemOf(from, k), false, dead);
            wire({farthestLeft[static_cast<std::size_t>(k)], y},
                 {farthestRight[static_cast<std::size_t>(k)], y}, systemOf(from, k), false, dead);
            m_drawing.joints.push_back({from.columnX(k), y});
        }
    }

    /// Takes over at the stage's output.
    void wireGenerator(const OneLineNode& n)
    {
        const OneLineNode& backed = node(n.parent);
        const double y = n.symbols.center().y();
        const double last = backed.columnX(backed.columns() - 1);
        wire({n.symbols.right(), y}, {last, y}, -1, true, n.isDead(0));
        for (int k = 0; k < backed.columns(); ++k)
            m_drawing.joints.push_back({backed.columnX(k), y});
    }

    void wireReserve(const OneLineNode& n)
    {
        const double x = n.reserveX();
        const double in = n.symbols.top() - 5.0 * m_u;
        const double out = n.symbols.bottom() + 5.0 * m_u;
        const double beside = n.columnX(n.columns() - 1);
        wire({x, in}, {x, n.symbols.top()}, -1, true);
        wire({x, n.symbols.bottom()}, {x, out}, -1, true);
        wire({beside, in}, {x, in}, -1, true);
        wire({beside, out}, {x, out}, -1, true);
    }

    OneLine& m_drawing;
    double m_u;
    const Heights& m_h;
    int m_lanes = 0;
};

}  // namespace

PowerSymbol symbolOf(ConverterKind kind)
{
    switch (kind) {
    case ConverterKind::PowerShelf: return PowerSymbol::Shelf;
    case ConverterKind::Ups: return PowerSymbol::Ups;
    case ConverterKind::Transformer: return PowerSymbol::Transformer;
    case ConverterKind::Busway: return PowerSymbol::Busway;
    case ConverterKind::Switchgear: return PowerSymbol::Switchgear;
    case ConverterKind::Pdu: return PowerSymbol::Pdu;
    case ConverterKind::Rectifier: return PowerSymbol::Rectifier;
    case ConverterKind::DcDc:
    case ConverterKind::Node: return PowerSymbol::DcDc;
    case ConverterKind::Cable: return PowerSymbol::Cable;
    case ConverterKind::TransferSwitch: return PowerSymbol::TransferSwitch;
    case ConverterKind::RackBattery: return PowerSymbol::Battery;
    }
    return PowerSymbol::Nothing;
}

int OneLineNode::columns() const
{
    return static_cast<int>(std::clamp<std::int64_t>(scheme.systems, 1, kMostColumns));
}

QString OneLineNode::columnName(int column) const
{
    if (scheme.systems <= 1)
        return {};
    if (column == kMostColumns - 1 && scheme.systems > kMostColumns)
        return QStringLiteral("…");
    return QString(QLatin1Char(static_cast<char>('A' + column)));
}

QString OneLineNode::unitsOfColumn(int column) const
{
    if (!isStage)
        return {};
    if (column == kMostColumns - 1 && scheme.systems > kMostColumns)
        return QStringLiteral("%1").arg(scheme.systems - kMostColumns + 1);
    const std::int64_t sharing = units - std::min(scheme.reserve, units - 1);
    // Units that systems do not divide are told by the first ones having one more.
    const std::int64_t each =
        sharing / scheme.systems + (column < sharing % scheme.systems ? 1 : 0);
    if (scheme.spares > 0 && each > scheme.spares)
        return QStringLiteral("%1+%2").arg(each - scheme.spares).arg(scheme.spares);
    return each > 1 ? QStringLiteral("×%1").arg(each) : QString();
}

QString OneLineNode::outOfColumn(int column) const
{
    const auto k = static_cast<std::size_t>(column);
    return isHitAt(column) && !isOutWhole(column) ? QStringLiteral("\u2212%1").arg(outColumns[k]) : QString();
}

double OneLineNode::columnX(int column) const
{
    // The pitch is read off the symbols' room: columns stand alike in a lane.
    if (columns() == 1)
        return axis;
    const double pitch = kPitch * symbols.height() / kSymbol;
    return axis + (column - (columns() - 1) / 2.0) * pitch;
}

double OneLineNode::reserveX() const
{
    return axis + ((columns() - 1) / 2.0 + 1.0) * kPitch * symbols.height() / kSymbol;
}

void arrange(OneLine& drawing, double lineHeight, bool low)
{
    if (!drawing.nodes.empty())
        Arranger(drawing, lineHeight, low).run();
}

}  // namespace rw::ui
