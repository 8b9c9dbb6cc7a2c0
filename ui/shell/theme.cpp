// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme.h"

#include "app_style.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QStyleFactory>
#include <QToolTip>
#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace rw::ui {
namespace {

constexpr const char* kThemeProperty = "rw_theme";
constexpr const char* kTextSizeProperty = "rw_text_size";  // of a widget whose font is from the scale

// One table for both themes. Text pairs hold 4.5:1 and outlines 3:1; the check is a test.
constexpr std::array kTokens{
    ColorToken{"surface", &Colors::surface, 0xffffffff, 0xff17191e},
    ColorToken{"raised", &Colors::raised, 0xffffffff, 0xff22252c},
    ColorToken{"sunken", &Colors::sunken, 0xfff5f6f8, 0xff111317},
    ColorToken{"field", &Colors::field, 0xffffffff, 0xff1e2127},
    ColorToken{"hover", &Colors::hover, 0xffeff1f4, 0xff272b32},
    ColorToken{"pressed", &Colors::pressed, 0xffe3e6eb, 0xff323740},
    ColorToken{"line", &Colors::line, 0xffe2e5ea, 0xff2c3038},
    ColorToken{"lineStrong", &Colors::lineStrong, 0xffc5cad3, 0xff434953},
    ColorToken{"outline", &Colors::outline, 0xff868e9b, 0xff78808d},
    ColorToken{"text", &Colors::text, 0xff1a1e25, 0xffe7e9ed},
    ColorToken{"textMuted", &Colors::textMuted, 0xff59616e, 0xffa3aab6},
    ColorToken{"textDisabled", &Colors::textDisabled, 0xff868e9b, 0xff747b88},
    ColorToken{"accent", &Colors::accent, 0xff4348d6, 0xff98a0ff},
    ColorToken{"accentHover", &Colors::accentHover, 0xff363abf, 0xffb0b6ff},
    ColorToken{"accentSoft", &Colors::accentSoft, 0xffe8e9fc, 0xff2b2e55},
    ColorToken{"onAccent", &Colors::onAccent, 0xffffffff, 0xff12132a},
    ColorToken{"good", &Colors::good, 0xff187045, 0xff55c68f},
    ColorToken{"goodSoft", &Colors::goodSoft, 0xffe3f3ea, 0xff16301f},
    ColorToken{"warning", &Colors::warning, 0xff8a5200, 0xffe7b04a},
    ColorToken{"warningSoft", &Colors::warningSoft, 0xfffdf0d8, 0xff392b0f},
    ColorToken{"error", &Colors::error, 0xffb92528, 0xffff8a85},
    ColorToken{"errorSoft", &Colors::errorSoft, 0xfffce7e6, 0xff44191b},
    ColorToken{"data", &Colors::data, 0xff5d6f9a, 0xff8a9cc9},
    ColorToken{"focus", &Colors::focus, 0xff5a60ea, 0xff98a0ff},
    ColorToken{"canvas", &Colors::canvas, 0xfffafbfc, 0xff131519},
    ColorToken{"canvasGrid", &Colors::canvasGrid, 0xffeceef2, 0xff1e2127},
    ColorToken{"canvasGridMajor", &Colors::canvasGridMajor, 0xffd8dce3, 0xff2e333b},
    ColorToken{"canvasInk", &Colors::canvasInk, 0xff2b313b, 0xffd5d9e0},
    ColorToken{"canvasShadow", &Colors::canvasShadow, 0xff9aa1ad, 0xff5c6370},
    ColorToken{"rackFrame", &Colors::rackFrame, 0xff3b424d, 0xff8a92a0},
    ColorToken{"rackInside", &Colors::rackInside, 0xffe9ebef, 0xff1b1e23},
    ColorToken{"trayCompute", &Colors::trayCompute, 0xffc9dcf5, 0xff1f3f66},
    ColorToken{"traySwitch", &Colors::traySwitch, 0xffd9d0f2, 0xff3d3366},
    ColorToken{"trayPower", &Colors::trayPower, 0xfff7ddb0, 0xff5a4213},
    ColorToken{"trayCooling", &Colors::trayCooling, 0xffc2e6e6, 0xff174b4d},
    ColorToken{"trayStorage", &Colors::trayStorage, 0xfff0d2e1, 0xff58304a},
    ColorToken{"trayManagement", &Colors::trayManagement, 0xffd4ead0, 0xff2b4a27},
    ColorToken{"trayBlank", &Colors::trayBlank, 0xffdcdfe4, 0xff2b2f36},
    ColorToken{"feedA", &Colors::feedA, 0xff0064a0, 0xff56b4e9},
    ColorToken{"feedB", &Colors::feedB, 0xffb44d00, 0xfff09a4d},
    ColorToken{"liquidCold", &Colors::liquidCold, 0xff0064a0, 0xff56b4e9},
    ColorToken{"liquidWarm", &Colors::liquidWarm, 0xffb44d00, 0xfff09a4d},
    ColorToken{"air", &Colors::air, 0xff5f6876, 0xff9aa3b0},
};

// Okabe and Ito (2008), yellow late because it is weak on white; the eighth is ink.
constexpr std::array<QRgb, 7> kOkabeIto{0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7,
                                        0xff56b4e9, 0xffd55e00, 0xfff0e442};

// Ten equidistant samples of the published map; linear between them is within what an eye can tell.
constexpr std::array<QRgb, 10> kCividis{0xff00224e, 0xff123570, 0xff3b496c, 0xff575d6d, 0xff707173,
                                        0xff8a8678, 0xffa59c74, 0xffc3b369, 0xffe1cc55, 0xfffee838};

double linearChannel(double c)
{
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c)
{
    return 0.2126 * linearChannel(c.redF()) + 0.7152 * linearChannel(c.greenF())
           + 0.0722 * linearChannel(c.blueF());
}

bool looksDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness()
           < palette.color(QPalette::WindowText).lightness();
}

// The platform's own answer. After our palette is installed the application's no longer tells,
// but Fusion's standard palette still asks the platform theme.
bool platformLooksDark()
{
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(QStringLiteral("Fusion")));
    return fusion && looksDark(fusion->standardPalette());
}

QString loadFamily()
{
    QString family;
    for (const QString& file : {QStringLiteral(":/fonts/NotoSans-Regular.ttf"),
                                QStringLiteral(":/fonts/NotoSans-Bold.ttf")}) {
        if (!QFile::exists(file)) {
            continue;
        }
        const int id = QFontDatabase::addApplicationFont(file);
        const QStringList families =
            id < 0 ? QStringList() : QFontDatabase::applicationFontFamilies(id);
        if (family.isEmpty() && !families.isEmpty()) {
            family = families.first();
        }
    }
    if (family.isEmpty() && QFontDatabase::hasFamily(QStringLiteral("Noto Sans"))) {
        family = QStringLiteral("Noto Sans");
    }
    return family;
}

}  // namespace

std::span<const ColorToken> colorTokens() { return kTokens; }

double contrastRatio(const QColor& a, const QColor& b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor readableOn(const QColor& fill)
{
    // Pure black, not ink: only the two ends together reach 4.5:1 on every fill.
    return contrastRatio(fill, Qt::white) >= contrastRatio(fill, Qt::black) ? Qt::white : Qt::black;
}

QColor mixed(const QColor& base, const QColor& over, double share)
{
    const auto s = static_cast<float>(std::clamp(share, 0.0, 1.0));
    const auto channel = [s](float a, float b) { return a + (b - a) * s; };
    return QColor::fromRgbF(channel(base.redF(), over.redF()),
                            channel(base.greenF(), over.greenF()),
                            channel(base.blueF(), over.blueF()));
}

QColor cividis(double t)
{
    const double at = std::clamp(std::isnan(t) ? 0.0 : t, 0.0, 1.0) * (kCividis.size() - 1);
    const auto lower = std::min(static_cast<std::size_t>(at), kCividis.size() - 2);
    return mixed(QColor::fromRgb(kCividis[lower]), QColor::fromRgb(kCividis[lower + 1]),
                 at - static_cast<double>(lower));
}

Theme::Theme(QObject* parent) : QObject(parent)
{
    m_systemDark = qApp != nullptr && looksDark(QApplication::palette());
    m_family = loadFamily();
    const QFont system = QApplication::font();
    // 9 pt is what Qt assumes where the desktop says nothing; figures read better a little larger.
    m_basePoints = std::max(system.pointSizeF(), 9.75);
    if (m_family.isEmpty()) {
        m_family = system.family();
    }
    refresh();
}

Theme::~Theme()
{
    if (qApp != nullptr && qApp->property(kThemeProperty).value<QObject*>() == this) {
        qApp->setProperty(kThemeProperty, QVariant());
    }
}

Theme& Theme::of(const QWidget*)
{
    auto* theme = qobject_cast<Theme*>(qApp->property(kThemeProperty).value<QObject*>());
    if (theme == nullptr) {
        theme = new Theme(qApp);
        qApp->setProperty(kThemeProperty, QVariant::fromValue<QObject*>(theme));
    }
    return *theme;
}

void Theme::install(QApplication& app)
{
    m_app = &app;
    app.setProperty(kThemeProperty, QVariant::fromValue<QObject*>(this));
    app.installEventFilter(this);
    QApplication::setStyle(new AppStyle(*this));  // the application owns its style
    refresh();
}

void Theme::setMode(ThemeMode mode)
{
    if (mode == m_mode) {
        return;
    }
    m_mode = mode;
    refresh();
}

void Theme::setTextScale(double scale)
{
    scale = std::clamp(scale, 0.8, 2.0);
    if (scale == m_textScale) {
        return;
    }
    m_textScale = scale;
    refresh();
    // A font set by hand does not follow the application's.
    for (QWidget* widget : QApplication::allWidgets()) {
        if (const QVariant size = widget->property(kTextSizeProperty); size.isValid()) {
            widget->setFont(font(static_cast<TextSize>(size.toInt() / 2), size.toInt() % 2 != 0));
        }
    }
    emit changed();
}

void Theme::refresh()
{
    const bool dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemDark);
    const bool differs = dark != m_dark || !m_colors.surface.isValid();
    m_dark = dark;
    for (const ColorToken& token : kTokens) {
        m_colors.*token.member = QColor::fromRgb(dark ? token.dark : token.light);
    }
    if (m_app != nullptr) {
        m_refreshing = true;
        QApplication::setPalette(palette());
        if (QApplication::font() != font()) {  // equal or not, it would lay every window out again
            QApplication::setFont(font());
            // Qt tells the windows in the next turn; what is laid out meanwhile would take the old letters' measure.
            QCoreApplication::sendPostedEvents(nullptr, QEvent::ApplicationFontChange);
        }
        QToolTip::setPalette(palette());
        QToolTip::setFont(font(TextSize::Small));
        m_refreshing = false;
    }
    if (differs) {
        emit changed();
    }
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && !m_refreshing) {
        const bool dark = platformLooksDark();
        if (dark != m_systemDark) {
            m_systemDark = dark;
            refresh();
        }
    }
    return QObject::eventFilter(watched, event);
}

QPalette Theme::palette() const
{
    const Colors& c = m_colors;
    QPalette p;
    const auto set = [&p](QPalette::ColorRole role, const QColor& color, const QColor& disabled) {
        p.setColor(QPalette::Active, role, color);
        p.setColor(QPalette::Inactive, role, color);
        p.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, c.surface, c.surface);
    set(QPalette::Base, c.surface, c.surface);
    set(QPalette::AlternateBase, c.sunken, c.sunken);
    set(QPalette::Button, c.raised, c.surface);
    set(QPalette::WindowText, c.text, c.textDisabled);
    set(QPalette::Text, c.text, c.textDisabled);
    set(QPalette::ButtonText, c.text, c.textDisabled);
    set(QPalette::PlaceholderText, c.textMuted, c.textDisabled);
    set(QPalette::BrightText, c.error, c.textDisabled);
    set(QPalette::Highlight, c.accentSoft, c.pressed);
    set(QPalette::HighlightedText, c.text, c.textDisabled);
    set(QPalette::Link, c.accent, c.textDisabled);
    set(QPalette::LinkVisited, c.accent, c.textDisabled);
    set(QPalette::ToolTipBase, c.raised, c.raised);
    set(QPalette::ToolTipText, c.text, c.text);
    set(QPalette::Light, c.raised, c.raised);
    set(QPalette::Midlight, c.hover, c.hover);
    set(QPalette::Mid, c.line, c.line);
    set(QPalette::Dark, c.lineStrong, c.lineStrong);
    set(QPalette::Shadow, c.outline, c.outline);
    return p;
}

QFont Theme::font(TextSize size, bool bold) const
{
    double factor = 1.0;
    switch (size) {
    case TextSize::Small: factor = 0.9; break;
    case TextSize::Body: factor = 1.0; break;
    case TextSize::Title: factor = 1.25; break;
    case TextSize::Figure: factor = 1.75; break;
    }
    QFont f(m_family);
    // Half points keep glyphs of one size at one width on every screen.
    f.setPointSizeF(std::round(m_basePoints * m_textScale * factor * 4.0) / 4.0);
    f.setBold(bold);
    return f;
}

QColor Theme::category(int index) const
{
    const int i = ((index % categoryCount()) + categoryCount()) % categoryCount();
    return i < static_cast<int>(kOkabeIto.size())
               ? QColor::fromRgb(kOkabeIto[static_cast<std::size_t>(i)])
               : m_colors.canvasInk;
}

int Theme::categoryCount() { return static_cast<int>(kOkabeIto.size()) + 1; }

bool Theme::motionAllowed() { return QApplication::isEffectEnabled(Qt::UI_General); }

void setMuted(QWidget* widget, bool muted)
{
    widget->setForegroundRole(muted ? QPalette::PlaceholderText : QPalette::WindowText);
}

void setTextSize(QWidget* widget, TextSize size, bool bold)
{
    widget->setProperty(kTextSizeProperty, static_cast<int>(size) * 2 + (bold ? 1 : 0));
    widget->setFont(Theme::of(widget).font(size, bold));
}

}  // namespace rw::ui
