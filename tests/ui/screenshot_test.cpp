// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_test.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

namespace rw::ui {

/// The program itself, as a script calls it, without a display.
class ScreenshotTest : public QObject {
    Q_OBJECT

    struct Run {
        int code = -1;
        QString errors;
    };
    static Run run(const QStringList& arguments)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) environment.remove(QLatin1String(name));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(RW_PROGRAM), arguments);
        if (!process.waitForFinished(120000)) return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
    }

private Q_SLOTS:
    /// A window that nobody can see is not opened: it is told what there is instead.
    void withoutADisplayItSaysSo()
    {
        const Run done = run({QStringLiteral(RW_EXAMPLES "/hgx-hall.rackwright")});
        QCOMPARE(done.code, 2);
        QVERIFY2(done.errors.contains(QStringLiteral("there is no display")) && done.errors.contains(QStringLiteral("--screenshot")),
                 qPrintable(done.errors));
        QCOMPARE(run({QStringLiteral("--version")}).code, 0);
    }

    void everyPageIsWrittenInLightAndDark_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QString>("size");
        QTest::newRow("light") << "light" << "1440x900";
        QTest::newRow("dark") << "dark" << "1440x900";
        QTest::newRow("small") << "light" << "1100x700";
    }
    void everyPageIsWrittenInLightAndDark()
    {
        QFETCH(QString, theme);
        QFETCH(QString, size);
        const QDir folder(QStringLiteral(RW_PICTURES) + QLatin1Char('/') + theme + QLatin1Char('-') + size);
        const Run done = run({QStringLiteral("--screenshot"), folder.path(), QStringLiteral(RW_EXAMPLES "/openai-amd-6gw.rackwright"),
                              QStringLiteral("--theme"), theme, QStringLiteral("--size"), size});
        QVERIFY2(done.code == 0, qPrintable(done.errors));
        QCOMPARE(done.errors, QString());
        const QStringList wanted = size.split(QLatin1Char('x'));
        int pictures = 0;
        for (const QString& name : folder.entryList({QStringLiteral("*.png")})) {
            const QImage picture(folder.filePath(name));
            QCOMPARE(picture.size(), QSize(wanted[0].toInt(), wanted[1].toInt()));
            const bool dark = qGray(picture.pixel(picture.width() / 2, picture.height() - 3)) < 128;
            QCOMPARE(dark, theme == QLatin1String("dark"));
            ++pictures;
        }
        QVERIFY(pictures >= 1);
        QVERIFY(folder.exists(QStringLiteral("welcome.png")));
    }

    void whatCannotBeReadIsToldAndExitsWithTwo()
    {
        QTemporaryDir folder;
        QFile broken(folder.filePath(QStringLiteral("broken.rackwright")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{ \"format\": ");
        broken.close();
        const Run unreadable = run({QStringLiteral("--screenshot"), folder.path(), broken.fileName()});
        QCOMPARE(unreadable.code, 2);
        QVERIFY2(unreadable.errors.contains(QLatin1String("broken.rackwright")), qPrintable(unreadable.errors));
        QCOMPARE(run({QStringLiteral("--screenshot"), folder.path(), QStringLiteral("/no/such/plan")}).code, 2);
        QCOMPARE(run({QStringLiteral("--screenshot"), folder.path()}).code, 2);
        QCOMPARE(run({QStringLiteral("--no-such-option")}).code, 2);
        QCOMPARE(run({QStringLiteral("--help")}).code, 0);
    }
};
RW_UI_TEST(ScreenshotTest)

}  // namespace rw::ui

#include "screenshot_test.moc"
