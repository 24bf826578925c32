/** Builds the pages and the operators' console: `node build.mjs FOLDER` writes the files for browsers into an empty folder. */

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { licences } from "../kit/licences.mjs";

const out = process.argv[2];
if (!out) throw new Error("usage: node build.mjs FOLDER");

const PAGES = {
  studio: ["Studio", "Turn a photograph, or just words, into a picture."],
  creations: ["My creations", "Every picture that you have made."],
  missing: ["Page not found", "There is no page at this address."],
  billing: ["Billing", "Your credits: what you have, bought and used."],
};

const SHARED = {
  bundle: true,
  minify: true,
  target: ["chrome123", "firefox128", "safari17.5"],
  outdir: out,
  // Browsers may cache a file for ever if its name has a hash of its content.
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  legalComments: "none", // All of them are in LICENSES.txt.
  loader: { ".woff2": "file", ".svg": "copy" },
  // The client of the repository, from its source, with the packages of this folder.
  alias: { "@atelier/client": resolve("../../clients/typescript/src/index.ts"), "graphql-ws": "graphql-ws" },
  jsx: "automatic",
  jsxImportSource: "preact",
  metafile: true,
  logLevel: "warning",
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const pages = await build({
  ...SHARED,
  format: "esm",
  // Without shared chunks: users load nothing of the console.
  entryPoints: { pages: "src/main.tsx", operate: "src/console/main.tsx", favicon: "src/favicon.svg", app: "src/app.svg" },
});
// It has to run before the first paint, which a module does not.
await build({ ...SHARED, format: "iife", entryPoints: { early: "src/look/early.ts" } });

const files = await readdir(out);
const template = await readFile("src/page.html", "utf8");
for (const [name, [title, description]] of Object.entries(PAGES)) {
  const page = template.replaceAll("[[title]]", title).replaceAll("[[description]]", description);
  await writeFile(join(out, `${name}.html`), withNames(page));
}
await writeFile(join(out, "manifest.json"), `${JSON.stringify(manifest(), null, 1)}\n`);
await writeFile(join(out, "operate.html"), withNames(await readFile("src/console/page.html", "utf8")));
await writeFile(join(out, "documents.json"), `${JSON.stringify(await documents(), null, 1)}\n`);
await writeFile(join(out, "LICENSES.txt"), await licences([pages.metafile]));

/** The description of the pages for browsers that install them as an app. */
function manifest() {
  const icon = { src: `/static/pages/${built("app", "svg")}`, sizes: "any", type: "image/svg+xml" };
  return {
    name: "Atelier",
    short_name: "Atelier",
    description: PAGES.studio[1],
    id: "/",
    start_url: "/",
    display: "standalone",
    background_color: "#f7f4ee",
    theme_color: "#f7f4ee",
    icons: [
      { ...icon, purpose: "any" },
      { ...icon, purpose: "maskable" },
    ],
    shortcuts: [
      { name: "My creations", url: "/creations" },
      { name: "Billing", url: "/billing" },
    ],
  };
}

/** Replace the places of built files by their names. */
function withNames(page) {
  return page.replace(/\[\[([\w-]+)\.(\w+)\]\]/g, (_, stem, extension) => built(stem, extension));
}

function built(stem, extension) {
  const file = files.find((candidate) => candidate.startsWith(`${stem}-`) && candidate.endsWith(`.${extension}`));
  if (!file) throw new Error(`the build made no ${stem}.${extension}`);
  return file;
}

/** Return all documents of the pages by their hashes, for servers that accept persisted documents only. */
async function documents() {
  const { outputFiles } = await build({ entryPoints: ["../../clients/typescript/src/generated/graphql.ts"], format: "esm", write: false });
  const generated = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
  const texts = Object.entries(generated)
    .filter(([name]) => name.endsWith("Document"))
    .map(([, document]) => document.toString());
  return Object.fromEntries(texts.map((text) => [createHash("sha256").update(text).digest("hex"), text]).sort());
}
