import { Option } from "commander";
import { pipelineGraph, type PipelineGraph } from "../pipeline-definition/analysis/graph";
import { toDot } from "../pipeline-definition/analysis/graph-dot";
import { toMermaid } from "../pipeline-definition/analysis/graph-mermaid";
import { toSvg } from "../pipeline-definition/analysis/graph-svg";
import { DefinitionError } from "../pipeline-definition/checks/definition-error";
import { command, run } from "./command-line/command";
import { loadDefinition } from "./command-line/workflow-lookup";

type Format = "mermaid" | "dot" | "svg";

const RENDER: Readonly<Record<Format, (graph: PipelineGraph, name: string) => string | Promise<string>>> = {
  mermaid: (graph) => toMermaid(graph),
  dot: (graph) => toDot(graph),
  svg: (graph, name) => toSvg(graph, { title: `Pipeline ${name}` }),
};

/** Problems of a document that no picture can show, and no SageMaker takes: laying it out would never end. */
const TOO_MUCH: readonly string[] = ["nested-too-deep", "definition-too-large"];

const warning = (target: string, errors: number): string =>
  `warning: Definition "${target}" has ${String(errors)} ${errors === 1 ? "error" : "errors"}; ` +
  `npm run -s validate -- ${target} lists ${errors === 1 ? "it" : "them"}.\n`;

const program = command(
  "graph",
  "Draw the steps of a definition and what each of them waits for.",
  "npm run -s graph -- adult-census --format svg > graph.svg",
)
  .argument("<WORKFLOW|FILE.json>", "a workflow's name, or a definition document")
  .addOption(
    new Option("--format <format>", "how to write the graph")
      .choices(["mermaid", "dot", "svg"])
      .default("mermaid"),
  )
  .action(async (target: string, { format }: { readonly format: Format }) => {
    const { name, document, problems } = loadDefinition(target);
    if (document === undefined || problems.some(({ code }) => TOO_MUCH.includes(code)))
      throw new DefinitionError(`Definition "${target}"`, problems);
    const errors = problems.filter(({ severity }) => severity === "error").length;
    // A picture helps most with a document that is not right yet.
    if (errors > 0) process.stderr.write(warning(target, errors));
    process.stdout.write(await RENDER[format](pipelineGraph(document), name));
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
