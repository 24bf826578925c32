/** The pages: one program for all three, so that the socket and what is under way outlive going from one to another. */

import "./look/base.css";
import "./look/frame.css";
import "./look/creation.css";
import "./look/studio.css";
import "./look/gallery.css";
import "./look/billing.css";
import { render } from "preact";
import { open } from "./store/people";
import { App } from "./ui/App";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no #root");
root.replaceChildren();
render(<App />, root);
open();
