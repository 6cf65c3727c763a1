// What an editor tells about YAML files, by the language server behind its YAML support. Reads from standard input
// {files: [path, …], asked: [{path, text, line, character}, …]} and writes as JSON what is wrong with each file by the
// schema that its first line names, and for each place asked about, with its text in place of the file's, the messages,
// the completions and the explanation.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { getLanguageService } = require("yaml-language-server");
const { TextDocument } = require("vscode-languageserver-textdocument");

const service = getLanguageService({
  schemaRequestService: async (uri) => readFileSync(fileURLToPath(uri), "utf8"),
  workspaceContext: { resolveRelativePath: (path, resource) => new URL(path, resource).toString() },
  telemetry: { send() {}, sendTrack() {}, sendError(...told) { throw new Error(JSON.stringify(told)); } },
  clientCapabilities: {},
});
service.configure({ validate: true, completion: true, hover: true, customTags: [], schemas: [], yamlVersion: "1.2" });

const document = (path, text) => TextDocument.create(pathToFileURL(path).toString(), "yaml", 1, text);
const messages = async (opened) => (await service.doValidation(opened, false)).map((found) => found.message);

const { files, asked } = JSON.parse(readFileSync(0, "utf8"));
const found = { files: {}, asked: [] };
for (const path of files) found.files[path] = await messages(document(path, readFileSync(path, "utf8")));
for (const { path, text, line, character } of asked) {
  const opened = document(path, text);
  const completed = await service.doComplete(opened, { line, character }, false);
  const hover = await service.doHover(opened, { line, character });
  found.asked.push({
    messages: await messages(opened),
    completions: completed.items.map((item) => item.label),
    hover: hover ? JSON.stringify(hover.contents) : "",
  });
}
console.log(JSON.stringify(found));
