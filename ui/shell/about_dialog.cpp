// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/about_dialog.h"

#include "base/resource.h"
#include "catalogue/catalogue.h"
#include "document/format.h"
#include "evaluate/evaluation.h"
#include "shell/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace rw::ui {

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("About Rackwright"));
    resize(720, 560);
    auto* name = new QLabel(QStringLiteral("Rackwright"), this);
    setTextSize(name, TextSize::Figure);
    auto* what = new QLabel(tr("Plans AI data-centre capacity from one tray to many gigawatts."), this);
    auto* versions = new QLabel(tr("Version %1 · catalogue %2 · free software under the GNU GPL, version 3 or later")
                                    .arg(toQString(engineVersion()), QString::fromStdString(builtInCatalogue().version)),
                                this);
    setMuted(versions);
    auto* carried = new QLabel(tr("What it carries and builds on"), this);
    setTextSize(carried, TextSize::Body, true);

    auto* list = new QListWidget(this);
    list->setAccessibleName(tr("Components"));
    list->setFixedWidth(224);
    auto* text = new QPlainTextEdit(this);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setAccessibleName(tr("Licence"));
    const std::string_view index = resource("licences/index.json");
    const QJsonArray components =
        QJsonDocument::fromJson(QByteArray(index.data(), static_cast<qsizetype>(index.size()))).array();
    for (const QJsonValue& value : components)
        new QListWidgetItem(value.toObject().value(QStringLiteral("name")).toString(), list);
    connect(list, &QListWidget::currentRowChanged, this, [components, text](int row) {
        const QJsonObject c = components.at(row).toObject();
        const std::string file = "licences/" + c.value(QStringLiteral("file")).toString().toStdString();
        const auto part = [&c](const char* key) { return c.value(QLatin1String(key)).toString(); };
        text->setPlainText(QStringLiteral("%1\n%2\n\n%3 · %4\n\n%5")
                               .arg(part("attribution"), part("use"), part("licence"), part("version"),
                                    hasResource(file) ? toQString(resource(file)) : QString()));
    });
    list->setCurrentRow(0);

    auto* row = new QHBoxLayout;
    row->setSpacing(space::kM);
    row->addWidget(list);
    row->addWidget(text, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kXl, space::kXl, space::kXl, space::kL);
    column->setSpacing(space::kS);
    column->addWidget(name);
    column->addWidget(what);
    column->addWidget(versions);
    column->addSpacing(space::kS);
    column->addWidget(carried);
    column->addLayout(row, 1);
    column->addWidget(buttons);
}

}  // namespace rw::ui
