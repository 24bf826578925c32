/** The pages: a single-page application, so that the socket and pending requests survive navigation. */

import "./look/base.css";
import "./look/frame.css";
import "./look/creation.css";
import "./look/studio.css";
import "./look/gallery.css";
import "./look/billing.css";
import { render } from "preact";
import { open } from "./store/lifecycle";
import { App } from "./ui/App";
import { ignoreHeldEnter } from "./ui/presses";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no #root");
root.replaceChildren();
render(<App />, root);
addEventListener("keydown", ignoreHeldEnter, { capture: true });
open();
