// Draws the page before it is sent.
import { h } from "preact";
import { render } from "preact-render-to-string";
import { App } from "./app.mjs";

export const drawn = (rows) => render(h(App, { rows }));
