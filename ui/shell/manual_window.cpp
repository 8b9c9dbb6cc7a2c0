// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/manual_window.h"

#include "base/resource.h"
#include "document/format.h"
#include "shell/page.h"
#include "shell/theme.h"
#include "widgets/search_field.h"

#include <QAbstractTextDocumentLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace rw::ui {

namespace {

const QString kFirst = QStringLiteral("manual/window.md");
constexpr int kFileRole = Qt::UserRole;
constexpr int kBlockRole = Qt::UserRole + 1;
constexpr int kContentsWidth = 236;

/// The headings of a chapter, so that all chapters' contents can be shown without setting their text.
struct Heading {
    int level = 0;
    QString text;
};

QList<Heading> headingsOf(const QString& markdown)
{
    QList<Heading> found;
    bool code = false;
    for (const QString& line : markdown.split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String("```"))) code = !code;
        int level = 0;
        while (level < line.size() && line[level] == QLatin1Char('#')) ++level;
        if (!code && level > 0 && level < 4 && line.mid(level, 1) == QLatin1String(" "))
            found.append({level, line.mid(level + 1).trimmed().remove(QLatin1Char('`'))});
    }
    return found;
}

/// The heading of these words under an item, the highest one first; null if there is none.
QTreeWidgetItem* headingUnder(const QTreeWidgetItem& item, const QString& words)
{
    for (int i = 0; i < item.childCount(); ++i)
        if (item.child(i)->text(0).compare(words, Qt::CaseInsensitive) == 0) return item.child(i);
    for (int i = 0; i < item.childCount(); ++i)
        if (QTreeWidgetItem* found = headingUnder(*item.child(i), words)) return found;
    return nullptr;
}

}  // namespace

ManualWindow::ManualWindow(QWidget* parent)
    : QWidget(parent, Qt::Window), m_contents(new QTreeWidget(this)), m_text(new QTextBrowser(this)),
      m_search(new SearchField(tr("Search the manual"), this))
{
    setWindowTitle(tr("Manual"));
    resize(900, 680);
    m_search->setAccessibleName(tr("Search the manual"));
    m_contents->setHeaderHidden(true);
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setFrameShape(QFrame::NoFrame);
    m_contents->setIndentation(space::kM);
    m_text->setAccessibleName(tr("Manual"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);  // the program opens no address by itself
    m_text->document()->setDocumentMargin(space::kL);
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(space::kS, space::kS, 0, space::kS);
    column->setSpacing(space::kS);
    column->addWidget(m_search);
    column->addWidget(m_contents, 1);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(m_text);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({kContentsWidth, 900 - kContentsWidth});
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(splitter);
    connect(m_contents, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (!item) return;
        load(item->data(0, kFileRole).toString());
        goTo(item->data(0, kBlockRole).toInt());
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { find(m_search->text()); });
    connect(&Theme::of(this), &Theme::changed, this, [this] {
        const QString file = std::exchange(m_file, {});
        load(file);
    });
    fillContents();
    m_contents->setCurrentItem(m_contents->topLevelItem(0));
}

void ManualWindow::fillContents()
{
    QStringList files{kFirst};
    for (const std::string& name : resourceNames("manual/"))
        if (const QString file = QString::fromStdString(name); file != kFirst) files << file;
    for (const QString& file : files) {
        QTreeWidgetItem* above[4] = {m_contents->invisibleRootItem()};
        int number = 0;
        for (const Heading& heading : headingsOf(toQString(resource(file.toStdString())))) {
            QTreeWidgetItem* under = m_contents->invisibleRootItem();
            for (int level = heading.level - 1; level > 0; --level)
                if (above[level]) {
                    under = above[level];
                    break;
                }
            auto* item = new QTreeWidgetItem(under, QStringList{heading.text});
            item->setData(0, kFileRole, file);
            item->setData(0, kBlockRole, number++);
            item->setToolTip(0, heading.text);
            above[heading.level] = item;
            std::fill(above + heading.level + 1, above + 4, nullptr);
        }
    }
}

void ManualWindow::load(const QString& file)
{
    if (file.isEmpty() || file == m_file) return;
    m_file = file;
    const Theme& theme = Theme::of(this);
    m_text->document()->setDefaultFont(theme.font());
    // Pictures are for readers elsewhere: here the window itself is beside the text.
    static const QRegularExpression picture(QStringLiteral("^!\\[[^\n]*\n"), QRegularExpression::MultilineOption);
    m_text->setMarkdown(toQString(resource(file.toStdString())).remove(picture));
}

/// To the heading of that number, counted from the beginning of the chapter.
void ManualWindow::goTo(int heading)
{
    int number = 0;
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        if (level == 0 || level > 3 || number++ != heading) continue;
        m_text->setTextCursor(QTextCursor(block));
        // To the top, not merely into view.
        m_text->verticalScrollBar()->setValue(
            static_cast<int>(m_text->document()->documentLayout()->blockBoundingRect(block).top()) - space::kS);
        return;
    }
}

QString ManualWindow::heading() const
{
    return m_contents->currentItem() ? m_contents->currentItem()->text(0) : QString();
}

void ManualWindow::showTopic(const QString& topic)
{
    QTreeWidgetItem* found = m_contents->invisibleRootItem();
    for (const QString& part : topic.split(QLatin1Char('/'))) {
        QTreeWidgetItem* at = headingUnder(*found, part);
        if (!at) break;
        found = at;
    }
    if (found == m_contents->invisibleRootItem()) found = nullptr;
    m_contents->setCurrentItem(found ? found : m_contents->topLevelItem(0));
    show();
    raise();
    activateWindow();
    goTo(m_contents->currentItem()->data(0, kBlockRole).toInt());  // only now it has its lines
    m_text->setFocus();
}

/// From where the reader is onwards, through all chapters, once around.
void ManualWindow::find(const QString& words)
{
    if (words.isEmpty()) return;
    if (m_text->find(words)) return;
    QStringList files;
    QList<QTreeWidgetItem*> firsts;
    for (int i = 0; i < m_contents->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_contents->topLevelItem(i);
        if (files.contains(item->data(0, kFileRole).toString())) continue;
        files << item->data(0, kFileRole).toString();
        firsts << item;
    }
    const qsizetype here = files.indexOf(m_file);
    for (qsizetype i = 1; i <= files.size(); ++i) {
        const qsizetype at = (here + i) % files.size();
        if (!toQString(resource(files[at].toStdString())).contains(words, Qt::CaseInsensitive)) continue;
        m_contents->setCurrentItem(firsts[at]);
        m_text->moveCursor(QTextCursor::Start);
        if (m_text->find(words)) return;
    }
}

void ManualWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) close();
    else if (event->matches(QKeySequence::Find)) m_search->setFocus();
    else QWidget::keyPressEvent(event);
}

QString helpTopicOf(const QWidget* widget)
{
    for (const QWidget* w = widget; w; w = w->parentWidget()) {
        if (const QVariant topic = w->property(kHelpTopic); topic.isValid()) return topic.toString();
        if (const auto* page = qobject_cast<const Page*>(w)) {
            QString name = QString::fromLatin1(page->key()).section(QLatin1Char('-'), -1);
            if (!name.isEmpty()) name[0] = name[0].toUpper();
            return QStringLiteral("The %1 page").arg(name);
        }
    }
    return QStringLiteral("The window");
}

}  // namespace rw::ui
