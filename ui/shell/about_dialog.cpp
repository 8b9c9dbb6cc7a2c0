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
    resize(940, 620);  // lines of licences are as long as they were written
    auto* title = new QLabel(QStringLiteral("Rackwright"), this);
    setTextSize(title, TextSize::Figure);
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
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setTextElideMode(Qt::ElideRight);
    auto* text = new QPlainTextEdit(this);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setAccessibleName(tr("Licence"));
    const std::string_view index = resource("licences/index.json");
    const QJsonArray components =
        QJsonDocument::fromJson(QByteArray(index.data(), static_cast<qsizetype>(index.size()))).array();
    for (const QJsonValue& value : components) {
        const QString name = value.toObject().value(QStringLiteral("name")).toString();
        auto* item = new QListWidgetItem(name, list);
        item->setToolTip(name);
    }
    // Each file tells first what its work is for, where it comes from and whom to credit.
    connect(list, &QListWidget::currentRowChanged, this, [components, text](int row) {
        const std::string file = "licences/" + components.at(row).toObject().value(QStringLiteral("file")).toString().toStdString();
        text->setPlainText(hasResource(file) ? toQString(resource(file)) : QString());
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
    column->addWidget(title);
    column->addWidget(what);
    column->addWidget(versions);
    column->addSpacing(space::kS);
    column->addWidget(carried);
    column->addLayout(row, 1);
    column->addWidget(buttons);
}

}  // namespace rw::ui
