//! The table of rows: only those in view are drawn, whatever their number; arrows, pages and ends by keyboard.

use std::rc::Rc;

use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::desk::{Desk, use_rows};
use super::row;
use crate::locales::ledger as texts;
use crate::reader::Reader;
use crate::shell;
use crate::state::ledger::Act;
use crate::state::ledger::window::{HEAD, ROW, Window};

/// The height that is taken where none is known yet.
const HEIGHT: i64 = 600;

/// The props of [`Grid`].
#[derive(Clone, PartialEq, Properties)]
pub struct GridProps {
    /// The reader.
    pub reader: Reader,
    /// The desk.
    pub desk: Desk,
    /// How many changes there were.
    pub turn: u64,
}

/// Where the reader is: how far the table is scrolled, how much of it is seen, and the row that the keyboard is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    scrolled: i64,
    height: i64,
    active: usize,
    /// The choice of rows to which this belongs.
    pick: u32,
}

/// The table.
#[component]
pub fn Grid(props: &GridProps) -> Html {
    let (reader, desk) = (&props.reader, &props.desk);
    use_rows(desk);
    let lang = reader.lang();
    let (grid, tall, layer) = (use_node_ref(), use_node_ref(), use_node_ref());
    let book = desk.book();
    let place = use_state_eq(|| Place { scrolled: 0, height: HEIGHT, active: 0, pick: book.pick });
    // Other rows begin at their first.
    let now =
        if place.pick == book.pick { *place } else { Place { scrolled: 0, active: 0, pick: book.pick, ..*place } };
    let window = Window { rows: book.rows, height: now.height };
    let shown = window.shown(now.scrolled);
    let (rows, with_paid, basis) = (book.rows, book.differences.is_some(), book.basis());
    let set = {
        let place = place.setter();
        Rc::new(move |to: Place| place.set(to))
    };

    let fresh = place.pick != book.pick;
    // What is being chosen is fetched when that is done.
    use_effect_with((shown, window, now, book.sifting), {
        let (desk, grid, tall, layer, set) = (desk.clone(), grid.clone(), tall.clone(), layer.clone(), set.clone());
        move |(shown, window, now, _)| {
            let set_style = |node: &NodeRef, name: &str, pixels: i64| {
                if let Some(element) = node.cast::<HtmlElement>() {
                    // A length is always taken.
                    let _ = element.style().set_property(name, &format!("{pixels}px"));
                }
            };
            set_style(&tall, "height", window.tall());
            set_style(&layer, "top", shown.top);
            if let Some(grid) = grid.cast::<HtmlElement>() {
                let height = (i64::from(grid.client_height()) - HEAD).max(ROW);
                if fresh {
                    grid.set_scroll_top(0);
                }
                set(Place { height, ..*now });
            }
            if shown.end > shown.first {
                desk.act(Act::Look(shown.first, shown.end - 1));
            }
        }
    });

    let onscroll = {
        let (grid, set) = (grid.clone(), set.clone());
        Callback::from(move |_: Event| {
            if let Some(grid) = grid.cast::<HtmlElement>() {
                let height = (i64::from(grid.client_height()) - HEAD).max(ROW);
                set(Place { scrolled: grid.scroll_top().into(), height, ..now });
            }
        })
    };
    let go = {
        let (grid, set) = (grid.clone(), set.clone());
        Rc::new(move |active: usize| {
            let scrolled = window.reach(active, now.scrolled);
            if let (Some(scrolled), Some(grid)) = (scrolled, grid.cast::<HtmlElement>()) {
                grid.set_scroll_top(i32::try_from(scrolled).unwrap_or(i32::MAX));
            }
            set(Place { scrolled: scrolled.unwrap_or(now.scrolled), active, ..now });
        })
    };
    let open = {
        let desk = desk.clone();
        Rc::new(move |at: usize| {
            let row = desk.book().row(at).cloned();
            if let Some(row) = row {
                desk.act(Act::Open(row));
                shell::reveal_if_below("ledger-why");
            }
        })
    };
    let onkeydown = {
        let (go, open, desk, grid) = (go.clone(), open.clone(), desk.clone(), grid.clone());
        Callback::from(move |event: KeyboardEvent| {
            // The names above sort by themselves.
            let on_it = event.target_dyn_into::<HtmlElement>() == grid.cast::<HtmlElement>();
            if !on_it || rows == 0 {
                return;
            }
            let (last, page) = (rows - 1, window.page());
            match event.key().as_str() {
                "ArrowDown" => go((now.active + 1).min(last)),
                "ArrowUp" => go(now.active.saturating_sub(1)),
                "PageDown" => go((now.active + page).min(last)),
                "PageUp" => go(now.active.saturating_sub(page)),
                "Home" => go(0),
                "End" => go(last),
                "Enter" | " " => open(now.active),
                "Escape" => desk.act(Act::Close),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let names = row::columns(reader, basis, with_paid).into_iter().enumerate().map(|(index, (class, name, sort))| {
        let named = match sort {
            None => html! { <span>{ name }</span> },
            Some(sort) => html! {
                <button type="button" onclick={desk.on(Act::Sift(book.sift.sorted_by(sort)))}>{ name }</button>
            },
        };
        html! {
            <div role="columnheader" key={class} class={class} aria-colindex={(index + 1).to_string()}
                aria-sort={sort.map(|sort| row::sorted(&book.sift, sort))}>{ named }</div>
        }
    });
    let opened = book.opened.as_ref().map(|opened| opened.row.number);
    let drawn = (shown.first..shown.end).map(|at| {
        let held = book.row(at);
        let cells = match held {
            Some(row) => row::cells(reader, row, with_paid),
            None => html! { <div role="gridcell" class="c-who">{ "…" }</div> },
        };
        let is_on = held.is_some_and(|row| opened == Some(row.number));
        let class = classes!("row", (at == now.active).then_some("active"), is_on.then_some("opened"));
        let onclick = {
            let (go, open) = (go.clone(), open.clone());
            Callback::from(move |_: MouseEvent| {
                go(at);
                open(at);
            })
        };
        html! {
            <div role="row" id={format!("ledger-row-{at}")} key={at} {class} aria-rowindex={(at + 2).to_string()}
                aria-selected={if is_on { "true" } else { "false" }} {onclick}>{ cells }</div>
        }
    });
    let here = (shown.first..shown.end).contains(&now.active);
    html! {
        <div id="ledger-grid" class={classes!("rows-grid", with_paid.then_some("with-paid"))} role="grid" tabindex="0" ref={grid}
            aria-label={texts::table(lang)} aria-describedby="ledger-keys" aria-rowcount={(rows + 1).to_string()}
            aria-colcount={(if with_paid { 8 } else { 7 }).to_string()}
            aria-activedescendant={here.then(|| format!("ledger-row-{}", now.active))} {onscroll} {onkeydown}>
            <div role="rowgroup" class="names"><div role="row" aria-rowindex="1">{ for names }</div></div>
            <div role="rowgroup" class="tall" ref={tall}><div role="presentation" class="layer" ref={layer}>{ for drawn }</div></div>
        </div>
    }
}
