import { canonicalJson } from "../pipeline-definition/document/canonical-json";
import { command, run, UsageError } from "./command-line/command";
import { readInputs } from "./command-line/read-inputs";
import { findWorkflow, workflowInputs, workflowNames } from "./command-line/workflow-lookup";

const program = command(
  "synth",
  "Print a workflow's definition document: the bytes that a deployment with the same inputs uploads.",
  "npm run -s synth -- adult-census --inputs inputs.json > definition.json",
)
  .argument("<WORKFLOW>", "a workflow's name")
  .option("--inputs <FILE.json>", "inputs instead of the workflow's sample inputs")
  .action((name: string, { inputs }: { readonly inputs?: string }) => {
    if (/\.json$/i.test(name))
      throw new UsageError(
        `"${name}" is the name of a file, and synth makes the document of a workflow.`,
        `The workflows are: ${workflowNames().join(", ")}. A file of inputs goes behind --inputs.`,
      );
    const workflow = findWorkflow(name);
    const given = inputs === undefined ? workflowInputs(workflow) : readInputs(workflow, inputs);
    process.stdout.write(canonicalJson(workflow.define(given)));
    // Exactly the bytes for a file or a pipe; on a terminal the prompt gets a line of its own.
    if (process.stdout.isTTY) process.stdout.write("\n");
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
