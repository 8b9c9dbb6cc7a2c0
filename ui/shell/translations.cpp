// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/translations.h"

#include "base/text.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace rw::ui {

void translateCoreText()
{
    setTextSource([](const char* english) { return QCoreApplication::translate("core", english).toStdString(); });
}

void installTranslations(QCoreApplication& application, const QLocale& locale)
{
    translateCoreText();
    const auto install = [&](const QString& name, const QString& folder) {
        auto* translator = new QTranslator(&application);
        if (translator->load(locale, name, QStringLiteral("_"), folder)) QCoreApplication::installTranslator(translator);
        else delete translator;
    };
    // The later one is asked first.
    install(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("rackwright"), QStringLiteral(":/translations"));
}

}  // namespace rw::ui
