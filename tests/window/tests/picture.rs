//! What is exported looks like what is on the screen.
//!
//! The screen is drawn by WebKit and the picture by our own renderer, so the edges of letters and lines differ. Two dots
//! count as different when they are further apart than [`FAR`], and so are all dots around them; a share of [`SHARE`] of
//! them may be, which is less than one word of a label.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a panic in a test is its report")]

use window::{HARBOUR, Start, Window, control, new_home, shape, write};

/// How far apart two colours may be, all three channels together, of 765.
const FAR: i32 = 180;
/// How many of the dots may be further apart.
const SHARE: f64 = 0.002;

/// Dots with three channels each.
struct Dots {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
}

impl Dots {
    fn read(file: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().expect("a picture");
        let mut dots = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut dots).expect("a frame");
        let rgb =
            dots.chunks_exact(info.color_type.samples()).flat_map(|dot| [dot[0], dot[1], dot[2]]).collect();
        Self { width: info.width as usize, height: info.height as usize, rgb }
    }

    fn at(&self, x: usize, y: usize) -> [i32; 3] {
        let at = 3 * (y.min(self.height - 1) * self.width + x.min(self.width - 1));
        [self.rgb[at], self.rgb[at + 1], self.rgb[at + 2]].map(i32::from)
    }

    /// The average of the dots from `left` to `right` and from `top` to `bottom`.
    fn average(&self, [left, top, right, bottom]: [f64; 4]) -> [i32; 3] {
        let (mut sum, mut count) = ([0; 3], 0);
        for y in top as usize..(bottom.ceil() as usize).max(top as usize + 1) {
            for x in left as usize..(right.ceil() as usize).max(left as usize + 1) {
                let dot = self.at(x, y);
                (0..3).for_each(|channel| sum[channel] += dot[channel]);
                count += 1;
            }
        }
        sum.map(|channel| channel / count)
    }
}

/// Where the picture of the map is on the screen, in its dots: left, top, width, height.
fn place(window: &Window) -> [f64; 4] {
    let answer = window.ask(
        "const { left, top, width, height } = document.querySelector('[data-testid=canvas] svg').getBoundingClientRect();
         return [left, top, width, height].map((side) => side * devicePixelRatio)",
    );
    let sides: Vec<f64> =
        answer.as_array().expect("a place").iter().filter_map(serde_json::Value::as_f64).collect();
    sides.try_into().expect("four sides")
}

/// The share of dots that are on the screen at `place` and nowhere near in the picture, which is laid there `aside` dots
/// to the right.
fn difference(screen: &Dots, place: [f64; 4], picture: &Dots, aside: f64) -> f64 {
    let [left, top, width, height] = place;
    let (across, down) = (picture.width as f64 / width, picture.height as f64 / height);
    let (mut far, mut all) = (0, 0);
    for y in top.ceil() as usize + 2..(top + height) as usize - 2 {
        for x in (left.max(0.0) + aside).ceil() as usize + 2..(left + width) as usize - 2 {
            let (u, v) = ((x as f64 - left - aside) * across, (y as f64 - top) * down);
            let dot = picture.average([u, v, u + across, v + down]);
            let apart = |x: usize, y: usize| {
                let seen = screen.at(x, y);
                (0..3).map(|channel| (seen[channel] - dot[channel]).abs()).sum::<i32>()
            };
            all += 1;
            let near = (y - 1..=y + 1).any(|y| (x - 1..=x + 1).any(|x| apart(x, y) <= FAR));
            far += usize::from(!near);
        }
    }
    far as f64 / all as f64
}

/// How far the screen and the exported PNG of `map` are apart, and for comparison, when the picture is laid aside.
fn compared(map: &str) -> (f64, f64) {
    let home = new_home();
    let (path, out) = (write(home.path(), "map.owm", map), home.path().join("map.png"));
    let start = Start {
        arguments: vec![path.display().to_string()],
        dialog_save: Some(out.clone()),
        ..Start::default()
    };
    let window = Window::open_in(home, &start);
    window.wait_for(&shape("component:1:Tug"));
    window.wait_saved();
    window.wait_still();
    let (screen, place) = (Dots::read(&window.screenshot()), place(&window));
    window.click(&control("export-menu"));
    window.click(&control("export-png"));
    window.wait_until("the file is told", "return document.body.innerText.includes('Written to')");
    let picture = Dots::read(&std::fs::read(out).expect("the picture"));
    (difference(&screen, place, &picture, 0.0), difference(&screen, place, &picture, 12.0))
}

#[test]
fn a_picture_looks_like_the_screen() {
    let own = format!(
        "{HARBOUR}note Tides turn twice a day [0.20, 0.20]\ncomponent Crane [0.30, 0.40] (build)\npipeline Tug [0.60, 0.80]\n"
    );
    for map in [own.clone(), format!("style wardley\n{own}")] {
        let (same, aside) = compared(&map);
        println!("{same:.5} of the dots differ, {aside:.5} when laid aside");
        assert!(same < SHARE, "{same} of the dots differ");
        assert!(
            aside > 2.0 * SHARE,
            "a picture laid aside differs by no more than {aside}: nothing was compared"
        );
    }
}
