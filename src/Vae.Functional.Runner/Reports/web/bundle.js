// Bundles report.js and the charting library into one file, and adds the licences of everything that went into it.
// node bundle.js <output file>
import { build } from "esbuild";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const output = process.argv[2] ?? "dist/report.js";

const result = await build({
  entryPoints: ["report.js"],
  outfile: output,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "none",
  metafile: true,
  write: false,
  logLevel: "warning",
});

const folders = new Set(Object.keys(result.metafile.inputs)
  .map(path => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0])
  .filter(folder => folder && existsSync(`${folder}/package.json`)));

const licences = new Map();
for (const folder of [...folders].sort()) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(`${folder}/${file}`, "utf8").trim() : String(license);
  licences.set(text, [...licences.get(text) ?? [], `${name} ${version}`]);
}

const notice = [...licences].map(([text, packages]) => `${packages.join(", ")}\n\n${text}`).join("\n\n----\n\n");
const licenceComment = `/*!\nThis file carries the following packages.\n\n${notice.replaceAll("*/", "* /")}\n*/\n`;

// One write at the very end: a build that stops half-way leaves no file that looks finished.
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, result.outputFiles[0].text + licenceComment);
