/** The operators' console: a page of its own, so that the pages of users load nothing of it. */

import "../look/base.css";
import "../look/frame.css";
import "./look/frame.css";
import "./look/lists.css";
import "./look/views.css";
import { effect } from "@preact/signals";
import { render } from "preact";
import { ignoreHeldEnter } from "../ui/presses";
import { api, phase, start } from "./api/session";
import { opened } from "./store/actions";
import { overview } from "./store/overview";
import { App } from "./ui/App";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no #root");
// Nothing of users stays after the session.
effect(() => {
  if (phase.value !== "signed-out") return;
  api.close();
  opened.value = null;
  overview.value = null;
});
void start();
root.replaceChildren();
render(<App />, root);
addEventListener("keydown", ignoreHeldEnter, { capture: true });
