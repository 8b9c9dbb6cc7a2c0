// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_file.h"

// Old pointer class of qpdf out of the way: only std::shared_ptr is used here.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace rw::report {

namespace {

constexpr std::size_t kLargestPlan = std::size_t{256} << 20;  // as for plan files

struct TooLarge : std::runtime_error {
    TooLarge() : std::runtime_error("attachment too large") {}
};

/// Collects a stream and stops one that inflates past what a plan may be.
class Collector : public Pipeline {
public:
    Collector() : Pipeline("attachment", nullptr) {}
    void write(const unsigned char* data, std::size_t size) override
    {
        if (m_bytes.size() + size > kLargestPlan) throw TooLarge();
        m_bytes.append(reinterpret_cast<const char*>(data), size);
    }
    void finish() override {}
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

Error pdfError(const char* code, const std::string& fileName, std::string found = {})
{
    return {.code = code, .file = fileName, .found = std::move(found)};
}

void open(QPDF& pdf, std::string_view bytes)
{
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(true);
    pdf.processMemoryFile("report", bytes.data(), bytes.size());
}

bool endsWith(const std::string& name, std::string_view end)
{
    return name.size() >= end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

Result<std::string> extractPlan(std::string_view bytes, const std::string& fileName)
{
    // The header may stand within the first kilobyte (ISO 32000-1, implementation note 13).
    if (bytes.substr(0, 1024).find("%PDF-") == std::string_view::npos)
        return pdfError("pdf.not-a-pdf", fileName);
    try {
        QPDF pdf;
        open(pdf, bytes);
        if (pdf.isEncrypted()) return pdfError("pdf.encrypted", fileName);
        QPDFEmbeddedFileDocumentHelper attachments(pdf);
        std::string others;
        for (const auto& [key, file] : attachments.getEmbeddedFiles()) {
            const std::string name = file->getFilename();
            if (!endsWith(name, kPlanExtension)) {
                others += (others.empty() ? "" : ", ") + name;
                continue;
            }
            Collector collector;
            QPDFObjectHandle stream = file->getEmbeddedFileStream();
            if (!stream.isStream()
                || !stream.pipeStreamData(&collector, 0, qpdf_dl_generalized, true, false))
                return pdfError("pdf.damaged", fileName, name);
            return collector.take();
        }
        return pdfError("pdf.no-plan", fileName, others);
    } catch (const TooLarge&) {
        return pdfError("pdf.too-large", fileName);
    } catch (const QPDFExc& e) {
        if (e.getErrorCode() == qpdf_e_password) return pdfError("pdf.encrypted", fileName);
        return pdfError("pdf.damaged", fileName, e.getMessageDetail());
    } catch (const std::exception& e) {
        return pdfError("pdf.damaged", fileName, e.what());
    }
}

namespace {

struct OutlineNode {
    QPDFObjectHandle dictionary;
    std::vector<std::size_t> children;
};

QPDFObjectHandle destination(QPDFPageObjectHelper& page, double fromTop)
{
    QPDFObjectHandle box = page.getAttribute("/MediaBox", false);
    const double top = box.isArray() && box.getArrayNItems() == 4 ? box.getArrayItem(3).getNumericValue() : 0.0;
    QPDFObjectHandle array = QPDFObjectHandle::newArray();
    array.appendItem(page.getObjectHandle());
    array.appendItem(QPDFObjectHandle::newName("/XYZ"));
    array.appendItem(QPDFObjectHandle::newNull());
    array.appendItem(QPDFObjectHandle::newReal(top - fromTop, 1));
    array.appendItem(QPDFObjectHandle::newNull());
    return array;
}

void link(QPDF& pdf, std::vector<OutlineNode>& nodes, std::size_t parent)
{
    OutlineNode& node = nodes[parent];
    if (node.children.empty()) return;
    node.dictionary.replaceKey("/First", nodes[node.children.front()].dictionary);
    node.dictionary.replaceKey("/Last", nodes[node.children.back()].dictionary);
    // The root's children stand open; deeper ones are closed, which a negative count says.
    const auto n = static_cast<long long>(node.children.size());
    node.dictionary.replaceKey("/Count", QPDFObjectHandle::newInteger(parent == 0 ? n : -n));
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        QPDFObjectHandle child = nodes[node.children[i]].dictionary;
        child.replaceKey("/Parent", node.dictionary);
        if (i > 0) child.replaceKey("/Prev", nodes[node.children[i - 1]].dictionary);
        if (i + 1 < node.children.size()) child.replaceKey("/Next", nodes[node.children[i + 1]].dictionary);
        link(pdf, nodes, node.children[i]);
    }
}

void addOutline(QPDF& pdf, const std::vector<Bookmark>& bookmarks)
{
    std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(pdf).getAllPages();
    std::vector<OutlineNode> nodes;
    nodes.push_back({pdf.makeIndirectObject(QPDFObjectHandle::newDictionary()), {}});
    nodes[0].dictionary.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
    std::vector<std::size_t> path{0};  // last node of each level
    for (const Bookmark& bookmark : bookmarks) {
        if (bookmark.page >= pages.size()) continue;
        QPDFObjectHandle item = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        item.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(bookmark.title));
        item.replaceKey("/Dest", destination(pages[bookmark.page], bookmark.top));
        const std::size_t level = std::min(static_cast<std::size_t>(bookmark.level), path.size() - 1);
        path.resize(level + 1);
        nodes.push_back({item, {}});
        nodes[path.back()].children.push_back(nodes.size() - 1);
        path.push_back(nodes.size() - 1);
    }
    link(pdf, nodes, 0);
    pdf.getRoot().replaceKey("/Outlines", nodes[0].dictionary);
    pdf.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

}  // namespace

Result<std::string> withBookmarks(std::string_view bytes, const PdfAbout& about)
{
    try {
        QPDF pdf;
        open(pdf, bytes);
        QPDFObjectHandle info = pdf.getTrailer().getKey("/Info");
        if (!info.isDictionary()) {
            info = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
            pdf.getTrailer().replaceKey("/Info", info);
        }
        if (!about.author.empty()) info.replaceKey("/Author", QPDFObjectHandle::newUnicodeString(about.author));
        if (!about.subject.empty())
            info.replaceKey("/Subject", QPDFObjectHandle::newUnicodeString(about.subject));
        pdf.getRoot().replaceKey("/Lang", QPDFObjectHandle::newString("en"));
        QPDFObjectHandle preferences = QPDFObjectHandle::newDictionary();
        preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
        pdf.getRoot().replaceKey("/ViewerPreferences", preferences);
        addOutline(pdf, about.bookmarks);
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setStreamDataMode(qpdf_s_compress);
        writer.write();
        const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
        return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    } catch (const std::exception& e) {
        return pdfError("pdf.damaged", {}, e.what());
    }
}

}  // namespace rw::report
