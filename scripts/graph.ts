import { Option } from "commander";
import { pipelineGraph, type PipelineGraph } from "../pipeline-definition/analysis/graph";
import { toDot } from "../pipeline-definition/analysis/graph-dot";
import { toJson } from "../pipeline-definition/analysis/graph-json";
import { toMermaid } from "../pipeline-definition/analysis/graph-mermaid";
import { toSvg } from "../pipeline-definition/analysis/graph-svg";
import { command, run } from "./command-line/command";
import { readableDefinition } from "./command-line/readable-definition";

type Format = "mermaid" | "dot" | "svg" | "json";

const RENDER: Readonly<Record<Format, (graph: PipelineGraph, name: string) => string | Promise<string>>> = {
  mermaid: (graph) => toMermaid(graph),
  dot: (graph) => toDot(graph),
  svg: (graph, name) => toSvg(graph, { title: `Pipeline ${name}` }),
  json: toJson,
};

interface Options {
  readonly format: Format;
  readonly json?: boolean;
}

const program = command(
  "graph",
  "Draw the steps of a definition and what each of them waits for.",
  "npm run -s graph -- adult-census --format svg > graph.svg",
)
  .argument("<WORKFLOW|FILE.json>", "a workflow's name, or a definition document")
  .addOption(
    new Option("--format <format>", "how to write the graph")
      .choices(["mermaid", "dot", "svg", "json"])
      .default("mermaid"),
  )
  .option("--json", "the same as --format json: {name, nodes, edges}")
  .action(async (target: string, { format, json = false }: Options) => {
    const { name, document } = readableDefinition(target);
    process.stdout.write(await RENDER[json ? "json" : format](pipelineGraph(document), name));
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
