// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/format.h"
#include "document/minus.h"
#include "ui_test.h"

#include <QLocale>

namespace rw::ui {

class FormatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesTakeTheUnitOfTheirSize()
    {
        QCOMPARE(formatValue(6e9, unit::GW), QStringLiteral("6\u00a0GW"));
        QCOMPARE(formatValue(225e3, unit::GW), QStringLiteral("225\u00a0kW"));
        QCOMPARE(formatValue(0.0, unit::kW), QStringLiteral("0\u00a0W"));
    }
    void countsAreGroupedByThinSpaces()
    {
        QCOMPARE(formatCount(320040), QStringLiteral("320\u202f040"));
        QCOMPARE(formatCount(-1234), QStringLiteral("\u22121\u202f234"));
        QCOMPARE(formatCount(12), QStringLiteral("12"));
    }
    void usReadersGetTheirUnits()
    {
        QCOMPARE(formatValue(unit::C.toSi(35.0), unit::C, UnitSystem::Ip), QStringLiteral("95\u00a0°F"));
        QCOMPARE(formatValue(225e3, unit::kW, UnitSystem::Ip), QStringLiteral("225\u00a0kW"));
        QCOMPARE(formatValue(0.6, unit::mm, UnitSystem::Ip), QStringLiteral("23.62\u00a0in"));
        QCOMPARE(formatValue(12e3, unit::kPaFloor, UnitSystem::Ip), QStringLiteral("250.6\u00a0lb/ft²"));
        QCOMPARE(formatValue(100e3, unit::kPa, UnitSystem::Ip), QStringLiteral("14.5\u00a0psi"));
        QCOMPARE(formatValue(5.0, unit::K, UnitSystem::Ip), QStringLiteral("9\u00a0°F"));
        QCOMPARE(formatValue(0.040, unit::L, UnitSystem::Ip), QStringLiteral("10.57\u00a0gal"));
        QCOMPARE(formatValue(2e6, unit::m3, UnitSystem::Ip), QStringLiteral("528.3\u00a0Mgal"));
    }
    void whatIsShownCanBeTypedAgain()
    {
        for (const double si : {3520040.0, 16945.0, 0.25, -12.5}) {
            const QString shown = formatIn(si, unit::one, 10).text();
            QCOMPARE(parseQuantity(plainNumberText(shown).toStdString(), unit::one).value(), si);
        }
    }
    void aCommaPartsThousandsOrIsRefused()
    {
        const auto read = [](const char* typed) { return parseQuantity(plainNumberText(QString::fromUtf8(typed)).toStdString(), unit::kW); };
        QCOMPARE(read("1,500").value(), 1.5e6);
        QCOMPARE(read("1 500.5").value(), 1500.5e3);
        QCOMPARE(read("12,345,678 W").value(), 12345678.0);
        // In English a comma is no decimal sign; ten times too much would be worse than a question.
        for (const char* typed : {"1,5 MW", "1,50", "1 5", "1,2345"}) QVERIFY2(!read(typed).ok(), typed);
    }
    void aCommaIsTheDecimalSignWhereTheUserHasItSo()
    {
        const QLocale former;
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        const auto read = [](const char* typed) { return parseQuantity(plainNumberText(QString::fromUtf8(typed)).toStdString(), unit::kW); };
        QCOMPARE(read("1,5 MW").value(), 1.5e6);
        QCOMPARE(read("1.500,5").value(), 1500.5e3);
        QCOMPARE(read("1.5").value(), 1.5e3);
        QLocale::setDefault(former);
    }
    void aMinusStandsForANegativeNumberAlone()
    {
        QCOMPARE(withMinus(QStringLiteral("-3 K")), QStringLiteral("\u22123 K"));
        QCOMPARE(withMinus(QStringLiteral("from -3 to -1 (-2 on average)")), QStringLiteral("from \u22123 to \u22121 (\u22122 on average)"));
        for (const char* words : {"ups-a3", "5-3", "N+1 - 2", "2028-01-01", "-", "a -b"}) QCOMPARE(withMinus(QLatin1String(words)), QLatin1String(words));
        QCOMPARE(formatPercent(-0.042, 1), QStringLiteral("\u22124.2\u00a0%"));
        QCOMPARE(formatFixed(-14.44, 1), QStringLiteral("\u221214.4"));
        QCOMPARE(formatPercent(-1e-9, 1), QStringLiteral("0.0\u00a0%"));
        QCOMPARE(formatFixed(-0.04, 1), QStringLiteral("0.0"));
    }
    void aSentenceTellsAMinusInEitherUnits()
    {
        const TextArgs args{{"margin", "-3 kW"}, {"name", "Hall -2"}, {"parts", "a: -1 kW; b: 2 kW"}};
        for (const UnitSystem units : {UnitSystem::Si, UnitSystem::Ip}) {
            const TextArgs told = argsIn(args, units);
            const auto value = [&](const std::string& name) {
                for (const auto& [key, words] : told)
                    if (key == name) return QString::fromStdString(words);
                return QString();
            };
            QVERIFY2(value("margin").startsWith(QChar(0x2212)), qPrintable(value("margin")));
            QCOMPARE(value("name"), QStringLiteral("Hall -2"));
            QVERIFY2(value("parts").contains(QStringLiteral(" \u22121")), qPrintable(value("parts")));
        }
    }
    /// The worst of a hall's faults is told in a sentence of its own.
    void theWorstOfManyIsToldInTheChosenUnits()
    {
        const TextArgs args{{"worst", "A01 has 200 mm clear in front, to A02; 1200 mm are asked for"}};
        const QString told = QString::fromStdString(argsIn(args, UnitSystem::Ip).front().second);
        QVERIFY2(told.contains(QStringLiteral("47.24 in")) && !told.contains(QStringLiteral("mm")), qPrintable(told));
    }
    void sentencesGroupTheirCountsAsAllElse()
    {
        const TextArgs args{{"n", "27648"}, {"mass", "2304 kg"}, {"few", "999"}, {"date", "2027-10-01"}, {"name", "5000 series rack"}, {"year", "2027"}};
        const TextArgs told = argsIn(args, UnitSystem::Si);
        const auto arg = [&](std::string_view name) {
            for (const auto& [key, value] : told)
                if (key == name) return QString::fromStdString(value);
            return QString();
        };
        QCOMPARE(arg("n"), formatCount(27648));
        QCOMPARE(arg("mass"), formatCount(2304) + QStringLiteral(" kg"));
        QCOMPARE(arg("few"), QStringLiteral("999"));
        QCOMPARE(arg("date"), QStringLiteral("2027-10-01"));
        QCOMPARE(arg("name"), QStringLiteral("5000 series rack"));
        QCOMPARE(arg("year"), QStringLiteral("2027"));
    }
    void notANumberIsADash() { QCOMPARE(formatValue(std::nan(""), unit::kW), QStringLiteral("–")); }
};
RW_UI_TEST(FormatTest)

}  // namespace rw::ui

#include "format_test.moc"
