//! Line icons, drawn with strokes on a grid of 24: sharp at every size and in every colour.

use egui::epaint::{PathShape, PathStroke};
use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, pos2, vec2};

/// What a drawing is made of.
enum Part {
    /// From point to point.
    Line(&'static [(f32, f32)]),
    /// From point to point and back to the first.
    Loop(&'static [(f32, f32)]),
    /// Centre and radius.
    Circle(f32, f32, f32),
    /// Centre, radius, and the angles of both ends in degrees, clockwise from the right.
    Arc(f32, f32, f32, f32, f32),
    /// A filled point.
    Dot(f32, f32),
    /// A rectangle with round corners: left, top, right, bottom, radius.
    Box(f32, f32, f32, f32, f32),
}

use Part::{Arc, Box, Circle, Dot, Line, Loop};

/// The icons of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Icon {
    /// Conversations.
    Chats,
    /// Everything that arrives.
    Feed,
    /// The webhook.
    Webhook,
    /// The bot's command menu.
    Menu,
    /// Methods of the Bot API.
    Api,
    /// Apps inside the messenger.
    MiniApp,
    /// The list to go through before going live.
    Checks,
    /// Settings.
    Settings,
    /// Find.
    Search,
    /// Close or remove.
    Close,
    /// Send.
    Send,
    /// Answer one message.
    Reply,
    /// Copy.
    Copy,
    /// Hold.
    Pause,
    /// Go on.
    Play,
    /// Down, or more below.
    Down,
    /// Up, or more above.
    Up,
    /// Done.
    Check,
    /// Waiting.
    Clock,
    /// Take care.
    Warning,
    /// Not known.
    Question,
    /// Something to know.
    Info,
    /// Paste.
    Paste,
    /// Show what is hidden.
    Eye,
    /// Hide what is shown.
    EyeOff,
    /// Add.
    Plus,
    /// Less.
    Minus,
    /// Everything else that can be done.
    More,
    /// Kept at the top.
    Pin,
    /// A file.
    File,
    /// A picture.
    Picture,
    /// A link.
    Link,
    /// Opens outside this window.
    Outside,
    /// Once more.
    Retry,
    /// Back.
    Back,
    /// Forward, or closed and can be opened.
    Forward,
    /// Write or change.
    Edit,
    /// Delete.
    Trash,
    /// Save to disk.
    Save,
    /// People.
    People,
    /// A bot.
    Bot,
    /// Keyboard buttons under a message.
    Keyboard,
    /// The panel at the side.
    Panel,
    /// Protected.
    Lock,
    /// Put a file to a message.
    Attach,
    /// A film.
    Video,
    /// Tells of something.
    Bell,
    /// Tells of nothing.
    BellOff,
    /// Put away.
    Archive,
    /// To be looked at again.
    Unread,
    /// A label.
    Label,
    /// A note.
    Note,
}

impl Icon {
    /// Every icon, for galleries and tests.
    pub const ALL: &'static [Self] = &[
        Self::Chats,
        Self::Feed,
        Self::Webhook,
        Self::Menu,
        Self::Api,
        Self::MiniApp,
        Self::Checks,
        Self::Settings,
        Self::Search,
        Self::Close,
        Self::Send,
        Self::Reply,
        Self::Copy,
        Self::Pause,
        Self::Play,
        Self::Down,
        Self::Up,
        Self::Check,
        Self::Clock,
        Self::Warning,
        Self::Question,
        Self::Info,
        Self::Paste,
        Self::Eye,
        Self::EyeOff,
        Self::Plus,
        Self::Minus,
        Self::More,
        Self::Pin,
        Self::File,
        Self::Picture,
        Self::Link,
        Self::Outside,
        Self::Retry,
        Self::Back,
        Self::Forward,
        Self::Edit,
        Self::Trash,
        Self::Save,
        Self::People,
        Self::Bot,
        Self::Keyboard,
        Self::Panel,
        Self::Lock,
        Self::Attach,
        Self::Video,
        Self::Bell,
        Self::BellOff,
        Self::Archive,
        Self::Unread,
        Self::Label,
        Self::Note,
    ];

    fn parts(self) -> &'static [Part] {
        match self {
            Self::Chats => &[Loop(&[
                (4.0, 5.0),
                (20.0, 5.0),
                (20.0, 16.5),
                (10.0, 16.5),
                (5.0, 20.5),
                (5.0, 16.5),
                (4.0, 16.5),
            ])],
            Self::Feed => {
                &[Line(&[(2.5, 12.0), (7.0, 12.0), (10.0, 4.5), (14.0, 19.5), (17.0, 12.0), (21.5, 12.0)])]
            }
            Self::Webhook => &[
                Arc(7.0, 16.0, 4.0, 0.0, 250.0),
                Arc(16.5, 8.0, 4.0, 160.0, 410.0),
                Line(&[(9.5, 16.0), (18.0, 16.0)]),
                Dot(18.5, 16.0),
            ],
            Self::Menu => &[
                Line(&[(4.5, 6.5), (19.5, 6.5)]),
                Line(&[(4.5, 12.0), (19.5, 12.0)]),
                Line(&[(4.5, 17.5), (13.0, 17.5)]),
            ],
            Self::Api => &[
                Line(&[(8.0, 6.0), (3.0, 12.0), (8.0, 18.0)]),
                Line(&[(16.0, 6.0), (21.0, 12.0), (16.0, 18.0)]),
            ],
            Self::MiniApp => &[
                Box(4.0, 4.0, 10.5, 10.5, 1.5),
                Box(13.5, 4.0, 20.0, 10.5, 1.5),
                Box(4.0, 13.5, 10.5, 20.0, 1.5),
                Box(13.5, 13.5, 20.0, 20.0, 1.5),
            ],
            Self::Checks => &[
                Line(&[(3.5, 7.0), (5.5, 9.0), (9.0, 5.0)]),
                Line(&[(3.5, 16.0), (5.5, 18.0), (9.0, 14.0)]),
                Line(&[(12.5, 7.0), (20.5, 7.0)]),
                Line(&[(12.5, 16.5), (20.5, 16.5)]),
            ],
            Self::Settings => &[
                Line(&[(3.5, 7.0), (9.0, 7.0)]),
                Circle(11.5, 7.0, 2.5),
                Line(&[(14.0, 7.0), (20.5, 7.0)]),
                Line(&[(3.5, 17.0), (13.0, 17.0)]),
                Circle(15.5, 17.0, 2.5),
                Line(&[(18.0, 17.0), (20.5, 17.0)]),
            ],
            Self::Search => &[Circle(10.5, 10.5, 6.0), Line(&[(15.0, 15.0), (20.0, 20.0)])],
            Self::Close => &[Line(&[(6.0, 6.0), (18.0, 18.0)]), Line(&[(18.0, 6.0), (6.0, 18.0)])],
            Self::Send => &[
                Loop(&[(3.5, 4.5), (21.0, 12.0), (3.5, 19.5), (6.0, 12.0)]),
                Line(&[(6.0, 12.0), (13.0, 12.0)]),
            ],
            Self::Reply => &[
                Line(&[(9.0, 5.5), (3.5, 11.0), (9.0, 16.5)]),
                Line(&[(3.5, 11.0), (13.5, 11.0), (17.5, 12.6), (20.0, 16.0), (20.5, 19.0)]),
            ],
            Self::Copy => &[
                Box(8.5, 8.5, 20.0, 20.0, 2.0),
                Line(&[
                    (15.5, 8.0),
                    (15.5, 5.5),
                    (14.0, 4.0),
                    (5.5, 4.0),
                    (4.0, 5.5),
                    (4.0, 14.0),
                    (5.5, 15.5),
                    (8.0, 15.5),
                ]),
            ],
            Self::Pause => &[Line(&[(8.5, 5.5), (8.5, 18.5)]), Line(&[(15.5, 5.5), (15.5, 18.5)])],
            Self::Play => &[Loop(&[(7.5, 5.5), (18.5, 12.0), (7.5, 18.5)])],
            Self::Up => &[Line(&[(6.0, 14.5), (12.0, 8.5), (18.0, 14.5)])],
            Self::Down => &[Line(&[(6.0, 9.5), (12.0, 15.5), (18.0, 9.5)])],
            Self::Check => &[Line(&[(4.5, 12.5), (9.5, 17.5), (19.5, 6.5)])],
            Self::Bell => &[
                Arc(12.0, 10.0, 6.0, 180.0, 360.0),
                Line(&[(6.0, 10.0), (6.0, 13.5), (4.0, 17.0), (20.0, 17.0), (18.0, 13.5), (18.0, 10.0)]),
                Arc(12.0, 17.5, 3.0, 20.0, 160.0),
            ],
            Self::BellOff => &[
                Arc(12.0, 10.0, 6.0, 235.0, 360.0),
                Line(&[(6.0, 10.0), (6.0, 13.5), (4.0, 17.0), (17.0, 17.0)]),
                Line(&[(18.0, 10.0), (18.0, 13.5), (18.8, 15.0)]),
                Arc(12.0, 17.5, 3.0, 20.0, 160.0),
                Line(&[(4.0, 4.0), (20.0, 20.0)]),
            ],
            Self::Clock => &[Circle(12.0, 12.0, 8.5), Line(&[(12.0, 7.0), (12.0, 12.0), (15.5, 14.0)])],
            Self::Warning => &[
                Loop(&[(12.0, 4.0), (21.0, 19.5), (3.0, 19.5)]),
                Line(&[(12.0, 10.0), (12.0, 14.0)]),
                Dot(12.0, 16.8),
            ],
            Self::Question => &[
                Circle(12.0, 12.0, 8.5),
                Line(&[
                    (9.6, 9.8),
                    (10.2, 8.5),
                    (12.0, 7.7),
                    (13.8, 8.5),
                    (14.3, 10.0),
                    (13.5, 11.5),
                    (12.0, 12.6),
                    (12.0, 13.6),
                ]),
                Dot(12.0, 16.2),
            ],
            Self::Info => &[Circle(12.0, 12.0, 8.5), Line(&[(12.0, 11.5), (12.0, 16.5)]), Dot(12.0, 8.2)],
            Self::Paste => &[
                Line(&[(8.5, 5.0), (5.5, 5.0), (5.5, 20.5), (18.5, 20.5), (18.5, 5.0), (15.5, 5.0)]),
                Box(8.5, 3.0, 15.5, 7.0, 1.0),
            ],
            Self::Eye => &[
                Loop(&[
                    (2.5, 12.0),
                    (5.5, 8.2),
                    (9.0, 6.3),
                    (12.0, 5.8),
                    (15.0, 6.3),
                    (18.5, 8.2),
                    (21.5, 12.0),
                    (18.5, 15.8),
                    (15.0, 17.7),
                    (12.0, 18.2),
                    (9.0, 17.7),
                    (5.5, 15.8),
                ]),
                Circle(12.0, 12.0, 2.8),
            ],
            Self::Archive => &[
                Box(3.5, 4.5, 20.5, 9.0, 1.0),
                Line(&[(5.0, 9.0), (5.0, 19.5), (19.0, 19.5), (19.0, 9.0)]),
                Line(&[(9.5, 13.0), (14.5, 13.0)]),
            ],
            Self::Unread => &[
                Line(&[
                    (14.0, 5.0),
                    (4.0, 5.0),
                    (4.0, 16.5),
                    (5.0, 16.5),
                    (5.0, 20.5),
                    (10.0, 16.5),
                    (20.0, 16.5),
                    (20.0, 11.0),
                ]),
                Circle(19.0, 5.5, 2.5),
            ],
            Self::Label => {
                &[Loop(&[(4.0, 4.0), (12.5, 4.0), (20.5, 12.0), (12.0, 20.5), (4.0, 12.5)]), Dot(8.5, 8.5)]
            }
            Self::Note => &[
                Loop(&[(5.0, 4.0), (19.0, 4.0), (19.0, 14.5), (14.0, 20.0), (5.0, 20.0)]),
                Line(&[(14.0, 20.0), (14.0, 14.5), (19.0, 14.5)]),
                Line(&[(8.5, 8.5), (15.5, 8.5)]),
                Line(&[(8.5, 12.0), (12.0, 12.0)]),
            ],
            Self::EyeOff => &[
                Line(&[(9.0, 6.3), (12.0, 5.8), (15.0, 6.3), (18.5, 8.2), (21.5, 12.0), (18.8, 15.4)]),
                Line(&[(6.0, 7.8), (2.5, 12.0), (5.5, 15.8), (9.0, 17.7), (12.0, 18.2), (15.0, 17.7)]),
                Line(&[(4.0, 4.0), (20.0, 20.0)]),
            ],
            Self::Minus => &[Line(&[(5.0, 12.0), (19.0, 12.0)])],
            Self::Plus => &[Line(&[(12.0, 5.0), (12.0, 19.0)]), Line(&[(5.0, 12.0), (19.0, 12.0)])],
            Self::More => &[Dot(5.5, 12.0), Dot(12.0, 12.0), Dot(18.5, 12.0)],
            Self::Pin => &[
                Line(&[(12.0, 15.0), (12.0, 21.0)]),
                Loop(&[
                    (9.0, 3.5),
                    (15.0, 3.5),
                    (14.5, 9.5),
                    (17.5, 12.5),
                    (17.5, 15.0),
                    (6.5, 15.0),
                    (6.5, 12.5),
                    (9.5, 9.5),
                ]),
            ],
            Self::File => &[
                Loop(&[(6.0, 3.5), (13.5, 3.5), (18.5, 8.5), (18.5, 20.5), (6.0, 20.5)]),
                Line(&[(13.5, 3.5), (13.5, 8.5), (18.5, 8.5)]),
            ],
            Self::Picture => &[
                Box(3.5, 5.0, 20.5, 19.0, 2.0),
                Circle(8.5, 9.8, 1.6),
                Line(&[(4.0, 17.0), (9.5, 12.8), (12.5, 15.4), (16.0, 11.8), (20.0, 15.6)]),
            ],
            Self::Link => &[
                Line(&[(10.0, 14.0), (14.0, 10.0)]),
                Arc(8.0, 16.0, 4.2, 30.0, 240.0),
                Arc(16.0, 8.0, 4.2, 210.0, 420.0),
            ],
            Self::Outside => &[
                Line(&[(13.5, 4.5), (19.5, 4.5), (19.5, 10.5)]),
                Line(&[(19.5, 4.5), (11.0, 13.0)]),
                Line(&[(10.0, 5.5), (4.5, 5.5), (4.5, 19.5), (18.5, 19.5), (18.5, 14.0)]),
            ],
            Self::Retry => {
                &[Arc(12.0, 12.5, 7.5, -30.0, 235.0), Line(&[(19.5, 4.0), (19.5, 8.8), (14.7, 8.8)])]
            }
            Self::Back => &[Line(&[(14.5, 6.0), (8.5, 12.0), (14.5, 18.0)])],
            Self::Forward => &[Line(&[(9.5, 6.0), (15.5, 12.0), (9.5, 18.0)])],
            Self::Edit => &[
                Loop(&[(4.5, 19.5), (5.2, 15.6), (16.0, 4.8), (19.2, 8.0), (8.4, 18.8)]),
                Line(&[(13.5, 7.3), (16.7, 10.5)]),
            ],
            Self::Trash => &[
                Line(&[(4.5, 6.5), (19.5, 6.5)]),
                Line(&[(9.0, 6.5), (9.0, 3.8), (15.0, 3.8), (15.0, 6.5)]),
                Line(&[(6.5, 6.5), (7.3, 20.2), (16.7, 20.2), (17.5, 6.5)]),
                Line(&[(10.3, 10.5), (10.3, 16.5)]),
                Line(&[(13.7, 10.5), (13.7, 16.5)]),
            ],
            Self::Save => &[
                Line(&[(12.0, 4.0), (12.0, 15.0)]),
                Line(&[(7.5, 10.5), (12.0, 15.0), (16.5, 10.5)]),
                Line(&[(4.5, 16.0), (4.5, 19.5), (19.5, 19.5), (19.5, 16.0)]),
            ],
            Self::People => &[
                Circle(9.0, 8.5, 3.5),
                Arc(9.0, 19.0, 6.0, 180.0, 360.0),
                Arc(15.5, 8.5, 3.5, -80.0, 80.0),
                Arc(15.0, 19.0, 6.0, -65.0, 0.0),
            ],
            Self::Bot => &[
                Box(4.5, 8.0, 19.5, 19.5, 3.0),
                Line(&[(12.0, 8.0), (12.0, 4.5)]),
                Dot(12.0, 4.2),
                Dot(9.2, 13.2),
                Dot(14.8, 13.2),
            ],
            Self::Keyboard => &[
                Box(3.0, 6.0, 21.0, 18.0, 2.0),
                Dot(7.0, 10.2),
                Dot(12.0, 10.2),
                Dot(17.0, 10.2),
                Line(&[(8.0, 14.4), (16.0, 14.4)]),
            ],
            Self::Panel => &[Box(3.5, 5.0, 20.5, 19.0, 2.0), Line(&[(14.5, 5.0), (14.5, 19.0)])],
            Self::Attach => &[
                Line(&[(19.0, 11.0), (11.6, 18.4)]),
                Arc(8.4, 15.2, 4.5, 45.0, 225.0),
                Line(&[(5.2, 12.0), (12.9, 4.3)]),
                Arc(15.0, 6.4, 3.0, 225.0, 405.0),
                Line(&[(17.1, 8.5), (10.1, 15.5)]),
                Arc(9.05, 14.45, 1.5, 45.0, 225.0),
                Line(&[(8.0, 13.4), (14.2, 7.2)]),
            ],
            Self::Video => &[
                Box(3.0, 6.0, 15.5, 18.0, 2.0),
                Loop(&[(15.5, 10.8), (21.0, 7.8), (21.0, 16.2), (15.5, 13.2)]),
            ],
            Self::Lock => &[Box(5.0, 11.0, 19.0, 20.5, 2.0), Arc(12.0, 11.0, 4.2, 180.0, 360.0)],
        }
    }
}

/// Draws an icon into a rectangle.
pub fn paint(painter: &Painter, rect: Rect, icon: Icon, stroke: Stroke) {
    let scale = rect.size().min_elem() / 24.0;
    let origin = rect.center() - Vec2::splat(12.0 * scale);
    let at = |x: f32, y: f32| origin + vec2(x, y) * scale;
    let points = |from: &[(f32, f32)]| from.iter().map(|&(x, y)| at(x, y)).collect::<Vec<_>>();
    for part in icon.parts() {
        match *part {
            Line(corners) => line(painter, points(corners), stroke),
            Loop(corners) => {
                painter.add(PathShape::closed_line(points(corners), PathStroke::from(stroke)));
            }
            Circle(x, y, radius) => {
                painter.circle_stroke(at(x, y), radius * scale, stroke);
            }
            Arc(x, y, radius, from, to) => line(painter, arc(at(x, y), radius * scale, from, to), stroke),
            Dot(x, y) => {
                painter.circle_filled(at(x, y), stroke.width * 0.85, stroke.color);
            }
            Box(left, top, right, bottom, corner) => {
                let rect = Rect::from_min_max(at(left, top), at(right, bottom));
                painter.add(PathShape::closed_line(rounded(rect, corner * scale), PathStroke::from(stroke)));
            }
        }
    }
}

/// A line with round ends, as a pen draws it.
fn line(painter: &Painter, points: Vec<Pos2>, stroke: Stroke) {
    if let ([first, ..], [.., last]) = (points.as_slice(), points.as_slice()) {
        let ends = [*first, *last];
        painter.extend(ends.map(|end| Shape::circle_filled(end, stroke.width * 0.5, stroke.color)));
    }
    painter.line(points, stroke);
}

fn arc(center: Pos2, radius: f32, from: f32, to: f32) -> Vec<Pos2> {
    // One point for every twelve degrees is round enough at the sizes of icons.
    let steps = ((to - from).abs() / 12.0).ceil().max(2.0);
    (0..=steps as usize)
        .map(|step| {
            let angle = (from + (to - from) * step as f32 / steps).to_radians();
            center + radius * vec2(angle.cos(), angle.sin())
        })
        .collect()
}

fn rounded(rect: Rect, radius: f32) -> Vec<Pos2> {
    let inner = rect.shrink(radius);
    [
        (inner.right_bottom(), 0.0),
        (inner.left_bottom(), 90.0),
        (inner.left_top(), 180.0),
        (inner.right_top(), 270.0),
    ]
    .into_iter()
    .flat_map(|(corner, from)| {
        [0.0, 45.0, 90.0].map(|step| {
            let angle = f32::to_radians(from + step);
            pos2(corner.x + radius * angle.cos(), corner.y + radius * angle.sin())
        })
    })
    .collect()
}

/// How thick the lines of an icon of this size are.
#[must_use]
pub fn weight(size: f32) -> f32 {
    (size / 24.0 * 1.9).clamp(1.2, 2.5)
}

/// An icon that only decorates: a screen reader does not hear of it.
pub fn icon(ui: &mut Ui, icon: Icon, size: f32, color: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint(ui.painter(), rect, icon, Stroke::new(weight(size), color));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_has_a_drawing_inside_its_grid() {
        for icon in Icon::ALL {
            assert!(!icon.parts().is_empty(), "{icon:?}");
            for part in icon.parts() {
                let inside = |x: f32, y: f32| (1.0..=23.0).contains(&x) && (1.0..=23.0).contains(&y);
                let ok = match *part {
                    Line(points) | Loop(points) => points.iter().all(|&(x, y)| inside(x, y)),
                    Circle(x, y, r) | Arc(x, y, r, ..) => inside(x, y) && r < 12.0,
                    Dot(x, y) => inside(x, y),
                    Box(left, top, right, bottom, _) => {
                        inside(left, top) && inside(right, bottom) && left < right && top < bottom
                    }
                };
                assert!(ok, "{icon:?}");
            }
        }
    }
}
