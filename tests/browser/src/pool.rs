//! The running browsers of this process, shared by its tests.

use std::ops::Deref;
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};

use crate::Result;
use crate::engine::{Engine, Running};
use crate::wire::lock;

/// A browser, and who has pages in it.
struct Seat {
    running: Arc<Running>,
    pages: usize,
    by: ThreadId,
}

static SEATS: Mutex<Vec<Seat>> = Mutex::new(Vec::new());

/// The right to have a page in a running browser.
pub struct Lease(Arc<Running>);

impl Deref for Lease {
    type Target = Running;

    fn deref(&self) -> &Running {
        &self.0
    }
}

/// A browser of the engine that has room, started where there is none.
///
/// In Firefox only one page has the focus, so that two tests at once need two. Every reader of `WebKit` gets a driver of their own:
/// one that has ended a session does not always begin another.
pub fn lease(engine: Engine) -> Result<Lease> {
    let by = thread::current().id();
    let mut seats = lock(&SEATS);
    seats.retain(|seat| seat.running.wire.is_open());
    let room = |seat: &&mut Seat| {
        let shared = match engine {
            Engine::Chromium => true,
            Engine::Firefox => seat.by == by,
            Engine::WebKit => false,
        };
        seat.running.engine == engine && (shared || (seat.pages == 0 && engine != Engine::WebKit))
    };
    if let Some(seat) = seats.iter_mut().find(room) {
        seat.pages += 1;
        seat.by = by;
        return Ok(Lease(Arc::clone(&seat.running)));
    }
    let running = Arc::new(engine.start()?);
    seats.push(Seat { running: Arc::clone(&running), pages: 1, by });
    Ok(Lease(running))
}

impl Drop for Lease {
    fn drop(&mut self) {
        let mut seats = lock(&SEATS);
        if let Some(seat) = seats.iter_mut().find(|seat| Arc::ptr_eq(&seat.running, &self.0)) {
            seat.pages -= 1;
        }
        seats.retain(|seat| seat.pages > 0 || self.0.engine != Engine::WebKit || !Arc::ptr_eq(&seat.running, &self.0));
    }
}
