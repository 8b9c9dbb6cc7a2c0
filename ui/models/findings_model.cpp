// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findings_model.h"

#include "document/plan_document.h"
#include "document/plan_words.h"

#include <algorithm>

namespace rw::ui {

namespace {

QString sentence(const char* family, const Finding& finding, const PlanDocument& document)
{
    const std::string key = family + finding.code;
    return hasText(key) ? coreText(key, argsIn(finding.args, document.unitSystem())) : QString();
}

QString severityWord(rw::Severity severity)
{
    switch (severity) {
    case rw::Severity::Error: return FindingsModel::tr("Error");
    case rw::Severity::Warning: return FindingsModel::tr("Warning");
    case rw::Severity::Note: return FindingsModel::tr("Note");
    }
    return {};
}

bool sameSubject(const Finding& a, const Finding& b)
{
    return a.severity == b.severity && a.code == b.code && a.subject == b.subject;
}

}  // namespace

FindingsModel::FindingsModel(QObject* parent) : QAbstractTableModel(parent) {}

void FindingsModel::setDocument(PlanDocument* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    take({});
    if (!document) return;
    const auto refresh = [this] {
        take(m_document->evaluation() ? m_document->evaluation()->findings : std::vector<Finding>{});
    };
    connect(document, &PlanDocument::evaluationChanged, this, refresh);
    connect(document, &PlanDocument::planReplaced, this, refresh);
    connect(document, &PlanDocument::unitSystemChanged, this, [this] {
        if (!m_findings.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
    refresh();
}

void FindingsModel::take(std::vector<Finding> findings)
{
    // Findings come in a steady order, so an edit changes a stretch in the middle.
    std::size_t head = 0;
    while (head < m_findings.size() && head < findings.size() && sameSubject(m_findings[head], findings[head])) ++head;
    std::size_t tail = 0;
    while (tail < m_findings.size() - head && tail < findings.size() - head &&
           sameSubject(m_findings[m_findings.size() - 1 - tail], findings[findings.size() - 1 - tail]))
        ++tail;
    const int first = static_cast<int>(head);
    const int oldEnd = static_cast<int>(m_findings.size() - tail);
    const int newEnd = static_cast<int>(findings.size() - tail);
    const auto remove = [this](int from, int to) {
        if (to <= from) return;
        beginRemoveRows({}, from, to - 1);
        m_findings.erase(m_findings.begin() + from, m_findings.begin() + to);
        endRemoveRows();
    };
    const auto insert = [&](int from, int to) {
        if (to <= from) return;
        beginInsertRows({}, from, to - 1);
        m_findings.insert(m_findings.begin() + from, findings.begin() + from, findings.begin() + to);
        endInsertRows();
    };
    // What is acknowledged, or is so no longer, goes to another place by itself: the rows between stay, and with them
    // what is chosen.
    const auto begin = m_findings.begin();
    const auto now = findings.begin();
    if (oldEnd == newEnd && oldEnd - first > 1 && std::equal(begin + first + 1, begin + oldEnd, now + first, sameSubject)) {
        remove(first, first + 1);
        insert(newEnd - 1, newEnd);
    } else if (oldEnd == newEnd && oldEnd - first > 1 && std::equal(begin + first, begin + oldEnd - 1, now + first + 1, sameSubject)) {
        remove(oldEnd - 1, oldEnd);
        insert(first, first + 1);
    } else {
        remove(first, oldEnd);
        insert(first, newEnd);
    }
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (m_findings[i] == findings[i]) continue;
        m_findings[i] = std::move(findings[i]);
        emit dataChanged(index(static_cast<int>(i), 0), index(static_cast<int>(i), ColumnCount - 1));
    }
}

int FindingsModel::count(rw::Severity severity) const
{
    return static_cast<int>(std::count_if(m_findings.begin(), m_findings.end(), [severity](const Finding& f) {
        return f.severity == severity && !f.acknowledged();
    }));
}

int FindingsModel::acknowledgedCount() const
{
    return static_cast<int>(std::count_if(m_findings.begin(), m_findings.end(),
                                          [](const Finding& f) { return f.acknowledged(); }));
}

int FindingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

int FindingsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Finding& f = finding(index.row());
    switch (role) {
    case SeverityRole: return static_cast<int>(f.severity);
    case CodeRole: return QString::fromStdString(f.code);
    case SubjectRole: return QString::fromStdString(f.subject);
    case MendRole: return sentence("mend.", f, *m_document);
    case AcknowledgedRole: return f.acknowledged();
    case ReasonRole: return QString::fromStdString(f.reason);
    case Qt::ToolTipRole:
        if (f.acknowledged()) return tr("Acknowledged: %1").arg(QString::fromStdString(f.reason));
        return QStringLiteral("%1\n%2\n%3").arg(sentence("finding.", f, *m_document), sentence("mend.", f, *m_document),
                                                QString::fromStdString(f.code));
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(severityWord(f.severity), sentence("finding.", f, *m_document));
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case SeverityColumn: return severityWord(f.severity);
    case PlaceColumn: return placeWords(m_document->plan(), QString::fromStdString(f.subject));
    case MessageColumn: return sentence("finding.", f, *m_document);
    case CodeColumn: return QString::fromStdString(f.code);
    default: return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case SeverityColumn: return tr("Severity");
    case PlaceColumn: return tr("Where");
    case MessageColumn: return tr("What, and what would mend it");
    case CodeColumn: return tr("Code");
    default: return {};
    }
}

void FindingsFilter::setShown(rw::Severity severity, bool shown)
{
    m_shown[static_cast<std::size_t>(severity)] = shown;
    invalidateFilter();
}

void FindingsFilter::setAcknowledgedShown(bool shown)
{
    m_acknowledgedShown = shown;
    invalidateFilter();
}

void FindingsFilter::setSubjectFilter(std::function<bool(const QString&)> passes)
{
    m_passes = std::move(passes);
    invalidateFilter();
}

bool FindingsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex at = sourceModel()->index(row, 0, parent);
    if (at.data(FindingsModel::AcknowledgedRole).toBool() && !m_acknowledgedShown) return false;
    if (!m_shown[static_cast<std::size_t>(at.data(FindingsModel::SeverityRole).toInt())]) return false;
    return !m_passes || m_passes(at.data(FindingsModel::SubjectRole).toString());
}

}  // namespace rw::ui
