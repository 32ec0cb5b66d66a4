//! How much is done for a hostile document, in bytes that are asked for: a count that is the same on every machine.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use hostile_tests::{KINDS, documents, found, texts, variants};

/// Asks the system, and counts.
struct Counting;

thread_local! {
    static ASKED: Cell<usize> = const { Cell::new(0) };
}

#[allow(unsafe_code, reason = "only an allocator sees what is asked of it; all is passed on as it came")]
// SAFETY: every call is the system's own.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // At the end of a thread there is no counter any more.
        let _ = ASKED.try_with(|asked| asked.set(asked.get().wrapping_add(layout.size())));
        // SAFETY: the caller's promises are the system's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// What any document may ask for, and for each of its bytes beyond.
const BASE: usize = 64 << 20;
const EACH: usize = 2_000;

#[test]
fn no_document_asks_for_more_than_its_length_allows() {
    for kind in &KINDS {
        // What is made once is no document's.
        (kind.read)(b"");
        let of_texts = texts().into_iter().filter_map(|hostile| {
            let longest = variants(kind.name, &hostile.text, 1, 0).into_iter().max_by_key(Vec::len);
            longest.map(|bytes| (hostile.name, bytes))
        });
        let mut most = (0, String::new(), 0);
        for (name, bytes) in of_texts.chain(documents(kind.name)).chain(found(kind.name)) {
            let before = ASKED.get();
            (kind.read)(&bytes);
            let asked = ASKED.get().wrapping_sub(before);
            if asked > most.0 {
                most = (asked, name.clone(), bytes.len());
            }
            assert!(asked <= BASE + EACH * bytes.len(), "{}: {name}: {asked} bytes for {}", kind.name, bytes.len());
        }
        println!("{}: at most {} bytes, for the {} of “{}”", kind.name, most.0, most.2, most.1);
    }
}
