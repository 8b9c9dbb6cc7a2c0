// SPDX-License-Identifier: GPL-3.0-or-later
#include "sites/equal_earth.h"
#include "sites/land_outline.h"
#include "sites/world_map.h"
#include "ui_test.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QMimeData>
#include <QSignalSpy>
#include <QWheelEvent>

#include <cmath>
#include <numbers>

namespace rw::ui {

class WorldMapTest : public QObject {
    Q_OBJECT

    static MapSite site(const char* id, double latitude, double longitude, double megawatts = 100.0)
    {
        MapSite made;
        made.id = QString::fromLatin1(id);
        made.name = made.id;
        made.figures = QStringLiteral("figures of ") + made.id;
        made.latitude = latitude;
        made.longitude = longitude;
        made.capacity = megawatts * 1e6;
        made.inUse = true;
        return made;
    }
    static QList<MapSite> fourCorners()
    {
        return {site("texas", 32.5, -99.7, 1000.0), site("london", 51.5, 0.0), site("singapore", 1.35, 104.0), site("sydney", -33.9, 151.2)};
    }
    static void show(WorldMap& map, const QList<MapSite>& sites)
    {
        map.resize(900, 480);
        map.setSites(sites);
        map.show();
    }
    static void wheel(WorldMap& map, const QPointF& at, int notches)
    {
        QWheelEvent event(at, map.mapToGlobal(at), {}, QPoint(0, 120 * notches), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&map, &event);
    }

private Q_SLOTS:
    void equalEarthGivesThePublishedCoordinates_data()
    {
        QTest::addColumn<double>("latitude");
        QTest::addColumn<double>("longitude");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        // PROJ's own cases of +proj=eqearth +R=6378137 (test/gie/builtins.gie), metres.
        QTest::newRow("equator at the edge") << 0.0 << 180.0 << 17263256.84 << 0.0;
        QTest::newRow("45 degrees at the edge") << 45.0 << 180.0 << 14795421.79 << 5486671.72;
        QTest::newRow("pole") << 90.0 << 0.0 << 0.0 << 8402320.16;
        QTest::newRow("south west") << -31.2 << -70.0 << -6244707.88 << -3924893.29;
    }
    void equalEarthGivesThePublishedCoordinates()
    {
        QFETCH(double, latitude);
        QFETCH(double, longitude);
        QFETCH(double, x);
        QFETCH(double, y);
        constexpr double kSphereRadius = 6378137.0;    // m, of those cases
        constexpr double kCentimetre = 0.01;     // m: they are printed to it
        const QPointF at = equalEarth(latitude, longitude) * kSphereRadius;
        QVERIFY2(std::abs(at.x() - x) < kCentimetre, qPrintable(QString::number(at.x(), 'f', 3)));
        QVERIFY2(std::abs(at.y() - y) < kCentimetre, qPrintable(QString::number(at.y(), 'f', 3)));
    }

    void equalAreasStayEqual()
    {
        // A belt of the sphere between two latitudes has the area 2 pi (sin b - sin a).
        constexpr double kStep = 0.05;  // degrees
        double belt = 0.0;
        for (int strip = 0; strip < 2700; ++strip) {
            const double latitude = -60.0 + strip * kStep;
            const double high = equalEarth(latitude + kStep, 0.0).y() - equalEarth(latitude, 0.0).y();
            belt += high * 2.0 * equalEarth(latitude + kStep / 2.0, 180.0).x();
        }
        const auto sine = [](double degrees) { return std::sin(degrees * std::numbers::pi / 180.0); };
        const double sphere = 2.0 * std::numbers::pi * (sine(75.0) - sine(-60.0));
        QVERIFY2(std::abs(belt / sphere - 1.0) < 1e-6, qPrintable(QString::number(belt / sphere, 'f', 9)));  // of the sum of strips
    }

    void theLandIsWhereItIs()
    {
        const auto onLand = [](double latitude, double longitude) {
            bool inside = false;
            for (const QPolygonF& ring : landOutline())
                if (ring.containsPoint(QPointF(longitude, latitude), Qt::OddEvenFill)) inside = !inside;
            return inside;
        };
        QVERIFY(landOutline().size() > 100);
        QVERIFY(onLand(32.5, -99.7));    // Abilene
        QVERIFY(onLand(50.1, 8.7));      // Frankfurt
        QVERIFY(onLand(-80.0, 100.0));   // Antarctica
        QVERIFY(onLand(66.0, -175.0));   // Chukotka, beyond the antimeridian
        QVERIFY(onLand(67.0, 178.0));
        QVERIFY(!onLand(42.0, 51.0));    // the Caspian Sea
        QVERIFY(!onLand(0.0, -150.0));   // the Pacific
        QVERIFY(!onLand(40.0, -40.0));   // the Atlantic
        for (const QPolygonF& ring : landOutline())
            for (const QPointF& point : ring) QVERIFY(std::abs(point.x()) <= 180.0 && std::abs(point.y()) <= 90.0);
    }

    void aClickChoosesTheSiteThere()
    {
        WorldMap map;
        show(map, fourCorners());
        QSignalSpy chosen(&map, &WorldMap::currentChanged);
        const QPointF london = map.toWidget(51.5, 0.0);
        QCOMPARE(map.symbolCentre(QStringLiteral("london")), london);
        QCOMPARE(map.siteAt(london), QStringLiteral("london"));
        QCOMPARE(map.siteAt(map.toWidget(0.0, -150.0)), QString());
        QTest::mouseClick(&map, Qt::LeftButton, {}, london.toPoint());
        QCOMPARE(map.current(), QStringLiteral("london"));
        QCOMPARE(chosen.size(), 1);
        QVERIFY(map.accessibleDescription().contains(QStringLiteral("figures of london")));
        // The sea is no choice: the site stays.
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.toWidget(0.0, -150.0).toPoint());
        QCOMPARE(map.current(), QStringLiteral("london"));
    }

    void arrowsGoToTheNearestSiteThatWay()
    {
        WorldMap map;
        show(map, fourCorners());
        map.setCurrent(QStringLiteral("texas"));
        QTest::keyClick(&map, Qt::Key_Right);
        QCOMPARE(map.current(), QStringLiteral("london"));
        QTest::keyClick(&map, Qt::Key_Right);
        QCOMPARE(map.current(), QStringLiteral("singapore"));
        QTest::keyClick(&map, Qt::Key_Down);
        QCOMPARE(map.current(), QStringLiteral("sydney"));
        QTest::keyClick(&map, Qt::Key_Right);
        QCOMPARE(map.current(), QStringLiteral("sydney"));
        QTest::keyClick(&map, Qt::Key_Home);
        QCOMPARE(map.current(), QStringLiteral("texas"));
        QSignalSpy edited(&map, &WorldMap::activated);
        QTest::keyClick(&map, Qt::Key_Return);
        QCOMPARE(edited.value(0).value(0).toString(), QStringLiteral("texas"));
        QSignalSpy removed(&map, &WorldMap::removeRequested);
        QTest::keyClick(&map, Qt::Key_Delete);
        QCOMPARE(removed.size(), 1);
    }

    void theWheelZoomsAboutThePointer()
    {
        WorldMap map;
        show(map, fourCorners());
        const QPointF at = map.toWidget(20.0, 30.0);
        wheel(map, at, 4);
        QVERIFY(map.zoomFactor() > 2.0);
        QVERIFY2(QLineF(map.toWidget(20.0, 30.0), at).length() < 0.5, "the place under the pointer stays there");
        const QPointF before = map.toWidget(20.0, 30.0);
        QTest::mousePress(&map, Qt::LeftButton, {}, at.toPoint());
        for (const double part : {0.5, 1.0}) {
            const QPointF to = at.toPoint() + QPointF(60.0, 25.0) * part;
            QMouseEvent move(QEvent::MouseMove, to, map.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&map, &move);
        }
        QTest::mouseRelease(&map, Qt::LeftButton, {}, (at + QPointF(60.0, 25.0)).toPoint());
        QVERIFY(QLineF(map.toWidget(20.0, 30.0), before + QPointF(60.0, 25.0)).length() < 1.0);
        QTest::keyClick(&map, Qt::Key_0);
        QCOMPARE(map.zoomFactor(), 1.0);
        QVERIFY(QLineF(map.toWidget(20.0, 30.0), at).length() < 1e-9);
        // The world never leaves the view.
        wheel(map, at, 3);
        for (int i = 0; i < 100; ++i) QTest::keyClick(&map, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(map.toWidget(0.0, 180.0).x() > map.width() / 2.0);
    }

    void sitesAtOnePlaceStandSideBySide()
    {
        WorldMap map;
        QList<MapSite> sites;
        for (const char* id : {"a", "b", "c", "d", "e"}) sites << site(id, 32.5, -99.7);
        sites << site("far", 1.35, 104.0);
        show(map, sites);
        for (const MapSite& one : sites)
            for (const MapSite& other : sites) {
                if (one.id == other.id) continue;
                QVERIFY2(QLineF(map.symbolCentre(one.id), map.symbolCentre(other.id)).length() > 15.0, qPrintable(one.id + other.id));
            }
        QCOMPARE(map.symbolCentre(QStringLiteral("far")), map.toWidget(1.35, 104.0));
        for (const MapSite& one : sites) QCOMPARE(map.siteAt(map.symbolCentre(one.id)), one.id);
    }

    void labelsTakeNoOnesRoom()
    {
        WorldMap map;
        QList<MapSite> sites;
        for (int i = 0; i < 40; ++i)
            sites << site(qPrintable(QStringLiteral("site-%1").arg(i)), 30.0 + (i % 7) * 2.0, -110.0 + (i % 9) * 3.0, 100.0 + i);
        show(map, sites);
        map.setCurrent(QStringLiteral("site-3"));
        QVERIFY2(!map.labelRect(QStringLiteral("site-3")).isNull(), "the chosen site is named before others");
        int labels = 0;
        for (const MapSite& one : sites) {
            const QRectF label = map.labelRect(one.id);
            if (label.isNull()) continue;
            ++labels;
            for (const MapSite& other : sites) {
                // In such a crowd the chosen site's name may lie on symbols, but not on names.
                if (one.id != map.current()) QVERIFY(!label.contains(map.symbolCentre(other.id)));
                if (one.id != other.id) QVERIFY(!label.intersects(map.labelRect(other.id)));
            }
        }
        QVERIFY(labels > 5);
    }

    void theAreaOfASymbolIsItsCapacity()
    {
        WorldMap map;
        QList<MapSite> sites{site("great", 10.0, 20.0, 1600.0), site("small", 10.0, -60.0, 400.0)};
        show(map, sites);
        const auto reach = [&](const char* id) {
            const QPointF centre = map.symbolCentre(QString::fromLatin1(id));
            int pixels = 0;
            while (map.siteAt(centre - QPointF(0.0, pixels)) == QLatin1String(id)) ++pixels;
            return pixels - 3.0;  // beside the symbol, that still mean it
        };
        QVERIFY(std::abs(reach("great") - 2.0 * reach("small")) <= 2.0);  // whole pixels
    }

    void copyGivesPictureAndTable()
    {
        WorldMap map;
        show(map, fourCorners());
        map.setTable(QStringLiteral("Site\ntexas\n"));
        QTest::keyClick(&map, Qt::Key_C, Qt::ControlModifier);
        const QMimeData* data = QApplication::clipboard()->mimeData();
        QVERIFY(data && data->hasImage());
        QCOMPARE(data->text(), QStringLiteral("Site\ntexas\n"));
        QCOMPARE(qvariant_cast<QImage>(data->imageData()).size(), map.size() * 2);
    }

    void statesLookDifferentWithoutColour()
    {
        // Grey pictures of one symbol in its four states, pixel by pixel.
        QList<QImage> looks;
        for (int state = 0; state < 4; ++state) {
            WorldMap map;
            MapSite one = site("one", 0.0, -150.0);
            one.inUse = state == 0 || state == 2;
            one.held = state == 2;
            one.excluded = state == 3;
            show(map, {one});
            const QPoint centre = map.symbolCentre(one.id).toPoint();
            looks << map.picture(1.0).copy(QRect(centre - QPoint(12, 12), QSize(25, 25))).convertToFormat(QImage::Format_Grayscale8);
        }
        for (int a = 0; a < 4; ++a)
            for (int b = a + 1; b < 4; ++b) {
                int different = 0;
                for (int y = 0; y < 25; ++y)
                    for (int x = 0; x < 25; ++x)
                        different += std::abs(qGray(looks[a].pixel(x, y)) - qGray(looks[b].pixel(x, y))) > 32 ? 1 : 0;
                QVERIFY2(different > 40, qPrintable(QStringLiteral("%1 %2: %3").arg(a).arg(b).arg(different)));
            }
    }
};
RW_UI_TEST(WorldMapTest)

}  // namespace rw::ui

#include "world_map_test.moc"
